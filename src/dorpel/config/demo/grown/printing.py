"""The newspaper of the fictional city: one edition that was printed, and the next one as far as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import paper
from dorpel.findings.models import Evidence, Finding, Publication
from dorpel.journal.operations import record
from dorpel.newspaper.models import Article, Edition
from dorpel.newspaper.operations import choose_quote, make_pages, rewrite_article, send_to_printer, write_article

FEWEST = 3  # articles: less leaves the pages half empty


def print_edition(frame: Frame, clock: Clock, findings: Mapping[str, Finding]) -> dict[str, str]:
    """The codes under the printed articles, by finding; none in a city that found too little."""
    told = paper()
    if sum(each["finding"] in findings for each in told["articles"]) < FEWEST:
        return {}
    clock.set(moment(day(222)))
    edition = _begin(frame, 1, told, 232)
    codes = {}
    for each in told["articles"]:
        if each["finding"] in findings:
            codes[each["finding"]] = _article(frame, edition, findings[each["finding"]], each)
    for each in told["boxes"]:
        _box(frame, edition, each)
    make_pages(edition, by=frame.people["Edda"])
    clock.set(moment(day(226)))
    send_to_printer(Edition.objects.get(pk=edition.pk), by=frame.people["Edda"])
    return codes


def begin_next(frame: Frame, findings: Mapping[str, Finding]) -> None:
    """The next edition, with articles that nobody has finished."""
    told: dict[str, Any] = paper()["next"]
    edition = _begin(frame, 2, {**paper(), **told, "colophon": ""}, 470)
    for each in told["articles"]:
        if each["finding"] in findings:
            _article(frame, edition, findings[each["finding"]], each)


def _begin(frame: Frame, number: int, told: Mapping[str, Any], appears: int) -> Edition:
    edition = Edition.objects.create(
        dialogue=frame.dialogue, number=number, title=told["title"], language="nl", appears_on=day(appears),
        copies=told["copies"], colophon=told["colophon"], pages=told["pages"],
    )  # fmt: skip
    record("edition.add", edition, by=frame.people["Edda"], dialogue=frame.dialogue.pk)
    return edition


def _article(frame: Frame, edition: Edition, finding: Finding, told: Mapping[str, Any]) -> str:
    article = write_article(edition, kind=Article.Kind.FINDING, finding=finding, by=frame.people["Edda"])
    shown = Evidence.objects.filter(finding=finding, shown=True, stance=Evidence.Stance.FOR)
    for evidence in shown.order_by("pk").select_related("quote")[: told["quotes"]]:
        choose_quote(article, quote=evidence.quote, by=frame.people["Edda"])
    _rewrite(frame, article, told, finding)
    return str(article.reference)


def _box(frame: Frame, edition: Edition, told: Mapping[str, Any]) -> None:
    _rewrite(frame, write_article(edition, kind=told["kind"], by=frame.people["Edda"]), told)


def _rewrite(frame: Frame, article: Article, told: Mapping[str, Any], finding: Finding | None = None) -> None:
    texts = {name: told.get(name, "") for name in ("headline", "deck", "body", "byline")}
    if finding is not None:
        public = Publication.objects.get(finding=finding, ended_at=None)
        texts["deck"] = texts["deck"].replace("{for}", str(public.voices))
    rewrite_article(article, texts=texts, order=article.order, seen=article.version, by=frame.people["Edda"])

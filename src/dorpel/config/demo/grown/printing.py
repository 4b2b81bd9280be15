"""The first edition of the fictional city's newspaper: an article per published finding, with quotes, printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame, course
from dorpel.findings.models import Evidence, Finding
from dorpel.journal.operations import record
from dorpel.newspaper.models import Article, Edition
from dorpel.newspaper.operations import choose_quote, make_pages, rewrite_article, send_to_printer, write_article

FEWEST = 3  # articles: less leaves the two pages half empty
QUOTES = 3


def print_edition(frame: Frame, clock: Clock, findings: Mapping[str, Finding]) -> dict[str, str]:
    """The codes under the printed articles, by theme; none in a city that found too little."""
    if len(findings) < FEWEST:
        return {}
    told: dict[str, Any] = course()["edition"]
    edda = frame.people["Edda"]
    clock.set(moment(day(224)))
    edition = Edition.objects.create(
        dialogue=frame.dialogue, number=1, title=told["title"], language="nl", appears_on=day(232),
        copies=told["copies"], colophon=told["colophon"],
    )  # fmt: skip
    record("edition.add", edition, by=edda, dialogue=frame.dialogue.pk)
    codes = {
        theme: _article(frame, edition, finding, told["articles"].get(theme)) for theme, finding in findings.items()
    }
    make_pages(edition, by=edda)
    clock.set(moment(day(226)))
    send_to_printer(Edition.objects.get(pk=edition.pk), by=edda)
    return codes


def _article(frame: Frame, edition: Edition, finding: Finding, texts: dict[str, str] | None) -> str:
    edda = frame.people["Edda"]
    article = write_article(edition, kind=Article.Kind.FINDING, finding=finding, by=edda)
    shown = Evidence.objects.filter(finding=finding, shown=True).order_by("pk").select_related("quote")
    for evidence in shown[:QUOTES]:
        choose_quote(article, quote=evidence.quote, by=edda)
    if texts:
        rewrite_article(article, texts=texts, order=article.order, seen=article.version, by=edda)
    return str(article.reference)

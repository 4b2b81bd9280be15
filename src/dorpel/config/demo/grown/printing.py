"""The newspaper of the fictional city: one edition that was printed, and the next one as far as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.quoting import Chosen, numbers
from dorpel.config.demo.papers import paper
from dorpel.core.rows import WordingState
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.newspaper.figures import counted
from dorpel.newspaper.models import Article, ArticleVersion, ArticleWording, Edition
from dorpel.newspaper.operations import choose_quote, make_pages, rewrite_article, send_to_printer, write_article

FEWEST = 3  # articles: less leaves the pages half empty
TEXTS = ("headline", "jump", "deck", "body", "byline")


def print_edition(
    frame: Frame, clock: Clock, findings: Mapping[str, Finding], first: UUID | None = None
) -> dict[str, str]:
    """The codes under the printed articles, by finding; none in a city that found too little.

    `first`: the quote that stands before the others of its finding.
    """
    told = paper()
    if sum(each["finding"] in findings for each in told["articles"]) < FEWEST:
        return {}
    clock.set(moment(day(222)))
    counts = numbers(frame.dialogue)
    desk = _Desk(frame, _begin(frame, 1, told, 232, counts), findings, counts, first)
    for name in told["order"]:
        desk.write(*name.partition(":")[::2])
    for each in told["boxes"]:
        desk.article(each, kind=each["kind"])
    make_pages(desk.edition, by=desk.by)
    clock.set(moment(day(226)))
    send_to_printer(Edition.objects.get(pk=desk.edition.pk), by=desk.by)
    return desk.codes


def begin_next(frame: Frame, findings: Mapping[str, Finding]) -> None:
    """The next edition, with articles that nobody has finished."""
    told: dict[str, Any] = paper()["next"]
    counts = numbers(frame.dialogue)
    edition = _begin(frame, 2, {**paper(), **told, "colophon": "", "across": ""}, 470, counts)
    desk = _Desk(frame, edition, findings, counts)
    for each in told["articles"]:
        desk.about(each)


def _begin(frame: Frame, number: int, told: Mapping[str, Any], appears: int, counts: Mapping[str, str]) -> Edition:
    edition = Edition.objects.create(
        dialogue=frame.dialogue, number=number, title=told["title"], language="nl", appears_on=day(appears),
        copies=told["copies"], colophon=told["colophon"].format(**counts), pages=told["pages"], across=told["across"],
    )  # fmt: skip
    record("edition.add", edition, by=frame.people["Edda"], dialogue=frame.dialogue.pk)
    return edition


class _Desk:
    """Edda's desk: writes the articles of one edition in their order, each with quotes chosen by rule."""

    def __init__(
        self, frame: Frame, edition: Edition, findings: Mapping[str, Finding], counts: Mapping[str, str],
        first: UUID | None = None,
    ) -> None:  # fmt: skip
        self.edition, self.findings, self.counts = edition, findings, counts
        self.by = frame.people["Edda"]
        self.chosen = Chosen(edition, first)
        self.codes: dict[str, str] = {}

    def write(self, kind: str, name: str) -> None:
        """One piece of the edition: `kind` alone names the finding that an article is about."""
        told = paper()
        match kind:
            case "figure":
                self.picture(next(each for each in told["figures"] if each["figure"] == name))
            case "other":
                self.article(told["others"][int(name)], kind="other")
            case "column":
                self.column(next(each for each in told["columns"] if each["language"] == name))
            case "voices":
                self.voices(told["voices"])
            case _:
                self.about(next(each for each in told["articles"] if each["finding"] == kind))

    def about(self, told: Mapping[str, Any]) -> None:
        """An article about a finding, with some of its quotes; nothing when the city didn't find it."""
        finding = self.findings.get(told["finding"])
        if finding is None:
            return
        article = self.article(told, kind="finding", finding=finding)
        for quote in self.chosen.of(finding, told["quotes"]):
            choose_quote(article, quote=quote, by=self.by)
        self.codes[told["finding"]] = str(article.reference)

    def column(self, told: Mapping[str, Any]) -> None:
        """A column in another language, with what it says in short."""
        finding = self.findings.get(told["finding"])
        if finding is None:
            return
        article = self.article(told, kind="finding", finding=finding)
        headline, text = told["gloss"]
        version = ArticleVersion.objects.get(article=article, number=article.version)
        wording = ArticleWording.objects.create(
            of=version, language=self.edition.language, text=headline, body=text, state=WordingState.APPROVED
        )
        record("articlewording.save", wording, by=self.by, dialogue=self.edition.dialogue_id)

    def picture(self, told: Mapping[str, Any]) -> None:
        """A picture of counts; nothing while there is too little to show."""
        if counted(told["figure"], self.edition.dialogue, self.edition.language):
            self.article(told, kind="figure")

    def voices(self, told: Mapping[str, Any]) -> None:
        """The page of voices: what is shown with the findings and stands nowhere else, in many languages."""
        article = self.article(told, kind="voices")
        for quote in self.chosen.mixed(told["most"]):
            choose_quote(article, quote=quote, by=self.by)

    def article(self, told: Mapping[str, Any], *, kind: str, finding: Finding | None = None) -> Article:
        """An article with its words; numbers are those of the day."""
        article = write_article(
            self.edition, kind=kind, finding=finding, by=self.by, figure=told.get("figure") or told.get("sketch", ""),
            language=told.get("language", ""),
        )  # fmt: skip
        counts = dict(self.counts) | ({"for": self.chosen.behind(finding)} if finding else {})
        texts = {name: told.get(name, "").format(**counts) for name in TEXTS}
        return rewrite_article(article, texts=texts, order=article.order, seen=article.version, by=self.by)

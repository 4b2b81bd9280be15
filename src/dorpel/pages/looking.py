"""What a search in public shows: per kind the things that hold the words, with the piece of text where they stand."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dorpel.coding.models import QuoteWording
from dorpel.core.search import plain
from dorpel.dialogues.models import Decision, Dialogue
from dorpel.findings.models import Evidence
from dorpel.findings.queries import public_findings
from dorpel.insight.models import PublicWords
from dorpel.insight.published import Hits, search
from dorpel.newspaper.models import ArticleVersion
from dorpel.pages.queries import said_of, worded
from dorpel.policy.models import Action, Progress, Resolution
from dorpel.proposals.models import Proposal
from dorpel.proposals.queries import with_words

Kind = PublicWords.Kind
EACH = 6  # of each kind on the first page
MORE = 20  # when one kind is looked at
AROUND = 110  # signs before and after the first word that was found
_WORD = re.compile(r"\w+")
_ASKED = re.compile(r"\w+\*?")


class Hit(NamedTuple):
    """A published thing that holds the words; a `voice` has no title, for it is a quote."""

    address: str
    title: SafeString
    words: SafeString
    language: str
    beside: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind; `more` asks for older ones (0: no more)."""

    kind: str
    label: str
    hits: list[Hit]
    more: int = 0


def looked_for(dialogue: Dialogue, words: str, *, kind: str = "", after: int | None = None) -> list[Found]:
    """What is public and holds all these words, by kind, the newest first; of one kind more when it is named."""
    kinds = [kind] if kind in Kind.values else Kind.values
    limit = MORE if kind in Kind.values else EACH
    found = []
    for each in kinds:
        hits = search(dialogue, words, kind=each, limit=limit, after=after)
        if rows := SHOW[each](dialogue, hits, asked_words(words)):
            found.append(Found(each, str(Kind(each).label), rows, hits.after or 0))
    return found


def asked_words(asked: str) -> list[str]:
    """The words that somebody typed, as they are compared; a star at the end stands for what may follow."""
    return _ASKED.findall(plain(asked))


def lit(text: str, asked: Sequence[str]) -> SafeString:
    """The text, escaped, with the words that were looked for marked."""
    out, last = [], 0
    for word in _WORD.finditer(text):
        if _is_one(word.group(), asked):
            out += [conditional_escape(text[last : word.start()]), format_html("<mark>{}</mark>", word.group())]
            last = word.end()
    return mark_safe("".join([*out, conditional_escape(text[last:])]))  # noqa: S308  each part is escaped


def holds(text: str, asked: Sequence[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(_is_one(word, asked) for word in _WORD.findall(text))


def _is_one(word: str, asked: Sequence[str]) -> bool:
    word = plain(word)
    return any(word.startswith(each[:-1]) if each.endswith("*") else word == each for each in asked)


def piece(text: str, asked: Sequence[str]) -> SafeString:
    """The part of a long text around the first word that was found, marked."""
    text = " ".join(text.split())
    first = next((word.start() for word in _WORD.finditer(text) if _is_one(word.group(), asked)), 0)
    start, end = max(0, first - AROUND), first + AROUND
    start = text.find(" ", start) + 1 if start else 0
    cut = text[start:end] if end >= len(text) else text[start:end].rsplit(" ", 1)[0]
    return format_html("{}{}{}", "… " if start else "", lit(cut, asked), " …" if start + len(cut) < len(text) else "")


def _in_order(things: Sequence[UUID], rows: Iterable[Any], key: Callable[[Any], UUID]) -> list[Any]:
    found = {key(row): row for row in rows}
    return [found[thing] for thing in things if thing in found]


def _findings(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    rows = public_findings(dialogue).filter(finding__in=hits.things)
    found = []
    for row in _in_order(hits.things, rows, lambda row: row.finding_id):
        claim, language = worded(row.finding_version, "claim")
        told = row.finding_version.explanation
        address = reverse("pages:finding", args=[dialogue.slug, row.finding.reference])
        found.append(Hit(address, lit(claim, asked), piece(told, asked), language))
    return found


def _voices(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    wordings = Prefetch("quote__wordings", QuoteWording.objects.filter(state="approved"))
    rows = Evidence.objects.filter(pk__in=hits.things).prefetch_related(wordings)
    rows = rows.select_related("finding", "quote__answer__conversation__neighbourhood")
    found = []
    for row in _in_order(hits.things, rows, lambda row: row.pk):
        quote = row.quote
        address = reverse("pages:finding", args=[dialogue.slug, row.finding.reference])
        translated = next((w.text for w in quote.wordings.all() if holds(w.text, asked)), "")
        beside = "" if holds(quote.exact, asked) else lit(translated, asked)
        words, said = lit(quote.exact, asked), said_of(quote)
        found.append(Hit(address, SafeString(), words, quote.answer.language, beside, said))
    return found


def _articles(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    rows = ArticleVersion.objects.filter(article__in=hits.things, number=F("article__version"))
    found = []
    for row in _in_order(hits.things, rows.select_related("article__edition"), lambda row: row.article_id):
        edition = row.article.edition
        address = reverse("pages:edition", args=[dialogue.slug, edition.number]) + f"#{row.article.reference}"
        text = " ".join(filter(None, (row.deck, row.body)))
        beside = f"{edition.title} {edition.number}"
        found.append(Hit(address, lit(row.headline, asked), piece(text, asked), edition.language, beside))
    return found


def _proposals(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    rows = with_words(Proposal.objects.filter(pk__in=hits.things))
    return [
        Hit(_proposal(dialogue, row.reference), lit(row.title, asked), piece(row.text or "", asked), row.language or "")
        for row in _in_order(hits.things, rows, lambda row: row.pk)
    ]


def _answers(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    rows = Resolution.objects.filter(pk__in=hits.things).select_related("proposal")
    found = []
    for row in _in_order(hits.things, rows, lambda row: row.pk):
        words = _("{body} says {outcome}").format(body=row.get_body_display(), outcome=row.get_outcome_display())
        title, day = words[:1].upper() + words[1:], date_format(row.resolved_on)
        address = _proposal(dialogue, row.proposal.reference)
        found.append(Hit(address, conditional_escape(title), piece(row.reason, asked), row.language, day))
    return found


def _actions(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    told: dict[UUID, str] = {}
    for action, text in (
        Progress.objects.filter(action__in=hits.things).order_by("on", "pk").values_list("action", "text")
    ):
        told[action] = f"{text} {told.get(action, '')}"
    rows = Action.objects.filter(pk__in=hits.things)
    found = []
    for row in _in_order(hits.things, rows, lambda row: row.pk):
        address = reverse("pages:action", args=[dialogue.slug, row.reference])
        found.append(Hit(address, lit(row.text, asked), piece(told.get(row.pk, ""), asked), "", row.code))
    return found


def _decisions(dialogue: Dialogue, hits: Hits, asked: Sequence[str]) -> list[Hit]:
    course = reverse("pages:course", args=[dialogue.slug])
    return [
        Hit(f"{course}#{row.pk}", lit(row.what, asked), piece(row.why, asked), "", date_format(row.decided_on))
        for row in _in_order(hits.things, Decision.objects.filter(pk__in=hits.things), lambda row: row.pk)
    ]


def _proposal(dialogue: Dialogue, reference: str) -> str:
    return reverse("pages:proposal", args=[dialogue.slug, reference])


SHOW: dict[str, Callable[[Dialogue, Hits, Sequence[str]], list[Hit]]] = {
    Kind.FINDING: _findings,
    Kind.VOICE: _voices,
    Kind.ARTICLE: _articles,
    Kind.PROPOSAL: _proposals,
    Kind.ANSWER: _answers,
    Kind.ACTION: _actions,
    Kind.DECISION: _decisions,
}

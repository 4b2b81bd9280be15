"""Which quotes the fictional newspaper carries, and which numbers it tells: chosen and counted by rule."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import Sum

from dorpel.coding.models import Quote, QuoteWording
from dorpel.coding.queries import bars, showable
from dorpel.conversations.models import Answer, Conversation, Turnaway
from dorpel.core.numbers import grouped
from dorpel.core.rows import WordingState
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Adoption, Evidence, Finding, Publication
from dorpel.insight.public import everybody
from dorpel.newspaper.models import Edition

FILLERS = 2  # quotes of an article beside those that it needs
RUN = 5  # words in a row that two quotes in one paper don't share
EACH = 6  # quotes of one language on the page of voices
FIRST = ("ar", "tr", "pl", "it", "el", "fr", "en", "nl")  # the languages of that page, in turns
FOR, AGAINST = Evidence.Stance.FOR, Evidence.Stance.AGAINST


class Chosen:
    """Quotes for an edition, none twice: in its language, or with a translation that was approved."""

    def __init__(self, edition: Edition, first: UUID | None = None) -> None:
        self.edition = edition
        self.taken: set[UUID] = set()
        self.runs: set[str] = set()
        public = Publication.objects.filter(ended_at=None).values("finding")
        rows = Evidence.objects.filter(dialogue=edition.dialogue, shown=True, finding__in=public)
        rows = rows.select_related("quote__answer").order_by("pk")
        barred = bars([row.quote_id for row in rows])
        worded = set(
            QuoteWording.objects.filter(
                of__in=[row.quote_id for row in rows], language=edition.language, state=WordingState.APPROVED
            ).values_list("of", flat=True)
        )
        free = [
            row
            for row in rows
            if barred[row.quote_id] is None
            and (row.quote.answer.language == edition.language or row.quote_id in worded)
        ]
        self.rows = sorted(free, key=lambda row: row.quote_id != first)

    def of(self, finding: Finding, number: int) -> list[Quote]:
        """So many quotes of a finding: those for it in the order they are shown, one on the other side; then some that
        only fill what is left of the columns."""
        rows = _one_each([row for row in self.rows if row.finding_id == finding.pk and row.quote_id not in self.taken])
        own = [row for row in rows if row.stance == FOR and row.quote.answer.language == self.edition.language]
        other = [row for row in rows if row.stance == FOR and row not in own]
        against = [row for row in rows if row.stance == AGAINST][: int(number > 2)]
        firm = [*[*own, *other][: number - len(against)], *against]
        found = []
        for row in [*firm, *[row for row in own if row not in firm][:FILLERS]]:
            if self._is_new(row.quote):
                self._take(row.quote)
                found.append(row.quote)
        return found

    def _take(self, quote: Quote) -> None:
        self.taken.add(quote.pk)
        self.runs |= _runs(quote.exact)

    def _is_new(self, quote: Quote) -> bool:
        """Whether it stands nowhere yet, nor another that says the same in the same words."""
        return quote.pk not in self.taken and not self.runs & _runs(quote.exact)

    def mixed(self, most: int) -> list[Quote]:
        """What is left, language after language in turns, so that neighbours sound different."""
        by_language: dict[str, list[Quote]] = defaultdict(list)
        for row in self.rows:
            language = row.quote.answer.language
            if len(by_language[language]) < EACH and self._is_new(row.quote):
                self._take(row.quote)
                by_language[language].append(row.quote)
        found = []
        for turn in range(EACH):
            found += [by_language[code][turn] for code in FIRST if len(by_language[code]) > turn]
        return found[:most]

    def behind(self, finding: Finding) -> str:
        """How many voices are behind a finding, as it was published."""
        public = Publication.objects.filter(finding=finding, ended_at=None).first()
        return str(public.voices) if public else ""


def _runs(text: str) -> set[str]:
    """Every run of so many words; a shorter text as a whole."""
    words = [word.strip(".,;:!?…'\"()") for word in text.lower().split()]
    return {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def _one_each(rows: list[Evidence]) -> list[Evidence]:
    """The first of each voice: nobody speaks twice in an article."""
    found: dict[UUID, Evidence] = {}
    for row in rows:
        found.setdefault(row.quote.answer.voice_id or row.quote_id, row)
    return list(found.values())


def numbers(dialogue: Dialogue) -> dict[str, str]:
    """What the paper tells of how it was made, and of what isn't in it, as it stands today."""
    counts = everybody(dialogue)
    read = Answer.objects.filter(dialogue=dialogue).exclude(first_read_at=None)
    refused = Turnaway.objects.filter(dialogue=dialogue, outcome=Turnaway.Outcome.REFUSED)
    weighed = Quote.objects.filter(pk__in=Evidence.objects.filter(dialogue=dialogue).values("quote"))
    adopted = Adoption.objects.filter(dialogue=dialogue).values("finding_version__finding")
    found = {
        "talks": counts.talks,
        "voices": counts.voices,
        "languages": Answer.objects.filter(dialogue=dialogue).order_by().values("language").distinct().count(),
        "unread": Conversation.objects.filter(dialogue=dialogue).exclude(answers__in=read).count(),
        "refusals": refused.aggregate(all=Sum("count"))["all"] or 0,
        "silent": weighed.count() - showable(weighed).count(),
        "drafts": Finding.objects.filter(dialogue=dialogue).exclude(pk__in=adopted).count(),
    }
    return {name: grouped(number) for name, number in found.items()}

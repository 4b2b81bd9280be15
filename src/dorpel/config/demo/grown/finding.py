"""What the coders found: claims with hundreds of voices for and against, adopted, published, one taken down again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from dorpel.coding.models import Coding, Quote, Reading
from dorpel.coding.queries import bars
from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.reading import Marked
from dorpel.config.demo.papers import written
from dorpel.conversations.models import Answer, Consent, Conversation, Voice
from dorpel.core.bulk import insert_rows, know_rows
from dorpel.core.ids import uuid7
from dorpel.core.rows import WordingState
from dorpel.findings.models import Evidence, Finding, FindingVersion
from dorpel.findings.operations import adopt, look_against, publish, show_evidence, unpublish, word, write
from dorpel.findings.queries import voices_behind
from dorpel.journal.operations import record_plain
from dorpel.people.models import Person

EVIDENCE = ("id", "dialogue_id", "finding_id", "quote_id", "stance", "shown", "weighed_by_id", "weighed_at")
FOR, AGAINST = Evidence.Stance.FOR.value, Evidence.Stance.AGAINST.value
SHOWN_FOR, SHOWN_AGAINST = (4, 4), (2, 1)  # quotes: in the dialogue's own language, in others
OWN_ACTS = ("me", "we")  # what people do themselves speaks neither for nor against
TELLING = ("what", "good", "feel", "contra", "city", "story")  # the clearest first
FEWEST = 3  # voices: what fewer say stays open
HALF = 0.55  # of the passages on the other side: the others speak of something else than the claim
GOOD_SIZE = range(45, 171)  # signs
WRITERS = ("Cem", "Ayla", "Moussa", "Katrijn", "Ewa")


def find(frame: Frame, clock: Clock, marked: Sequence[Marked], star: UUID | None) -> dict[str, Finding]:
    """Writes the findings of the first reading; answers those that are public now, by name. `star` is shown first."""
    told: dict[str, Any] = written("findings")["findings"]
    known = Counter(word for each in marked for word in set(words_of(each.text)))
    clock.set(moment(day(206)))
    found: dict[str, Finding] = {}
    for index, (name, each) in enumerate(told.items()):
        sides = _sides(clock, each, marked, star)
        if sides[FOR]:
            found[name] = _write(frame, each, sides, frame.people[WRITERS[index % len(WRITERS)]], star, known)
    know_rows(Answer, Consent, Conversation, Coding, Evidence, Quote, Reading, Voice)
    clock.set(moment(day(212)))
    public = {
        name: finding
        for name, finding in found.items()
        if told[name]["state"] in ("published", "withdrawn") and voices_behind(finding, FOR) >= FEWEST
    }
    for name, finding in found.items():
        if told[name]["state"] != "draft":
            adopt(_current(finding), by=frame.people["Bea"])
    for name, finding in public.items():
        _word(frame, finding, told[name])
    clock.set(moment(day(218)))
    for finding in public.values():
        publish(finding, by=frame.people["Yara"])
    return public


def take_down(frame: Frame, clock: Clock, public: dict[str, Finding]) -> None:
    """Takes down what said more than the voices did."""
    clock.set(moment(day(268)))
    for name, told in written("findings")["findings"].items():
        if told["state"] == "withdrawn" and name in public:
            unpublish(public.pop(name), why=told["ended"], by=frame.people["Yara"])


def _sides(clock: Clock, told: dict[str, Any], marked: Sequence[Marked], star: UUID | None) -> dict[str, list[Marked]]:
    """Whose passages speak for a claim and whose against: those under its codes, and the pleasant ones beside them."""
    sides: dict[str, list[Marked]] = {FOR: [], AGAINST: []}
    for each in marked:
        if each.passage.theme != told["theme"] or each.passage.role in OWN_ACTS:
            continue
        if each.passage.pleasant != told.get("pleasant", False):
            if _touches(each, told) and clock.dice.number(f"against {each.quote.hex}", 2) / 65536 < HALF:
                sides[AGAINST].append(each)
        elif each.quote == star or (_touches(each, told) and (each.code in told["codes"] or "situations" in told)):
            sides[FOR].append(each)
    return sides


def _touches(marked: Marked, told: dict[str, Any]) -> bool:
    """Whether a passage is about the matters of a claim; one whose matter nobody knows may be."""
    matter = marked.passage.situation.partition(".")[2]
    return not matter or matter in told.get("situations", [matter])


def _write(
    frame: Frame, told: dict[str, Any], sides: dict[str, list[Marked]], by: Person, star: UUID | None,
    known: Counter[str],
) -> Finding:  # fmt: skip
    finding = write(frame.dialogue, claim=told["claim"], explanation=told["why"], language="nl", by=by)
    at = finding.made_at
    rows = [
        (uuid7(), frame.dialogue.pk, finding.pk, each.quote, stance, False, by.pk, at)
        for stance, side in sides.items()
        for each in sorted(side, key=lambda each: each.quote != star)
    ]
    insert_rows(Evidence, EVIDENCE, rows)
    record_plain("evidence.weigh", "findings.evidence", None, by=by, dialogue=frame.dialogue.pk, why=str(len(rows)))
    if told["looked"]:
        look_against(finding, where=told["looked"], by=by)
    best = [*_best(sides[FOR], *SHOWN_FOR, star, known), *_best(sides[AGAINST], *SHOWN_AGAINST, None, known)]
    shown = {each.quote for each in best}
    for evidence in Evidence.objects.filter(finding=finding, quote__in=shown).order_by("pk"):
        show_evidence(evidence, shown=True, by=by)
    return finding


def _best(side: Sequence[Marked], own: int, others: int, star: UUID | None, known: Counter[str]) -> list[Marked]:
    """The passages that stand best by themselves and may be shown: so many in Dutch, so many in other languages."""
    told = [each for each in side if each.passage.role in TELLING and not each.sensitive]
    free = [each for each in told if each.passage.whole and len(each.text) in GOOD_SIZE]
    barred = bars([each.quote for each in free])
    by_language: dict[str, list[Marked]] = defaultdict(list)
    for each in sorted(free, key=lambda each: (each.quote != star, each.passage.dutch is None, *_plain(each, known))):
        if barred[each.quote] is None:
            by_language[each.language].append(each)
    dutch = _apart(by_language.pop("nl", []), own)
    foreign = [kept for _language, found in sorted(by_language.items()) for kept in found[:1]]
    return [*dutch, *sorted(foreign, key=lambda each: each.passage.dutch is None)[:others]]


def _plain(marked: Marked, known: Counter[str]) -> tuple[bool, int, bytes]:
    """Without words that nobody else uses first, for those may be slips of the hand; the clearest role; then chance."""
    slips = any(known[word] < 2 for word in words_of(marked.text)) or ".." in marked.text
    return slips, TELLING.index(marked.passage.role), marked.quote.bytes[-6:]


def words_of(text: str) -> list[str]:
    """The words of a text, without what stands around them."""
    return [word.strip(".,;:!?…'\"()") for word in text.lower().split()]


def _apart(found: Iterable[Marked], number: int) -> list[Marked]:
    """The first of each talk, and no two that begin alike."""
    kept: dict[tuple[int, str], Marked] = {}
    begun: set[str] = set()
    for each in found:
        begin = " ".join(each.text.lower().split()[:3])
        if begin not in begun and len(kept) < number:
            begun.add(begin)
            kept.setdefault((each.passage.talk, ""), each)
    return list(kept.values())


def _current(finding: Finding) -> FindingVersion:
    return FindingVersion.objects.get(finding=finding, number=finding.version)


def _word(frame: Frame, finding: Finding, told: dict[str, Any]) -> None:
    """Translations by people, approved by a second speaker."""
    version = _current(finding)
    for language in ("en", "ar", "tr"):
        if language in told:
            text, explanation = told[language]
            state = WordingState.APPROVED
            word(version, language=language, text=text, explanation=explanation, state=state, by=frame.people["Ayla"])

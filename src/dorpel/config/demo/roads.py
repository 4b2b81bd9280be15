"""What the challengers of the fictional city went through: outings, debriefs, low points; and what became of needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from dorpel.challengers.models import Outing, Street, SupportEntry
from dorpel.challengers.operations.streets import street_key
from dorpel.config.demo.beside import make_beside
from dorpel.config.demo.chance import Dice
from dorpel.config.demo.city import DAYS
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import road
from dorpel.config.demo.people import SECOND_INTAKE_DAY
from dorpel.conversations.models import Debrief, Referral, ReferralStep
from dorpel.core.bulk import insert_rows

OUTING = (
    "id", "dialogue_id", "version", "challenger_id", "neighbourhood_id", "buddy", "starts_at", "back_by", "back_at",
)  # fmt: skip
STREET = ("id", "dialogue_id", "outing_id", "evening", "name", "key")
DEBRIEF = ("id", "dialogue_id", "challenger_id", "outing_id", "rose", "thorn", "bud", "noted_at")
SUPPORT = ("id", "dialogue_id", "challenger_id", "text", "noted_by_id", "noted_at")
STEP = ("id", "dialogue_id", "referral_id", "what", "service_id", "by_id", "at", "note")
EVERY = 15  # days between two outings of a challenger
STAYED_HOME, TOLD = 0.07, 0.7  # shares of the outings
ENDS = (0.94, 0.8, 0.62, 0.45)  # shares of the needs that were passed on, taken up, answered, closed


def walk(frame: Frame, dice: Dice) -> None:
    """All of it, each with its own moment."""
    outings, debriefs = [], []
    for index in range(len(frame.challengers)):
        for number, at in enumerate(_evenings(dice, index)):
            outing = _outing(frame, dice, f"{index} {number}", index, at)
            outings.append(outing)
            if outing[-1] is None or _chance(dice, f"told {index} {number}") < TOLD:
                debriefs.append(_debrief(frame, dice, f"{index} {number}", index, outing))
    insert_rows(Outing, OUTING, outings)
    insert_rows(Street, STREET, list(_streets(dice, outings)))
    insert_rows(Debrief, DEBRIEF, debriefs)
    insert_rows(SupportEntry, SUPPORT, list(_support(frame, dice)))
    insert_rows(ReferralStep, STEP, list(_steps(frame, dice)))
    make_beside(frame, dice)


def _evenings(dice: Dice, index: int) -> Iterator[datetime]:
    begun = int(_chance(dice, f"begins {index}") * EVERY) + (0 if index < 28 else SECOND_INTAKE_DAY)
    for on in range(begun, DAYS, EVERY):
        winter = 90 <= on < 190
        yield moment(day(on), 10 * 60 + 30 if winter else 18 * 60 + 15 * (on % 5))


def _outing(frame: Frame, dice: Dice, mark: str, index: int, at: datetime) -> tuple[Any, ...]:
    """Who went where with whom; `back_at` is empty for who stayed at home."""
    challenger = frame.challengers[index]
    near = (index * 7 + int(_chance(dice, f"place {mark}") * 31)) % len(frame.neighbourhoods)
    home = _chance(dice, f"home {mark}") < STAYED_HOME
    back = None if home else at + timedelta(minutes=70 + int(_chance(dice, f"back {mark}") * 80))
    buddy = frame.challengers[index ^ 1].name
    return (
        dice.id(f"outing {mark}", at), frame.dialogue.pk, 1, challenger.pk, frame.neighbourhoods[near].pk,
        buddy, at, at + timedelta(hours=3), back,
    )  # fmt: skip


def _streets(dice: Dice, outings: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The streets of the last week: older ones are forgotten. Whoever came second that evening went elsewhere."""
    told, taken = road()["streets"], set()
    for number, outing in enumerate(outings):
        starts = outing[6]
        if starts < moment(day(DAYS - 7)):
            continue
        name = told[int(_chance(dice, f"street {number}") * len(told))]
        if (starts.date(), name) not in taken:
            taken.add((starts.date(), name))
            yield dice.id(f"street {number}", starts), outing[1], outing[0], starts.date(), name, street_key(name)


def _debrief(frame: Frame, dice: Dice, mark: str, index: int, outing: tuple[Any, ...]) -> tuple[Any, ...]:
    told, back = road(), outing[-1]
    at = (back or outing[-3]) + timedelta(minutes=25)
    words = [_one(dice, f"{name} {mark}", told[name]) for name in ("roses", "thorns", "buds")]
    if back is None:
        words = ["", _one(dice, f"cancelled {mark}", told["cancelled"]), ""]
    else:
        # Nobody has all three to tell after each evening.
        silent = int(_chance(dice, f"silent {mark}") * 5)
        words = ["" if place == silent else each for place, each in enumerate(words)]
    challenger = frame.challengers[index]
    return (dice.id(f"debrief {mark}", at), frame.dialogue.pk, challenger.pk, outing[0], *words, at)


def _support(frame: Frame, dice: Dice) -> Iterator[tuple[Any, ...]]:
    for number, (text, heavy) in enumerate(road()["support"]):
        for turn in range(1 + (not heavy)):
            index = int(_chance(dice, f"support {number} {turn}") * 28)
            at = moment(day(int(20 + _chance(dice, f"when {number} {turn}") * 320)), 21 * 60)
            yield (
                dice.id(f"support {number} {turn}", at), frame.dialogue.pk, frame.challengers[index].pk, text,
                frame.people["Yara"].pk, at,
            )  # fmt: skip


def _steps(frame: Frame, dice: Dice) -> Iterator[tuple[Any, ...]]:
    """Most needs were passed on, many answered; some still wait with a service."""
    for pk, service, at in Referral.objects.of(frame.dialogue).order_by("pk").values_list("pk", "service", "made_at"):
        far = _chance(dice, f"need {pk.hex}")
        for number, ((what, note), share) in enumerate(zip(road()["referrals"], ENDS, strict=True)):
            if far > share:
                break
            at += timedelta(days=1 + number * 4 + pk.int % 3, hours=2)
            by = frame.people["Connie" if what == "passed" else "Mieke"].pk
            if what in ("answered", "closed"):
                Referral.objects.filter(pk=pk).update(ended_at=at)
            yield dice.id(f"step {pk.hex} {what}", at), frame.dialogue.pk, pk, what, service, by, at, note


def _one(dice: Dice, mark: str, among: list[str]) -> str:
    return among[int(_chance(dice, mark) * len(among))]


def _chance(dice: Dice, what: str) -> float:
    return dice.number(what, 6) / (1 << 48)

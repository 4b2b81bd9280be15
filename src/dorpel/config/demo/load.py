"""Makes the fictional dialogue: its frame, its talks in bulk, and what grew from them through the real operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from dorpel.config.demo.chance import Clock, Dice
from dorpel.config.demo.city import SLUG, City
from dorpel.config.demo.frame import Frame, day, moment
from dorpel.config.demo.grown.chosen import followed
from dorpel.config.demo.grown.deciding import decide
from dorpel.config.demo.grown.printing import print_edition
from dorpel.config.demo.grown.reading import read_and_find
from dorpel.config.demo.making import make_frame
from dorpel.config.demo.talk import Conversation
from dorpel.config.demo.telling import Teller, keep_doors, keep_needs
from dorpel.conversations.operations.keep import keep_many
from dorpel.core.actors import MACHINE, Actor
from dorpel.dialogues.models import Dialogue

USUAL = 320
STEP = 5_000  # talks kept at once; the search index merges less often in larger steps
Progress = Callable[[int, int], None]


def demo_receipt(seed: int, slug: str = SLUG) -> str:
    """The receipt of the voice that goes all the way to an action; the first voice's in a city too small for one."""
    return Dice(seed, slug).receipt(*(followed(seed) or (0, 0)))


class AlreadyThere(Exception):
    """A dialogue of this short name exists."""


def silent(done: int, total: int) -> None:
    """Tells nobody how far it is."""


def load(
    conversations: int = USUAL,
    seed: int = 1,
    *,
    slug: str = SLUG,
    by: Actor = MACHINE,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Makes the dialogue with so many talks and answers with its counts. The same seed makes the same rows.

    Raises AlreadyThere. Nothing else may happen in this process meanwhile: it lives by the city's clock.
    """
    if Dialogue.objects.filter(slug=slug).exists():
        raise AlreadyThere(slug)
    dice = Dice(seed, slug)
    clock = Clock(dice, moment(day(-120)))
    with clock.runs():
        with transaction.atomic():
            frame = make_frame(City(seed), slug)
        clock.set(moment(day(0)))
        teller = Teller(frame, dice)
        done = _tell(frame, dice, teller, conversations, by, progress)
        with transaction.atomic():
            findings = read_and_find(frame, clock, teller, conversations)
            articles = print_edition(frame, clock, findings)
            decide(frame, clock, findings, articles)
        return done


def _tell(frame: Frame, dice: Dice, teller: Teller, count: int, by: Actor, progress: Progress) -> dict[str, Any]:
    done = {"conversations": 0, "voices": 0, "answers": 0, "refusals": 0, "needs": 0}
    for talks in _steps(teller.talks(count)):
        with transaction.atomic():
            drafts = [teller.draft(talk) for talk in talks]
            done["conversations"] += keep_many(drafts, dialogue=frame.dialogue, by=by)
            done["refusals"] += keep_doors(frame, dice, talks)
            done["needs"] += keep_needs(frame, dice, talks, drafts)
        done["voices"] += sum(len(draft.voices) for draft in drafts)
        done["answers"] += sum(len(draft.answers) for draft in drafts)
        progress(done["conversations"], count)
    return done


def _steps(talks: Iterator[Conversation]) -> Iterator[list[Conversation]]:
    while step := list(islice(talks, STEP)):
        yield step

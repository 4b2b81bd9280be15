"""Makes the fictional dialogue: its frame, its talks in bulk, and what grew from them through the real operations."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import translation

from dorpel.config.demo.chance import Clock, Dice
from dorpel.config.demo.city import SLUG, City
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.heard import followed
from dorpel.config.demo.making import make_frame
from dorpel.config.demo.roads import walk
from dorpel.config.demo.story import Storyteller, Told, story
from dorpel.config.demo.talk import Talker
from dorpel.config.demo.telling import Drafter, keep_doors, keep_needs
from dorpel.config.demo.year import grow
from dorpel.conversations.operations.keep import keep_many
from dorpel.core.actors import MACHINE, Actor
from dorpel.dialogues.models import Dialogue

USUAL = 3_200
STEP = 2_000  # talks kept at once: more fall out of the processor's memory, fewer merge the search index more often
Progress = Callable[[int, int], None]


def demo_receipt(seed: int, slug: str = SLUG, conversations: int = USUAL) -> str:
    """The receipt of the voice that goes all the way to an action; the first voice's in a city too small for one."""
    star = followed(seed, conversations)
    if star is None:
        return Dice(seed, slug).receipt(0, 0)
    voice = Talker(City(seed)).tell(star.talk)[0].answers[star.place].voice
    return Dice(seed, slug).receipt(star.talk, voice or 0)


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

    Raises AlreadyThere. What happens in this thread meanwhile lives by the city's clock.
    """
    if Dialogue.objects.filter(slug=slug).exists():
        raise AlreadyThere(slug)
    teller = Storyteller(seed, slug)
    clock = Clock(teller.dice, moment(day(-120)))
    # Some rows begin with a sentence of ours, which would follow whoever starts the program.
    with clock.runs(), translation.override("nl"):
        with transaction.atomic():
            frame = make_frame(teller.talker.city, slug)
        clock.set(moment(day(0)))
        with _uncollected():
            done = _tell(frame, teller, conversations, by, progress)
        with transaction.atomic():
            walk(frame, teller.dice)
            grow(frame, clock, teller, conversations)
        return done


def _tell(frame: Frame, teller: Storyteller, count: int, by: Actor, progress: Progress) -> dict[str, Any]:
    done = {"conversations": 0, "voices": 0, "answers": 0, "refusals": 0, "needs": 0}
    drafter = Drafter(frame)
    for told in _steps(story(teller, count)):
        talks, drafts = [each.talk for each in told], [drafter.draft(each) for each in told]
        with transaction.atomic():
            done["conversations"] += keep_many(drafts, dialogue=frame.dialogue, by=by)
            done["refusals"] += keep_doors(frame, teller.dice, talks)
            done["needs"] += keep_needs(frame, teller.dice, talks, drafts)
        done["voices"] += sum(len(draft.voices) for draft in drafts)
        done["answers"] += sum(len(draft.answers) for draft in drafts)
        progress(done["conversations"], count)
    return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for circles among objects: talks have none, and there are a hundred of them in each."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _steps(told: Iterator[Told]) -> Iterator[list[Told]]:
    while step := list(islice(told, STEP)):
        yield step

"""Method cards that are ready to use: written by us, in the language of the dialogue."""

from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Method
from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


class Card(NamedTuple):
    """A method before it is a row: its sizes in people, its length in minutes."""

    name: Any
    steps: Any
    smallest: int
    largest: int
    minutes: int


READY = (
    Card(
        _("Doorstep talk"),
        _(
            "1. Say who you are, why you ring and how long it takes.\n"
            "2. Show the card, read the consent aloud, and ask.\n"
            "3. Ask the first question. Be silent. Let the other talk most.\n"
            "4. Ask: can you tell about a time when that happened?\n"
            "5. Ask what they can do, what we can do together, what the city can do.\n"
            "6. Read back what you wrote. Change what isn't right.\n"
            "7. Give the card with the code and say thank you."
        ),
        1,
        3,
        15,
    ),
    Card(
        _("Circle conversation"),
        _(
            "1. Sit in a circle without a table. Agree: what is said here is told without names.\n"
            "2. Pass an object around. Who holds it, speaks; the others listen.\n"
            "3. First round: what is alive for you? Nobody answers anybody yet.\n"
            "4. Second round: what did you hear that you also know?\n"
            "5. Third round: what can we do, and who begins?\n"
            "6. Read back what you wrote, one answer at a time."
        ),
        4,
        12,
        90,
    ),
    Card(
        _("Open space"),
        _(
            "1. Put one big question on the wall.\n"
            "2. Who wants to talk about something writes it on a sheet and hangs it up with a time and a corner.\n"
            "3. Everybody goes where they want to be. Who doesn't learn or give anything, walks on.\n"
            "4. In each corner somebody writes down what was said and who wants to do what.\n"
            "5. End together: each corner says one thing that everybody should know."
        ),
        10,
        100,
        150,
    ),
    Card(
        _("World café"),
        _(
            "1. Small tables with paper to write on, one question for all.\n"
            "2. Talk for twenty minutes. One person stays as the host of the table, the others change.\n"
            "3. The host tells the newcomers in a minute what was said. Go on from there.\n"
            "4. Two or three rounds; the last question brings it together.\n"
            "5. Harvest: each host reads the three most important things."
        ),
        8,
        60,
        120,
    ),
    Card(
        _("Dialogue table in four steps"),
        _(
            "1. Get to know each other: who are you, and what brings you here?\n"
            "2. Tell: a good experience with our question. Speak for yourself, don't judge.\n"
            "3. Dream: how would it be if it were as you wish?\n"
            "4. Do: what is the first step, and what do you do yourself tomorrow?\n"
            "Write what each promises in their own words."
        ),
        5,
        8,
        180,
    ),
)


@transaction.atomic
def add_ready_methods(dialogue: Dialogue, *, by: Actor) -> int:
    """Adds the ready cards that the dialogue doesn't have yet; returns how many. Raises NotAllowed."""
    require(by, May.RUN_CHALLENGERS, dialogue)
    language = dialogue.language if dialogue.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    added = 0
    with translation.override(language):
        for card in READY:
            rest = {
                "steps": str(card.steps),
                **{name: getattr(card, name) for name in ("smallest", "largest", "minutes")},
            }
            method, new = Method.objects.get_or_create(dialogue=dialogue, name=str(card.name), defaults=rest)
            if new:
                record("method.add", method, by=by, dialogue=dialogue.pk)
            added += new
    return added

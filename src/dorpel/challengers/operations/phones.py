"""Letting a challenger's phone in by a code, for a training evening: the leader makes it, the challenger scans it."""

from django.db import transaction

from dorpel.challengers.models import Challenger
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.facts import MembershipBegun
from dorpel.dialogues.models import Dialogue, Membership
from dorpel.dialogues.roles import May, Role
from dorpel.journal.operations import record
from dorpel.people.models import Device, Person
from dorpel.people.operations import add_device, add_person, revoke_device


class OnlyThemselves(Exception):
    """This person is more than a challenger of this dialogue: a code would open more than this, so they make it."""


class Stopped(Exception):
    """This challenger stopped."""


@transaction.atomic
def let_phone_in(challenger: Challenger, *, name: str = "", by: Person) -> tuple[Device, str]:
    """A device for a challenger and its code, which isn't kept anywhere. Who has no person yet becomes one.

    By who runs the challengers. Raises NotAllowed, OnlyThemselves, Stopped.
    """
    require(by, May.RUN_CHALLENGERS, challenger.dialogue)
    held = (
        Challenger.objects.select_for_update(of=("self",))
        .select_related("application", "dialogue")
        .get(pk=challenger.pk)
    )
    if held.stopped_at is not None:
        raise Stopped(held.name)
    person = held.person or _person_of(held, by=by)
    if person.pk != by.pk and not only_a_challenger(person, held.dialogue):
        raise OnlyThemselves(held.name)
    device, code = add_device(person, by=by, name=name, allowed=True)
    record("device.add", held, by=by, dialogue=held.dialogue_id)
    return device, code


def _person_of(challenger: Challenger, *, by: Person) -> Person:
    """Somebody without an address who comes in by a phone alone, as a challenger here."""
    language = challenger.application.language if challenger.application else challenger.dialogue.language
    person = add_person(challenger.name, email="", language=language)
    membership = Membership.objects.create(dialogue=challenger.dialogue, person=person, role=Role.CHALLENGER)
    record("membership.begin", membership, by=by, dialogue=challenger.dialogue_id)
    announce(MembershipBegun(challenger.dialogue_id, person.pk, Role.CHALLENGER.value))
    challenger.person = person
    challenger.version += 1
    challenger.save(update_fields=["person", "version"])
    return person


def only_a_challenger(person: Person, dialogue: Dialogue) -> bool:
    """Whether a code for this person opens nothing but what a challenger of this dialogue may."""
    held = set(person.memberships.filter(ended_at=None).values_list("dialogue", "role"))
    return held == {(dialogue.pk, Role.CHALLENGER.value)}


@transaction.atomic
def shut_phone_out(challenger: Challenger, device: Device, *, by: Person) -> None:
    """Shuts a device of a challenger out at once. By its owner, or who runs the challengers. Raises NotAllowed."""
    if device.person_id != by.pk:
        require(by, May.RUN_CHALLENGERS, challenger.dialogue)
    if device.person_id != challenger.person_id:
        raise OnlyThemselves(challenger.name)
    revoke_device(device, by=by, allowed=True)
    record("device.revoke", challenger, by=by, dialogue=challenger.dialogue_id)

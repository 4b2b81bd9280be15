"""Needs, wishes and concerns: kept encrypted, passed on, answered."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import (
    Concern,
    ConcernNote,
    Referral,
    ReferralRoute,
    ReferralStep,
    Wish,
    WishCall,
)
from dorpel.core.actors import Actor
from dorpel.core.crypto import seal, unseal
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import NotAllowed, raise_version, require
from dorpel.dialogues.models import Dialogue, Service
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record, record_plain
from dorpel.people.models import Contact, Person
from dorpel.people.operations import keep_contact, open_contact

LONGEST_TERM = timedelta(days=365)  # after it was made, whatever happened
WISH, NEED, CONCERN = "wish", "referral", "concern"  # purposes of an address


def service_for(dialogue: Dialogue, kind: str, named: UUID | None = None) -> Service | None:
    """The service that was named, when it is one of this dialogue; else the one to which this kind goes."""
    found: Service | None = Service.objects.filter(dialogue=dialogue, pk=named).first() if named else None
    if found is None:
        route = ReferralRoute.objects.filter(dialogue=dialogue, kind=kind).select_related("service").first()
        found = route.service if route else None
    return found


@transaction.atomic
def set_routes(dialogue: Dialogue, services: dict[str, Service | None], *, by: Person) -> None:
    """To which service each kind of need goes from now on; None lets the connector choose. Raises NotAllowed."""
    require(by, May.RUN_DIALOGUE, dialogue)
    for kind, service in services.items():
        if service is None:
            ReferralRoute.objects.filter(dialogue=dialogue, kind=kind).delete()
        else:
            ReferralRoute.objects.update_or_create(dialogue=dialogue, kind=kind, defaults={"service": service})
    record("referralroute.change", dialogue, by=by, dialogue=dialogue.pk)


@transaction.atomic
def note_need(
    dialogue: Dialogue, *, kind: str, need: str, service: Service | None, by: Person, held_on: Any = None
) -> Referral:
    """A need that somebody writes down here, with a yes of the resident; passed on at once. Raises NotAllowed."""
    require(by, May.REFER, dialogue)
    row = Referral(dialogue=dialogue, kind=kind, service=service or service_for(dialogue, kind), held_on=held_on)
    row.challenger = Challenger.objects.filter(dialogue=dialogue, person=by).first()
    row.language, row.agreed_at, row.made_at = dialogue.language, timezone.now(), timezone.now()
    keep_need(row, need, by=by)
    return row


def keep_need(row: Referral, need: str, *, by: Person | None) -> None:
    """Seals and saves a new need, and passes it on when a service is known."""
    row.sealed = seal(need, place=row.place)
    row.save(force_insert=True)
    if row.service_id:
        ReferralStep.objects.create(
            dialogue_id=row.dialogue_id, referral=row, what=ReferralStep.What.PASSED, service_id=row.service_id,
            by=by, at=row.made_at,
        )  # fmt: skip


def words_of(row: Any) -> str:
    """The words of a need, a wish, a concern or a note. Raises CannotOpen."""
    return unseal(bytes(row.sealed), place=row.place)


@transaction.atomic
def change_need(row: Referral, *, kind: str, need: str, seen: int, by: Person) -> Referral:
    """Mends the words or the kind of a need. Raises NotAllowed, StaleSave."""
    require(by, May.ROUTE, row.dialogue)
    raise_version(row, seen=seen, texts={})
    row.kind, row.sealed = kind, seal(need, place=row.place)
    row.save(update_fields=["kind", "sealed", "version"])
    record("referral.change", row, by=by, dialogue=row.dialogue_id)
    return row


@transaction.atomic
def add_step(referral: Referral, *, what: str, service: Service | None, note: str, by: Person) -> ReferralStep:
    """Notes what happened to a need; who routes passes it on, its service says what it did with it.

    Raises NotAllowed, also for a member of another service.
    """
    passed = what == ReferralStep.What.PASSED
    require(by, May.ROUTE if passed else May.ANSWER_REFERRALS, referral.dialogue)
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise NotAllowed(May.ANSWER_REFERRALS.value)
    step = ReferralStep.objects.create(
        dialogue_id=referral.dialogue_id,
        referral=referral,
        what=what,
        service=service if passed else referral.service,
        by=by,
        at=timezone.now(),
        note=note,
    )
    if passed:
        referral.service, referral.ended_at = service, None
    elif what in (ReferralStep.What.ANSWERED, ReferralStep.What.CLOSED):
        referral.ended_at = step.at
    referral.version += 1
    referral.save(update_fields=["service", "ended_at", "version"])
    record(f"referral.{what}", referral, by=by, dialogue=referral.dialogue_id)
    return step


@transaction.atomic
def note_call(wish: Wish, *, how: str, note: str, by: Person) -> WishCall:
    """Notes that somebody called who wants to do something. Raises NotAllowed."""
    require(by, May.ROUTE, wish.dialogue)
    call = WishCall.objects.create(
        dialogue_id=wish.dialogue_id, wish=wish, how=how, note=note, by=by, at=timezone.now()
    )
    if how != WishCall.How.TRIED:
        Wish.objects.filter(pk=wish.pk).update(ended_at=call.at)
    record("wish.call", wish, by=by, dialogue=wish.dialogue_id)
    return call


@transaction.atomic
def reach(row: Any, *, by: Person) -> list[tuple[str, str]]:
    """How to reach whose need, wish or concern it is: (means, address); the journal says who looked.

    Raises NotAllowed, also for a member of another service.
    """
    may = {Referral: May.ANSWER_REFERRALS, Wish: May.ROUTE, Concern: May.HEAR_CONCERNS}[type(row)]
    require(by, may, row.dialogue)
    if isinstance(row, Referral) and not Referral.objects.visible_to(by).filter(pk=row.pk).exists():
        raise NotAllowed(may.value)
    contacts = Contact.objects.filter(whose=row.pk).order_by("means")
    return [(contact.get_means_display(), open_contact(contact, by=by)) for contact in contacts]


def keep_address(row: Any, purpose: str, means: str, address: str, *, by: Actor) -> None:
    """How to reach somebody, for as long as the row itself may stay."""
    until = timezone.localdate(row.made_at) + LONGEST_TERM
    keep_contact(row.pk, means=means, address=address, purpose=purpose, until=until, by=by)


@transaction.atomic
def note_concern(concern: Concern, *, text: str, close: bool, by: Person) -> ConcernNote:
    """What the person of trust did, encrypted; closing begins its term. The dialogue's journal never tells of it.

    Raises NotAllowed.
    """
    require(by, May.HEAR_CONCERNS, concern.dialogue)
    note = ConcernNote(pk=uuid7(), dialogue_id=concern.dialogue_id, concern=concern, by=by, at=timezone.now())
    note.sealed = seal(text, place=note.place)
    note.save(force_insert=True)
    if close:
        Concern.objects.filter(pk=concern.pk).update(ended_at=note.at)
    act = "concern.close" if close else "concern.note"
    record_plain(act, Concern._meta.label_lower, concern.pk, by=by, dialogue=None)
    return note

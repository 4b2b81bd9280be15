"""Addresses: sealed when they come in, opened one at a time, gone after their term."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.crypto import seal, unseal
from dorpel.core.events import announce
from dorpel.people.facts import ContactKept, ContactOpened
from dorpel.people.models import Contact


@transaction.atomic
def keep_contact(whose: UUID, *, means: str, address: str, purpose: str, until: date, by: Actor) -> Contact:
    """Keeps an address, encrypted, for one purpose until a day.

    Rights belong to the room that asks: it checks them before it calls.
    """
    contact = Contact(whose=whose, means=means, purpose=purpose, until=until)
    contact.sealed = seal(address, place=_place(contact))
    contact.save()
    announce(ContactKept(contact.pk, purpose, by))
    return contact


@transaction.atomic
def open_contact(contact: Contact, *, by: Actor) -> str:
    """The address in plain words, and a line in the journal that it was read. Raises CannotOpen.

    Rights belong to the room that asks: it checks them before it calls.
    """
    address = unseal(bytes(contact.sealed), place=_place(contact))
    announce(ContactOpened(contact.pk, contact.purpose, by))
    return address


def drop_old_contacts(today: date | None = None) -> int:
    """Deletes the addresses whose term is over; returns how many."""
    deleted, _kinds = Contact.objects.filter(until__lt=today or timezone.localdate()).delete()
    return deleted


def _place(contact: Contact) -> str:
    """Whose it is and what for are bound in too: a sealed address moved to another row won't open."""
    return f"people_contact/sealed/{contact.pk}/{contact.whose}/{contact.purpose}"

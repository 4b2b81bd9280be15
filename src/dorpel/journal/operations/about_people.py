"""Reactions of the journal to what happens in people, a room that lies under it."""

from dorpel.journal.operations.recording import record_plain
from dorpel.people.facts import ContactKept, ContactOpened, DeviceAdded, DeviceRevoked, PersonChanged


def journal_person_changed(fact: PersonChanged) -> None:
    """A person changed their own name or language."""
    record_plain("person.change", "people.person", fact.person, by=fact.by, dialogue=None)


def journal_device_added(fact: DeviceAdded) -> None:
    """A device may record for somebody."""
    record_plain("device.add", "people.device", fact.device, by=fact.by, dialogue=None)


def journal_device_revoked(fact: DeviceRevoked) -> None:
    """A device may no longer."""
    record_plain("device.revoke", "people.device", fact.device, by=fact.by, dialogue=None)


def journal_contact_kept(fact: ContactKept) -> None:
    """An address was noted; which one stays unsaid."""
    record_plain("contact.keep", "people.contact", fact.contact, by=fact.by, dialogue=None, why=fact.purpose)


def journal_contact_opened(fact: ContactOpened) -> None:
    """An address was read."""
    record_plain("contact.open", "people.contact", fact.contact, by=fact.by, dialogue=None, why=fact.purpose)

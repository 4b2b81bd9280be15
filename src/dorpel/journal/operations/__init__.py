"""Writing in the journal, closing it, checking it, and the one way to let old entries go."""

from dorpel.journal.operations.about_people import (
    journal_contact_kept,
    journal_contact_opened,
    journal_device_added,
    journal_device_revoked,
    journal_person_changed,
)
from dorpel.journal.operations.chain import Flaw, close_all, close_entries, verify, verify_newest
from dorpel.journal.operations.purging import OnlyTheMachine, purge
from dorpel.journal.operations.recording import record, record_plain

__all__ = [
    "Flaw", "OnlyTheMachine", "close_all", "close_entries", "journal_contact_kept", "journal_contact_opened",
    "journal_device_added", "journal_device_revoked", "journal_person_changed", "purge", "record", "record_plain",
    "verify", "verify_newest",
]  # fmt: skip

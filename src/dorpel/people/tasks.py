"""The nightly job of this room; django-q2 calls it by its dotted name."""

from dorpel.people.operations import drop_old_contacts


def forget_contacts() -> int:
    """Deletes the addresses whose term is over; returns how many. May run twice."""
    return drop_old_contacts()

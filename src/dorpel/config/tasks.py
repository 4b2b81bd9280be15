"""Nightly work that belongs to no room; django-q2 calls it by its dotted name."""

from django.core.management import call_command


def clear_sessions() -> None:
    """Deletes sessions that ended. May run twice."""
    call_command("clearsessions", verbosity=0)

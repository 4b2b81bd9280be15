"""The nightly job of this room; django-q2 calls it by its dotted name."""

from dorpel.challengers.operations import forget_roads
from dorpel.core.actors import MACHINE


def forget_old_roads() -> int:
    """Deletes what we know of evenings out and support after its term; returns how many rows. May run twice."""
    return sum(forget_roads(by=MACHINE).values())

"""The nightly job of this room, also queued at each start; django-q2 calls it by its dotted name."""

from dorpel.exchange.operations.batches import sweep_abandoned


def sweep_imports() -> int:
    """Removes what imports left that died; returns how many conversations. May run twice."""
    return sweep_abandoned()

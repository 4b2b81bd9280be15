"""What a phone says of itself, and that it made fewer records than before: noticed, and let go when somebody looked."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from dorpel.core.plain_sql import update_row
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain
from dorpel.people.models import Device, Person

SOON = timedelta(minutes=10)
SEEN = timedelta(minutes=1)  # how exactly "last seen" is kept


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a phone says it made, and how many of them it still holds; None where it says nothing."""

    made: int | None = None
    unsent: int | None = None


def note_counts(device: Device, counts: Counts) -> None:
    """Keeps what the device says of itself, so that a hole in its numbers can be seen."""
    told = {"made": counts.made, "unsent": counts.unsent}
    changes: dict[str, Any] = {
        name: value for name, value in told.items() if value is not None and value != getattr(device, name)
    }
    changes |= fallen(device, counts.made)
    now = timezone.now()
    if changes or device.seen_at is None or now - device.seen_at > SEEN:
        update_row(Device, device.pk, {"seen_at": now, **changes})


def fallen(device: Device, made: int | None) -> dict[str, Any]:
    """What to keep on a device that says `made`: nothing, or from how many it fell. The higher number stays."""
    if made is None:
        return {}
    if made >= device.made:
        # An older message that came later: the next one says the higher number again.
        late = device.fell_at is not None and timezone.now() - device.fell_at < SOON
        return {"fell_at": None} if late and made >= (device.fell_from or 0) else {}
    return {"fell_from": max(device.made, device.fell_from or 0), "fell_at": timezone.now()}


@transaction.atomic
def look_at_device(dialogue: Dialogue, device: Device, *, by: Person) -> None:
    """Somebody looked at what happened to this phone; the journal says who. Raises NotAllowed."""
    require(by, May.MEND_INBOX, dialogue)
    Device.objects.filter(pk=device.pk).update(fell_at=None)
    record_plain("device.look", Device._meta.label_lower, device.pk, by=by, dialogue=dialogue.pk)

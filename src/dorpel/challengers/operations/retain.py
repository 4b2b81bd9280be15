"""How long what we know about volunteers stays: streets a week, evenings a month, support and shut phones a year."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dorpel.challengers.models import Outing, Street, SupportEntry
from dorpel.core.actors import Actor
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.roles import May
from dorpel.people.models import Device

STREETS, OUTINGS, SUPPORT = timedelta(days=7), timedelta(days=30), timedelta(days=365)


@transaction.atomic
def forget_roads(*, by: Actor, now: datetime | None = None) -> dict[str, int]:
    """Deletes what is over its term; returns how many of each. Safe to run twice.

    An evening of which nobody said that it ended stays until somebody has looked. Raises NotAllowed for a person.
    """
    if by.actor_kind != "machine":
        raise NotAllowed(May.RUN_CHALLENGERS.value)
    now = now or timezone.now()
    over = {
        "streets": Street.objects.filter(evening__lt=timezone.localdate(now - STREETS)),
        "outings": Outing.objects.filter(back_at__lt=now - OUTINGS),
        "support": SupportEntry.objects.filter(noted_at__lt=now - SUPPORT),
    }
    shut = Device.objects.filter(revoked_at__lt=now - SUPPORT).exclude(seen_at=None)
    shut.update(name="", made=0, unsent=0, seen_at=None, fell_from=None, fell_at=None)
    label = {"streets": Street, "outings": Outing, "support": SupportEntry}
    return {name: rows.delete()[1].get(label[name]._meta.label, 0) for name, rows in over.items()}

"""What comes in, read for the team: the newest records, what each phone made and sent, and what is unusual.

Every reading is of one page: its cost follows what stands on the page, not how long the dialogue is.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import AnswerVersion, Conversation, Submission
from dorpel.conversations.unusual import Seen, unusual
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device, Person

NEWEST = 50  # records on the page
DAY_MATES = 200  # talks of the same days that they are compared with
MOST_HOLES = 12  # numbers that are named


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one phone: what it says it made and still holds, what is here, and which numbers are not."""

    device: Device
    received: int
    highest: int
    holes: list[int] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """How many records it calls delivered that aren't here."""
        return max(0, self.device.made - self.device.unsent - self.received)

    @property
    def fell(self) -> bool:
        """Whether it says that it made fewer than it did before: its store was emptied, or it was put back."""
        return self.device.fell_at is not None or self.highest > self.device.made

    @property
    def made_before(self) -> int:
        """The most that is known of how many it made."""
        return max(self.device.fell_from or 0, self.highest, self.device.made)


def standings(people: Sequence[UUID]) -> dict[UUID, list[Standing]]:
    """The phones of these people, by person, living ones first; three questions at most."""
    devices = list(Device.objects.filter(person__in=people).order_by("revoked_at", "-added_at"))
    rows = Submission.objects.filter(device__in=[each.pk for each in devices], number__isnull=False)
    counted = {
        device: (count, top)
        for device, count, top in rows.order_by()
        .values_list("device")
        .annotate(Count("number", distinct=True), Max("number"))
    }
    found: dict[UUID, list[Standing]] = {}
    standing = [Standing(each, *counted.get(each.pk, (0, 0))) for each in devices]
    holes = _holes([each.device.pk for each in standing if each.missing])
    for each in standing:
        whole = Standing(each.device, each.received, each.highest, holes.get(each.device.pk, []))
        found.setdefault(each.device.person_id, []).append(whole)
    return found


def _holes(devices: Sequence[UUID]) -> dict[UUID, list[int]]:
    """The numbers under the highest that aren't here, for phones that miss some; the first few of each."""
    if not devices:
        return {}
    here: dict[UUID, set[int]] = {}
    for device, number in Submission.objects.filter(device__in=devices, number__isnull=False).values_list(
        "device", "number"
    ):
        here.setdefault(device, set()).add(int(number or 0))
    return {
        device: [number for number in range(1, max(numbers)) if number not in numbers][:MOST_HOLES]
        for device, numbers in here.items()
    }


def alarms(dialogue: Dialogue) -> list[Device]:
    """Phones of challengers here that said they made fewer than before, until somebody has looked."""
    mine = Challenger.objects.filter(dialogue=dialogue, person__isnull=False).values("person")
    return list(Device.objects.filter(person__in=mine, fell_at__isnull=False).select_related("person")[:20])


def newest(dialogue: Dialogue) -> list[Submission]:
    """The newest records with the talk that grew from each."""
    rows = Submission.objects.filter(dialogue=dialogue).defer("body").order_by("-sequence")
    return list(rows.select_related("sender", "device", "conversation__challenger")[:NEWEST])


def flags_of(rows: Sequence[Submission]) -> dict[UUID, list[str]]:
    """What is unusual about the talks of these records, compared with other talks of the same people and days."""
    talks = {row.conversation.pk: row for row in rows if _talk(row) is not None}
    days = Q(pk=None)
    for who, when in {(row.conversation.challenger_id, row.conversation.held_on) for row in talks.values()}:
        if who and when:
            days |= Q(challenger=who, held_on=when)
    mates: list[Any] = []
    if talks:
        mates = list(Conversation.objects.filter(days).exclude(pk__in=list(talks)).order_by("-pk")[:DAY_MATES])
    every = [(row.conversation, row.device) for row in talks.values()] + [(mate, None) for mate in mates]
    texts: dict[UUID, list[str]] = {}
    versions = AnswerVersion.objects.filter(
        answer__conversation__in=[talk.pk for talk, _device in every], number=F("answer__version")
    )
    for talk, text in versions.values_list("answer__conversation", "text"):
        texts.setdefault(talk, []).append(text)
    seen = [
        Seen(
            talk.pk, talk.challenger_id, talk.held_on, talk.received_at, device.added_at if device else None,
            " ".join(texts.get(talk.pk, [])),
        )
        for talk, device in every
    ]  # fmt: skip
    return {key: flags for key, flags in unusual(seen).items() if key in talks}


def _talk(row: Submission) -> Any:
    return getattr(row, "conversation", None)


def change_number(dialogue: Dialogue) -> str:
    """A short name of how the page stands, from two light questions: asked every 1.5 seconds."""
    rows = Submission.objects.filter(dialogue=dialogue).order_by("-sequence")
    mine = Challenger.objects.filter(dialogue=dialogue, person__isnull=False).values("person")
    devices = Device.objects.filter(person__in=mine).aggregate(
        seen=Max("seen_at"), fell=Max("fell_at"), many=Count("pk")
    )
    parts: list[Any] = [*rows.values_list("sequence", "state")[:NEWEST], *sorted(devices.items())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def own_talks(dialogue: Dialogue, person: Person) -> list[Submission]:
    """The newest records that somebody sent here themselves."""
    rows = Submission.objects.filter(dialogue=dialogue, sender=person).defer("body").order_by("-sequence")
    return list(rows.select_related("conversation")[:20])


def last_seen(found: Sequence[Standing]) -> datetime | None:
    """When one of these phones was last here."""
    return max((each.device.seen_at for each in found if each.device.seen_at), default=None)

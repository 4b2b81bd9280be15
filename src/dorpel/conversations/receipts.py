"""From a receipt code to its voice, telling a stranger nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from dorpel.conversations.models import Voice
from dorpel.conversations.operations.needs_going import alone_of
from dorpel.conversations.queries import NeedFollowed, needs_followed
from dorpel.core.crypto import fingerprint
from dorpel.core.ids import RECEIPT_SIGNS, read_receipt
from dorpel.dialogues.models import Dialogue

NOBODY = "0" * (RECEIPT_SIGNS + 1)


def find_voice(typed: str) -> Voice | None:
    """The voice of a code as somebody typed it, or None: wrong, unknown and withdrawn codes look alike.

    The same work is done for each of them, so that the time tells nothing either.
    """
    signs = read_receipt(typed[:100])
    found = Voice.objects.filter(receipt_hash=fingerprint(signs or NOBODY, purpose="receipt"))
    voice: Voice | None = found.select_related("dialogue", "conversation").first()
    return voice if signs else None


@dataclass(frozen=True, slots=True)
class WishFollowed:
    """What became of a wish: by when somebody calls, and when somebody spoke with them."""

    due_on: date
    spoken_on: date | None


@dataclass(frozen=True, slots=True)
class AskedAlone:
    """What a receipt without a voice stands for: needs and wishes, and the keyed hash under which they lie."""

    hashed: str
    dialogue: Dialogue | None
    needs: list[NeedFollowed]
    wishes: list[WishFollowed]


def asked_alone(typed: str) -> AskedAlone:
    """The needs and wishes of a code that belongs to no voice; empty for every other code, after the same work."""
    signs = read_receipt(typed[:100])
    hashed = fingerprint(signs or NOBODY, purpose="receipt")
    referrals, wishes = alone_of(hashed)
    rows = list(wishes.select_related("dialogue").order_by("made_at", "pk"))
    first = rows[0] if rows else referrals.select_related("dialogue").first()
    return AskedAlone(
        hashed,
        first.dialogue if first else None,
        needs_followed(referrals) if signs else [],
        [
            WishFollowed(
                timezone.localdate(row.made_at) + timedelta(days=row.dialogue.call_within),
                timezone.localdate(row.ended_at) if row.ended_at else None,
            )
            for row in rows
            if signs
        ],
    )

"""The formats dorpel-referral/1, dorpel-wish/1 and dorpel-debrief/1 (docs/formats/field.md) as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from dorpel.conversations.models import Referral
from dorpel.conversations.wire import CannotRead, Fields, load
from dorpel.core.ids import read_receipt
from dorpel.people.models import Contact

REFERRAL, WISH, DEBRIEF = "dorpel-referral/1", "dorpel-wish/1", "dorpel-debrief/1"
CONCERN = "concern"
NEED_LONGEST, WISH_LONGEST, DEBRIEF_LONGEST, ADDRESS_LONGEST = 4000, 2000, 400, 200


@dataclass(frozen=True, slots=True)
class Reachable:
    """How to reach somebody."""

    means: str
    address: str


@dataclass(frozen=True, slots=True)
class BesideRecord:
    """A need, a wish or a concern as the device wrote it; `receipt` the 13 signs of a code, or empty."""

    id: UUID
    talk: UUID | None
    voice: int | None
    receipt: str
    language: str
    words: str
    contact: Reachable | None
    held_on: date | None
    kind: str = ""
    service: UUID | None = None
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class DebriefRecord:
    """How an evening was."""

    id: UUID
    outing: UUID | None
    rose: str
    thorn: str
    bud: str
    held_on: date | None


def read_referral(body: bytes) -> BesideRecord:
    """The need or concern that the bytes hold. Raises CannotRead with the place of the first problem."""
    fields = load(body)
    fields.choice("format", (REFERRAL,))
    kind = fields.choice("kind", (*Referral.Kind.values, CONCERN))
    agreed, service = fields.flag("agreed"), fields.uuid("service", None)
    if not agreed and kind != CONCERN:
        raise CannotRead("not_agreed", fields.at("agreed"))
    return _beside(fields, "need", NEED_LONGEST, kind=kind, service=service, agreed=agreed)


def read_wish(body: bytes) -> BesideRecord:
    """The wish that the bytes hold. Raises CannotRead, also when there is no way to call back."""
    fields = load(body)
    fields.choice("format", (WISH,))
    found = _beside(fields, "wish", WISH_LONGEST)
    if found.contact is None:
        raise CannotRead("missing", "contact")
    return found


def read_debrief(body: bytes) -> DebriefRecord:
    """The debrief that the bytes hold. Raises CannotRead, also when nothing is told."""
    fields = load(body)
    fields.choice("format", (DEBRIEF,))
    told = {name: fields.text(name, DEBRIEF_LONGEST, "").strip() for name in ("rose", "thorn", "bud")}
    found = DebriefRecord(
        id=fields.uuid("id"),  # type: ignore[arg-type]
        outing=fields.uuid("outing", None),
        held_on=fields.day("held_on"),
        **told,
    )
    fields.done()
    if not any(told.values()):
        raise CannotRead("missing", "rose")
    return found


def _beside(
    fields: Fields, words: str, most: int, *, kind: str = "", service: UUID | None = None, agreed: bool = True
) -> BesideRecord:
    languages = [code for code, _name in settings.SPOKEN_LANGUAGES]
    text = fields.text(words, most)
    if not text.strip():
        raise CannotRead("missing", fields.at(words))
    found = BesideRecord(
        id=fields.uuid("id"),  # type: ignore[arg-type]
        talk=fields.uuid("conversation", None),
        voice=fields.whole("voice", 1, 60, None),
        receipt=_receipt(fields),
        language=fields.choice("language", languages, languages[0]),
        words=text,
        contact=_contact(fields),
        held_on=fields.day("held_on"),
        kind=kind,
        service=service,
        agreed=agreed,
    )
    fields.done()
    return found


def _receipt(fields: Fields) -> str:
    typed = fields.maybe_text("receipt", 40)
    signs = read_receipt(typed) if typed else ""
    if signs is None:
        raise CannotRead("wrong_receipt", fields.at("receipt"))
    return signs


def _contact(fields: Fields) -> Reachable | None:
    inner = fields.maybe_inner("contact")
    if inner is None:
        return None
    found = Reachable(inner.choice("means", Contact.Means.values), inner.text("address", ADDRESS_LONGEST).strip())
    inner.done()
    if not found.address:
        raise CannotRead("missing", inner.at("address"))
    return found

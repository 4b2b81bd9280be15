"""Taking a street for an evening, so that nobody knocks twice; whoever is first has it."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from dorpel.challengers.models import Outing, Street
from dorpel.core.actors import Actor
from dorpel.dialogues.access import require, rights
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class StreetTaken(Exception):
    """Somebody else knocks in these streets that evening: pairs of the street and who has it."""

    def __init__(self, taken: list[tuple[str, str]]) -> None:
        super().__init__(len(taken))
        self.taken = taken


class NotYours(Exception):
    """Only who took a street gives it back, or who runs the challengers."""


def street_key(name: str) -> str:
    """The name as it is compared: "Beuken str." and "beukenstraat" are one street."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    run = re.sub(r"[\W_]+", "", plain.casefold())
    return re.sub(r"str$", "straat", run)[:160]


@transaction.atomic
def take_streets(outing: Outing, names: Collection[str], *, by: Actor) -> list[Street]:
    """Takes these streets for the evening of the outing. Raises NotAllowed, StreetTaken; then none is taken."""
    require(by, May.GO_OUT, outing.dialogue)
    evening = timezone.localdate(outing.starts_at)
    wanted = {street_key(name): name.strip() for name in names if street_key(name)}
    before = Street.objects.filter(dialogue=outing.dialogue_id, evening=evening, key__in=wanted)
    others = [row for row in before.select_related("outing__challenger") if row.outing_id != outing.pk]
    if others:
        raise StreetTaken([(row.name, row.outing.challenger.name) for row in others])
    mine = {row.key for row in before}
    made = []
    for key, name in wanted.items():
        if key not in mine:
            made.append(_taken(outing, evening, key, name))
    if made:
        record("street.take", outing, by=by, dialogue=outing.dialogue_id)
    return made


def _taken(outing: Outing, evening: date, key: str, name: str) -> Street:
    try:
        with transaction.atomic():
            return Street.objects.create(
                dialogue_id=outing.dialogue_id, outing=outing, evening=evening, key=key, name=name[:160]
            )
    except IntegrityError as same:  # the same street at the same moment
        raise StreetTaken([(name, "")]) from same


@transaction.atomic
def leave_street(street: Street, *, by: Person) -> None:
    """Gives a street back, so that somebody else can go there. Raises NotAllowed, NotYours."""
    require(by, May.GO_OUT, street.dialogue)
    if street.outing.challenger.person_id != by.pk and May.RUN_CHALLENGERS not in rights(by, street.dialogue):
        raise NotYours(street.name)
    record("street.leave", street.outing, by=by, dialogue=street.dialogue_id)
    street.delete()

"""The verbs of the tables: put a finding on the agenda, seat people, keep what a table wrote down."""

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.dialogues.access import StaleSave, require
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.people.models import Person
from dorpel.tables.models import AgendaItem, Note, Round, Seat, Table
from dorpel.tables.queries import published


class NotPublished(Exception):
    """Only a finding that is public now can be talked about at a table."""


class AlreadyOnAgenda(Exception):
    """The finding stands on the agenda of this round already."""


class TalkedAbout(Exception):
    """A table has this agenda item, so it can't be taken off."""


class AlreadySeated(Exception):
    """This person sits at this table already."""


class NothingWritten(Exception):
    """A note without words."""


@transaction.atomic
def put_on_agenda(
    evening: Round, *, finding: Finding, by: Actor, article_code: str = "", question: str = "", order: int = 1
) -> AgendaItem:
    """Lets a round talk about a finding. Raises NotPublished or AlreadyOnAgenda."""
    require(by, May.RUN_TABLES, evening.dialogue)
    if not published(evening.dialogue).filter(pk=finding.pk).exists():
        raise NotPublished(str(finding.pk))
    if evening.agenda.filter(finding=finding).exists():
        raise AlreadyOnAgenda(str(finding.pk))
    item = AgendaItem.objects.create(
        dialogue_id=evening.dialogue_id,
        round=evening,
        finding=finding,
        article_code=article_code,
        question=question,
        order=order,
    )
    record("agendaitem.add", item, by=by, dialogue=evening.dialogue_id)
    return item


@transaction.atomic
def take_off_agenda(item: AgendaItem, *, by: Actor) -> None:
    """Takes a finding off the agenda. Raises TalkedAbout when a table has it."""
    require(by, May.RUN_TABLES, item.dialogue)
    if item.tables.exists():
        raise TalkedAbout(str(item.pk))
    record("agendaitem.remove", item, by=by, dialogue=item.dialogue_id)
    item.delete()


@transaction.atomic
def seat(table: Table, *, name: str, by: Actor, person: Person | None = None, sits_as: str = Seat.As.RESIDENT) -> Seat:
    """Gives somebody a place; whatever proposes a seating ends here, one person at a time, by whoever agreed to it.

    Raises AlreadySeated.
    """
    require(by, May.RUN_TABLES, table.dialogue)
    if person is not None and table.seats.filter(person=person).exists():
        raise AlreadySeated(str(person.pk))
    made = Seat.objects.create(dialogue_id=table.dialogue_id, table=table, name=name, person=person, sits_as=sits_as)
    record("seat.add", made, by=by, dialogue=table.dialogue_id)
    return made


@transaction.atomic
def unseat(place: Seat, *, by: Actor) -> None:
    """Takes a place away."""
    require(by, May.RUN_TABLES, place.dialogue)
    record("seat.remove", place, by=by, dialogue=place.dialogue_id)
    place.delete()


@transaction.atomic
def write_note(table: Table, *, text: str, by: Person) -> Note:
    """Keeps what a table wrote down. Raises NothingWritten."""
    require(by, May.NOTE, table.dialogue)
    if not text.strip():
        raise NothingWritten(str(table.pk))
    note = Note.objects.create(
        dialogue_id=table.dialogue_id, table=table, text=text, written_by=by, written_at=timezone.now()
    )
    record("note.write", note, by=by, dialogue=table.dialogue_id)
    return note


@transaction.atomic
def rewrite_note(note: Note, *, text: str, seen: int, by: Actor) -> Note:
    """Changes the words of a note. Raises NothingWritten, or StaleSave with both texts."""
    require(by, May.NOTE, note.dialogue)
    if not text.strip():
        raise NothingWritten(str(note.pk))
    stored = Note.objects.select_for_update().get(pk=note.pk)
    if stored.version != seen:
        raise StaleSave(stored, [(str(Note._meta.get_field("text").verbose_name), stored.text, text)])
    stored.text, stored.version = text, seen + 1
    stored.save(update_fields=["text", "version"])
    record("note.change", stored, by=by, dialogue=stored.dialogue_id)
    return stored

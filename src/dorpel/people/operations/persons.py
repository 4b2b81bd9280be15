"""What people change about themselves."""

from django.db import transaction

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.people.facts import PersonChanged
from dorpel.people.models import Person


@transaction.atomic
def change_person(person: Person, *, name: str, language: str, by: Actor) -> Person:
    """Gives a person another name or language."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    announce(PersonChanged(person.pk, by))
    return person

"""What people change about themselves."""

from django.db import IntegrityError, transaction

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.people.facts import PersonChanged
from dorpel.people.models import Person


def add_person(name: str, *, email: str, language: str) -> Person:
    """The person with this address, or a new one; an empty address always makes a new one.

    No right is asked: a person without a role in any dialogue sees nothing.
    """
    if not email:
        return Person.objects.create_user(None, name=name, language=language)
    try:
        with transaction.atomic():
            known = Person.objects.filter(email=email).first()
            return known or Person.objects.create_user(email, name=name, language=language)
    except IntegrityError:  # the same address at the same moment
        return Person.objects.get(email=email)


@transaction.atomic
def change_person(person: Person, *, name: str, language: str, by: Actor) -> Person:
    """Gives a person another name or language."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    announce(PersonChanged(person.pk, by))
    return person

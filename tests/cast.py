"""The standing cast: the people of a dialogue, and a dialogue for them to be in."""

from dataclasses import dataclass

from dorpel.dialogues.models import Category, Dialogue, Facet, Membership, Neighbourhood, Purpose, Service
from dorpel.dialogues.operations.defaults import PURPOSES
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person

NAMES = {
    Role.CHALLENGER: "Vera",
    Role.CODER: "Cem",
    Role.EDITOR: "Edda",
    Role.LEADER: "Yara",
    Role.STAFF: "Stig",
    Role.BOARD: "Bea",
    Role.JUROR: "Jo",
    Role.CONNECTOR: "Connie",
    Role.TRUST: "Truus",
}


@dataclass(frozen=True)
class Cast:
    """A dialogue with one person in each role, and Nobody, who belongs to another dialogue only."""

    dialogue: Dialogue
    elsewhere: Dialogue
    vera: Person
    cem: Person
    edda: Person
    yara: Person
    stig: Person
    bea: Person
    jo: Person
    connie: Person
    truus: Person
    nobody: Person
    service: Service
    neighbourhood: Neighbourhood

    def in_role(self, role: Role) -> Person:
        """Who plays this role."""
        person: Person = getattr(self, NAMES[role].lower())
        return person


def make_dialogue(slug: str, name: str = "Wij maken de stad") -> Dialogue:
    """A dialogue with what every dialogue has: purposes, two facets, a neighbourhood, a service."""
    dialogue = Dialogue.objects.create(
        slug=slug, name=name, city="De Stad", slogan=name, languages=["nl", "tr", "ar"], fictional=True
    )
    for order, key in enumerate(PURPOSES, 1):
        Purpose.objects.create(dialogue=dialogue, key=key, sentence=f"{key}?", order=order)
    for facet, categories in {"age": ["16-29", "30-64", "65-plus"], "gender": ["f", "m", "x"]}.items():
        made = Facet.objects.create(dialogue=dialogue, key=facet, name=facet)
        for order, key in enumerate(categories, 1):
            Category.objects.create(dialogue=dialogue, facet=made, key=key, name=key, order=order)
    Neighbourhood.objects.create(dialogue=dialogue, code="W01", name="Tuinwijk")
    Service.objects.create(dialogue=dialogue, name="Openbaar Domein")
    return dialogue


def make_cast(slug: str = "stad") -> Cast:
    """Everybody, in their roles."""
    dialogue, elsewhere = make_dialogue(slug), make_dialogue(f"{slug}-elders", "Elders")
    people = {}
    for role, name in NAMES.items():
        people[name.lower()] = person = Person.objects.create_user(f"{name.lower()}@{slug}.example", name=name)
        office = Service.objects.get(dialogue=dialogue) if role == Role.STAFF else None
        Membership.objects.create(dialogue=dialogue, person=person, role=role, service=office)
    nobody = Person.objects.create_user(f"nobody@{slug}.example", name="Nobody")
    for role in Role:
        Membership.objects.create(dialogue=elsewhere, person=nobody, role=role)
    return Cast(
        dialogue=dialogue,
        elsewhere=elsewhere,
        nobody=nobody,
        service=Service.objects.get(dialogue=dialogue),
        neighbourhood=Neighbourhood.objects.get(dialogue=dialogue),
        **people,
    )

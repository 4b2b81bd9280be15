"""The rows of the fictional dialogue that talks point at."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from dorpel.challengers.models import Challenger, Method
from dorpel.config.demo.city import City
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood, Phase, Service
from dorpel.people.models import Person

# The generator's purposes beside ours.
PURPOSES = {"capture": "count", "quote": "quote", "contact": "contact", "archive": "table", "research": "research"}


@dataclass(slots=True)
class Frame:
    """The rows that talks point at, by what the generator calls them."""

    city: City
    dialogue: Dialogue
    people: dict[str, Person] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)
    neighbourhoods: list[Neighbourhood] = field(default_factory=list)
    categories: dict[tuple[str, str], Category] = field(default_factory=dict)
    purposes: dict[str, UUID] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    challengers: list[Challenger] = field(default_factory=list)
    phases: dict[str, Phase] = field(default_factory=dict)
    guide: UUID | None = None
    questions: list[UUID] = field(default_factory=list)

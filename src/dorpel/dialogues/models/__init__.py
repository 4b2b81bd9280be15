"""The rows of the dialogue, its course, its people and what it counts in."""

from dorpel.dialogues.models.counting import Category, CategoryWording, Facet, FacetWording, Neighbourhood, Population
from dorpel.dialogues.models.course import Decision, Intention, Lesson, Phase, StatementOfSupport
from dorpel.dialogues.models.dialogue import (
    Dialogue,
    DialogueWording,
    Service,
    StartingQuestion,
    StartingQuestionWording,
)
from dorpel.dialogues.models.members import Invitation, Membership
from dorpel.dialogues.models.purposes import Purpose, PurposeWording

__all__ = [
    "Category", "CategoryWording", "Decision", "Dialogue", "DialogueWording", "Facet", "FacetWording", "Intention",
    "Invitation", "Lesson", "Membership", "Neighbourhood", "Phase", "Population", "Purpose", "PurposeWording",
    "Service", "StartingQuestion", "StartingQuestionWording", "StatementOfSupport",
]  # fmt: skip

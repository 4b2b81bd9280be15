"""Which nouns have texts in other languages, and where their first text stands; rooms above add theirs."""

from dataclasses import dataclass
from typing import Any

from dorpel.dialogues.models import (
    Category,
    CategoryWording,
    Dialogue,
    DialogueWording,
    Facet,
    FacetWording,
    Purpose,
    PurposeWording,
    StartingQuestion,
    StartingQuestionWording,
)
from dorpel.dialogues.roles import May


@dataclass(frozen=True, slots=True)
class Worded:
    """A noun with wordings: `source` is the field of its first text, `read` and `write` the rights."""

    model: type[Any]
    wording: type[Any]
    source: str
    page: str  # the url name of the row's own page
    read: May = May.READ_DIALOGUE
    write: May = May.RUN_DIALOGUE


WORDED: dict[str, Worded] = {
    "dialogue": Worded(Dialogue, DialogueWording, "slogan", "dialogues:dialogue_detail"),
    "question": Worded(StartingQuestion, StartingQuestionWording, "text", "dialogues:startingquestion_detail"),
    "facet": Worded(Facet, FacetWording, "name", "dialogues:facet_detail"),
    "category": Worded(Category, CategoryWording, "name", "dialogues:category_detail"),
    "purpose": Worded(Purpose, PurposeWording, "sentence", "dialogues:purpose_detail"),
}


def register(noun: str, worded: Worded) -> None:
    """Lets a room above have its noun worded on the same pages."""
    WORDED[noun] = worded

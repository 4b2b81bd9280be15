"""Which nouns have texts in other languages, and where their first text stands; rooms above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

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
    """A noun with wordings: `source` is the field of its first text, `read` and `write` the rights.

    A version of something names in `about` what it is a version of, which has the page. `more` pairs further
    fields with those of the wording. `rows` gives those that may be worded, when that isn't all of a dialogue.
    """

    model: type[Any]
    wording: type[Any]
    source: str
    page: str  # the url name of the row's own page
    read: May = May.READ_DIALOGUE
    write: May = May.RUN_DIALOGUE
    about: str = ""
    more: tuple[tuple[str, str], ...] = ()
    rows: Callable[[Dialogue], QuerySet[Any]] | None = None

    def within(self, dialogue: Dialogue) -> QuerySet[Any]:
        """The rows of a dialogue that may be worded."""
        if self.rows is not None:
            return self.rows(dialogue)
        whole = {"pk": dialogue.pk} if self.model is Dialogue else {"dialogue": dialogue}
        rows: QuerySet[Any] = self.model.objects.filter(**whole)
        return rows

    def shown_by(self, row: Any) -> Any:
        """The row that has the page: itself, or what it is a version of."""
        return getattr(row, self.about) if self.about else row

    def language_of(self, row: Any, dialogue: Dialogue) -> str:
        """The language of the first text; the main one of the dialogue where a row doesn't say."""
        said = getattr(row, "language", "") or getattr(self.shown_by(row), "language", "")
        return str(said or dialogue.language)


WORDED: dict[str, Worded] = {
    "dialogue": Worded(Dialogue, DialogueWording, "slogan", "dialogues:dialogue_detail", more=(("about", "about"),)),
    "question": Worded(StartingQuestion, StartingQuestionWording, "text", "dialogues:startingquestion_detail"),
    "facet": Worded(Facet, FacetWording, "name", "dialogues:facet_detail"),
    "category": Worded(Category, CategoryWording, "name", "dialogues:category_detail"),
    "purpose": Worded(Purpose, PurposeWording, "sentence", "dialogues:purpose_detail"),
}


def register(noun: str, worded: Worded) -> None:
    """Lets a room above have its noun worded on the same pages."""
    WORDED[noun] = worded

"""What a record may name in its dialogue: guides, categories, purposes; asked once for a run of records."""

from functools import cached_property
from uuid import UUID

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import GuideVersion, Question
from dorpel.dialogues.models import Category, Dialogue, Purpose


class Vocabulary:
    """The keys of one dialogue, remembered for as long as somebody holds this."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._guides: dict[UUID, dict[str, UUID] | None] = {}
        self._challengers: dict[UUID, UUID | None] = {}

    def questions(self, guide: UUID) -> dict[str, UUID] | None:
        """The questions of a published version of a guide by their keys; None when there is no such version."""
        if guide not in self._guides:
            here = GuideVersion.objects.filter(dialogue=self._dialogue, pk=guide).exclude(published_at=None).exists()
            rows = Question.objects.filter(guide_version=guide).values_list("key", "pk")
            self._guides[guide] = dict(rows) if here else None
        return self._guides[guide]

    def challenger(self, person: UUID) -> UUID | None:
        """This person as a challenger."""
        if person not in self._challengers:
            rows = Challenger.objects.filter(dialogue=self._dialogue, person=person)
            self._challengers[person] = rows.values_list("pk", flat=True).first()
        return self._challengers[person]

    @cached_property
    def categories(self) -> dict[tuple[str, str], UUID]:
        """Categories by the keys of their facet and of themselves."""
        rows = Category.objects.filter(dialogue=self._dialogue).values_list("facet__key", "key", "pk")
        return {(facet, key): pk for facet, key, pk in rows}

    @cached_property
    def purposes(self) -> dict[str, UUID]:
        """Purposes by their keys."""
        return dict(Purpose.objects.filter(dialogue=self._dialogue).values_list("key", "pk"))


def vocabulary_of(dialogue: Dialogue) -> Vocabulary:
    """The vocabulary that goes with this very object: whoever reads many records holds one dialogue for all."""
    found: Vocabulary = dialogue.__dict__.setdefault("_vocabulary", Vocabulary(dialogue))
    return found

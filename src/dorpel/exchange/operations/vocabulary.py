"""What the words of a file stand for in a dialogue: its categories and neighbourhoods, known or to be made."""

import re
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from dorpel.core.actors import Actor
from dorpel.dialogues.models import Category, CategoryWording, Dialogue, Facet, Neighbourhood
from dorpel.exchange.spreadsheet.drafts import ConversationDraft
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.refused import Refused
from dorpel.exchange.spreadsheet.words import key_of
from dorpel.journal.operations import record

LONGEST_CATEGORY, LONGEST_PLACE = 80, 120  # characters
KEY = re.compile(r"[-a-zA-Z0-9_]{1,30}")


class Vocabulary:
    """Looks words up, by key or by name in any language; notes those to be made when that is allowed."""

    def __init__(self, mapping: Mapping, dialogue: Dialogue | None, *, make: bool) -> None:
        self.mapping = mapping
        self.make = make
        self.titles = {facet.facet: facet.title for facet in mapping.facets}
        self.columns = {facet.facet: facet.column for facet in mapping.facets}
        self.facets: dict[str, UUID] = {}
        self.categories: dict[tuple[str, str], UUID] = {}
        self.places: dict[str, UUID] = {}
        self.wanted: Counter[tuple[str, str]] = Counter()
        self.wanted_places: Counter[str] = Counter()
        if dialogue is not None:
            self._learn(dialogue)

    def _learn(self, dialogue: Dialogue) -> None:
        self.facets = dict(Facet.objects.of(dialogue).values_list("key", "pk"))
        rows = Category.objects.of(dialogue).values_list("facet__key", "key", "name", "pk")
        wordings = CategoryWording.objects.filter(of__dialogue=dialogue)
        words = wordings.values_list("of__facet__key", "text", "text", "of_id")
        for facet, key, name, pk in (*words, *rows):
            self.categories[facet, _plain(name)] = self.categories[facet, _plain(key)] = pk
        for code, name, pk in Neighbourhood.objects.of(dialogue).values_list("code", "name", "pk"):
            self.places[_plain(name)] = self.places[_plain(code)] = pk

    def of_mapping(self) -> Iterator[Refused]:
        """What is wrong with the facets of the mapping, whatever the rows say."""
        for facet, column in self.columns.items():
            if not KEY.fullmatch(facet):
                yield Refused(0, column, _("“%(text)s” can't be the key of a facet.") % {"text": facet[:60]})
            elif facet not in self.facets and not self.make:
                yield Refused(0, column, _("This dialogue has no facet “%(text)s”.") % {"text": facet})

    def of_row(self, draft: ConversationDraft) -> Iterator[Refused]:
        """What in this row stands for nothing here; what may be made is noted."""
        for facet, name in draft.facets.items():
            if (facet, _plain(name)) in self.categories:
                continue
            if not self.make:
                yield self._unknown(draft, self.columns[facet], name)
            elif len(name) > LONGEST_CATEGORY:
                yield Refused(draft.row, self.columns[facet], _("This is too long for a category."))
            else:
                self.wanted[facet, name] += 1
        if draft.place and _plain(draft.place) not in self.places:
            if not self.make:
                yield self._unknown(draft, self.mapping.place or "", draft.place)
            elif len(draft.place) > LONGEST_PLACE:
                yield Refused(draft.row, self.mapping.place or "", _("This is too long for a neighbourhood."))
            else:
                self.wanted_places[draft.place] += 1

    def _unknown(self, draft: ConversationDraft, column: str, name: str) -> Refused:
        return Refused(draft.row, column, _("“%(text)s” is not known in this dialogue.") % {"text": name[:60]})

    def extend(self, dialogue: Dialogue, *, by: Actor) -> None:
        """Make what was noted; inside a transaction."""
        self._learn(dialogue)
        for facet, name in self.wanted:
            self._make_category(dialogue, facet, name, by)
        for name in self.wanted_places:
            if _plain(name) not in self.places:
                taken = {code.lower() for code in Neighbourhood.objects.of(dialogue).values_list("code", flat=True)}
                code = _key(name, taken, longest=20)
                made = Neighbourhood.objects.create(dialogue=dialogue, code=code, name=name)
                record("neighbourhood.add", made, by=by, dialogue=dialogue.pk)
                self.places[_plain(name)] = made.pk

    def _make_category(self, dialogue: Dialogue, facet: str, name: str, by: Actor) -> None:
        if (facet, _plain(name)) in self.categories:
            return
        if facet not in self.facets:
            order = len(self.facets) + 1
            new = Facet.objects.create(dialogue=dialogue, key=facet, name=self.titles[facet][:80], order=order)
            record("facet.add", new, by=by, dialogue=dialogue.pk)
            self.facets[facet] = new.pk
        taken = set(Category.objects.filter(facet=self.facets[facet]).values_list("key", flat=True))
        key = _key(name, taken, longest=40)
        made = Category.objects.create(
            dialogue=dialogue, facet_id=self.facets[facet], key=key, name=name, order=len(taken) + 1
        )
        record("category.add", made, by=by, dialogue=dialogue.pk)
        self.categories[facet, _plain(name)] = made.pk

    def categories_of(self, draft: ConversationDraft) -> tuple[UUID, ...]:
        """The ids of what this row tells of its resident."""
        found = (self.categories[facet, _plain(name)] for facet, name in draft.facets.items())
        return tuple(dict.fromkeys(found))

    def place_of(self, draft: ConversationDraft) -> UUID | None:
        """The id of this row's neighbourhood."""
        return self.places[_plain(draft.place)] if draft.place else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _key(name: str, taken: set[str], *, longest: int) -> str:
    stem = key_of(name, set(), otherwise="c")[: longest - 5].strip("-")
    return key_of(stem, taken, otherwise="c")

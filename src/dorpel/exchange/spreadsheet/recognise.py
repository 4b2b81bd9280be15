"""What each column of an unknown file is, by its name and its cells, said column by column with the reason."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.columns import Column
from dorpel.exchange.spreadsheet.joining import find_join
from dorpel.exchange.spreadsheet.languages import language_named, languages_of
from dorpel.exchange.spreadsheet.mapping import (
    AnswerColumn,
    DateColumn,
    FacetColumn,
    Join,
    KindColumn,
    Language,
    Mapping,
)
from dorpel.exchange.spreadsheet.reading import Row, Sheet
from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.exchange.spreadsheet.words import MOST_ASKED, MOST_WORDS, facet_of, key_of, role_of

LOOKED_AT = 20_000  # rows
MOST_CATEGORIES = 40
MOST_PLACES = 400
LISTENED_TO = 400  # answers, for the languages of a file when nobody named them
AGE_BANDS = (16, 30, 45, 65)


class Verdict(NamedTuple):
    """What became of one column: taken as "answer", "id", "facet" …, or left (None), and why in a sentence."""

    column: str
    taken_as: str | None
    why: str


class Recognised(NamedTuple):
    """The mapping that was found, and a verdict for every column of the sheet, in its order."""

    mapping: Mapping
    verdicts: tuple[Verdict, ...]


def recognise(sheet: Sheet, *, languages: Sequence[str] = ()) -> Recognised:
    """Look at the first 20,000 rows and say what each column is.

    languages: those of the dialogue; without them the commonest of the answers are found and taken.
    Raises Unreadable when no column holds answers.
    """
    rows = [row.cells for row in islice(sheet.rows(), LOOKED_AT) if isinstance(row, Row)]
    columns = [Column(name, index) for index, name in enumerate(sheet.columns)]
    for cells in rows:
        for column, cell in zip(columns, cells, strict=True):
            column.add(cell)
    return _Recognition(columns, rows, tuple(languages)).result()


class _Recognition:
    """Columns go to the first role that claims them; the order of the claims is the order of certainty."""

    def __init__(self, columns: list[Column], rows: list[list[str]], languages: tuple[str, ...]) -> None:
        self.columns, self.rows, self.languages = columns, rows, languages
        self.verdicts: dict[str, Verdict] = {}
        self.join: Join | None = None
        self.id: str | None = None
        self.language: str | None = None
        self.place: str | None = None
        self.present: str | None = None
        self.date: DateColumn | None = None
        self.kind: KindColumn | None = None
        self.facets: list[FacetColumn] = []
        self.answers: list[AnswerColumn] = []

    def result(self) -> Recognised:
        self._take_join()
        claims = (self._left, self._about_the_talk, self._date, self._about_the_person, self._answer, self._id)
        for claim in claims:
            for column in self._open():
                claim(column)
        for column in self._open():
            self._unknown(column)
        if not self.answers:
            raise Unreadable(_("No column with answers in people's own words was found. Say in a mapping which it is."))
        return Recognised(self._mapping(), tuple(self.verdicts[column.name] for column in self.columns))

    def _mapping(self) -> Mapping:
        return Mapping(
            answers=tuple(self.answers),
            id=self.id,
            facets=tuple(self.facets),
            language=Language(column=self.language) if self.language else self._heard(),
            date=self.date,
            place=self.place,
            kind=self.kind,
            present=self.present,
            join=self.join,
            ignored=tuple(verdict.column for verdict in self.verdicts.values() if verdict.taken_as is None),
        )

    def _heard(self) -> Language:
        indexes = [column.index for column in self.columns for answer in self.answers if answer.column == column.name]
        texts = (row[index] for row in self.rows for index in indexes if row[index].count(" ") > 3)
        languages = self.languages or languages_of(islice(texts, LISTENED_TO))
        return Language(fixed=languages[0]) if len(languages) == 1 else Language(detect=languages)

    def _open(self) -> Iterator[Column]:
        return (column for column in self.columns if column.name not in self.verdicts)

    def _say(self, column: Column, taken_as: str | None, why: str) -> None:
        self.verdicts[column.name] = Verdict(column.name, taken_as, why)

    def _take_join(self) -> None:
        if not (found := find_join(self.columns, self.rows)):
            return
        whole, part = found
        self.join = Join(whole.name, part.name)
        self.id = whole.name
        self._say(whole, "join", _("Rows with the same value here are parts of one answer; they are joined."))
        self._say(part, "order", _("Numbers the parts of one answer."))

    def _left(self, column: Column) -> None:
        roles = role_of(column.name)
        if not column.filled:
            self._say(column, None, _("No row has anything here."))
        elif "contact" in roles and not column.words_each > 8:
            self._say(column, None, _("Looks like a name or an address; nobody's contact details are imported."))
        elif column.addresses() or "url" in roles:
            self._say(column, None, _("Addresses of the web or of mail."))
        elif column.flags() and column.distinct <= 2 and column.filled > 2:
            self._say(column, None, _("Only yes or no in each row: coded by others. Here people code anew."))
        elif "coded" in roles and not column.free_text():
            self._say(column, None, _("Codes that others gave. Here people code anew."))

    def _about_the_talk(self, column: Column) -> None:
        roles = role_of(column.name)
        if not self.language and column.languages() and ("language" in roles or self._all_rows(column)):
            self.language = column.name
            self._say(column, "language", _("Each value is a language."))
        elif not self.present and "present" in roles and column.whole_numbers():
            self.present = column.name
            self._say(column, "present", _("Counts the people present."))
        elif not self.place and self._names_place(column):
            self.place = column.name
            self._say(column, "place", _("Names the place or neighbourhood."))
        elif not self.kind and "kind" in roles and column.distinct <= 15 and column.words_each < 5:
            self.kind = KindColumn(column.name)
            self._say(column, "kind", _("Names the kind of talk."))
        else:
            self._take_date(column, written=True)

    def _names_place(self, column: Column) -> bool:
        """A question such as "What does your neighbourhood lack?" counts only with a list of answers."""
        if column.chosen():
            return "place" in role_of(column.name, longest=MOST_ASKED)
        if column.name.endswith("?") or column.distinct > MOST_PLACES or column.words_each >= 5:
            return False
        return "place" in role_of(column.name)

    def _all_rows(self, column: Column) -> bool:
        return column.filled >= 20 and column.filled > 0.9 * len(self.rows) and column.distinct <= 10

    def _date(self, column: Column) -> None:
        if "date" in role_of(column.name):  # nine digits alone may be anything
            self._take_date(column, written=False)

    def _take_date(self, column: Column, *, written: bool) -> None:
        """The days that people wrote come before a machine's seconds, whose day is that of London."""
        form = column.date_format()
        if not form or (form in ("seconds", "milliseconds")) == written:
            return
        if self.date:
            self._say(column, None, _("A second date; “%(column)s” is taken.") % {"column": self.date.column})
        else:
            self.date = DateColumn(column.name, form)
            self._say(column, "date", _("Each value is a date."))

    def _about_the_person(self, column: Column) -> None:
        asked = MOST_ASKED if column.chosen() or column.whole_numbers() else MOST_WORDS
        facet = facet_of(column.name, longest=asked) or (
            "gender" if column.genders() else "age" if column.bands() else None
        )
        if not facet or column.words_each >= 6 or any(taken.facet == facet for taken in self.facets):
            return
        if facet == "age" and column.whole_numbers() and column.distinct > 5:
            if max(map(int, column.values)) > 120:
                self._say(column, None, _("Years of birth; give age bands instead."))
            else:
                self.facets.append(FacetColumn(column.name, facet, column.name, bands=AGE_BANDS))
                self._say(column, "facet", _("Ages in years, taken as bands."))
        elif column.distinct <= MOST_CATEGORIES:
            self.facets.append(FacetColumn(column.name, facet, column.name))
            self._say(column, "facet", _("A few values that residents tell of themselves."))

    def _answer(self, column: Column) -> None:
        asked = column.name.rstrip().endswith("?") or "answer" in role_of(column.name)
        own_words = column.distinct > min(0.3 * column.filled, 60)
        if column.free_text():
            why = _("Free text, seldom the same twice.")
        elif asked and own_words and not column.numbers() and not column.unique_codes():
            why = _("Short, but asked for as an answer and seldom the same twice.")
        else:
            return
        key = key_of(column.name, {answer.question for answer in self.answers}, otherwise=f"q{column.index + 1}")
        self.answers.append(AnswerColumn(column.name, key, column.name, self._spoken(column.name)))
        self._say(column, "answer", why)

    def _spoken(self, header: str) -> str | None:
        """The language of "Antwoord (NL)" and "answer_tr", which say it themselves."""
        ending = header.rstrip(" )]").replace("(", "_").replace("[", "_").rsplit("_", 1)
        code = ending[-1].strip().lower() if len(ending) == 2 and len(ending[-1].strip()) == 2 else ""
        return code if code in self.languages or (not self.languages and language_named(code) == code) else None

    def _id(self, column: Column) -> None:
        if self.id or not column.unique or column.filled < len(self.rows) or column.words_each > 1.5:
            return
        if "id" in role_of(column.name) or column.index == 0:
            self.id = column.name
            self._say(column, "id", _("Another value in every row: a row is known again by it."))

    def _unknown(self, column: Column) -> None:
        if column.distinct == 1 and column.filled > 1:
            why = _("The same in every row.")
        elif column.unique:
            why = _("Another value in every row, but no answer and not what a row is known by.")
        elif column.numbers():
            why = _("Only numbers.")
        elif column.distinct <= MOST_CATEGORIES:
            why = _("A few different values, but not clear of what. Map it when residents told this of themselves.")
        else:
            why = _("Not recognised.")
        self._say(column, None, why)

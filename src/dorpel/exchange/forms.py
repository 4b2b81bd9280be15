"""The forms of files in and files out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.conversations.models import GuideVersion, Question
from dorpel.core.forms import DorpelForm
from dorpel.dialogues.models import Dialogue, Facet, Purpose
from dorpel.exchange.models import Export
from dorpel.exchange.operations.looking import Look
from dorpel.exchange.spreadsheet.choosing import ANSWER, FACET
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import LARGEST, from_json
from dorpel.exchange.spreadsheet.refused import Unreadable

NONE = "none"
MOST_COLUMNS = 500  # that a page asks about; a wider file needs a mapping file
PURPOSES = (Purpose.Key.COUNT, Purpose.Key.QUOTE, Purpose.Key.TABLE, Purpose.Key.RESEARCH)

Choices = Sequence[tuple[Any, Any]]


class UploadForm(DorpelForm):
    """A file to be looked at."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A CSV, TSV or XLSX file: a row for each talk, a column for each question. At most 64 MB. "
            "First you see what is in it; nothing is stored yet."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> Any:
        """The uploaded file, when it isn't too large."""
        file = self.cleaned_data["file"]
        if file.size > settings.FILE_LIMIT:
            most = filesizeformat(settings.FILE_LIMIT)
            raise forms.ValidationError(_("This file is larger than %(most)s. Send it in parts.") % {"most": most})
        return file


class MappingFileForm(DorpelForm):
    """A mapping that was saved before."""

    file = forms.FileField(
        label=gettext_lazy("Mapping file"),
        help_text=gettext_lazy("A mapping that you downloaded here before, as JSON."),
        widget=forms.FileInput(attrs={"accept": ".json"}),
    )

    def clean_file(self) -> Mapping:
        """The mapping in the file."""
        raw = self.cleaned_data["file"].read(4 * LARGEST + 1)
        try:
            return from_json(raw.decode("utf-8"))
        except UnicodeDecodeError as wrong:
            raise forms.ValidationError(_("This is no text file in UTF-8.")) from wrong
        except Unreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable


class ColumnsForm(DorpelForm):
    """What each column is, one list of choices per column."""

    def __init__(self, *args: Any, look: Look, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = look["columns"][:MOST_COLUMNS]
        questions, facets = _questions(dialogue), _facets(dialogue)
        for index, column in enumerate(self.columns):
            taken = column["taken_as"]
            choices = _roles(questions, facets)
            if taken and taken not in _values(choices):
                choices = [*choices, (taken, _as_now(taken))]
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=column["name"], choices=choices, initial=taken, required=False, help_text=_about(column)
            )

    def chosen(self) -> dict[str, str]:
        """{column: choice} of a valid form."""
        return {each["name"]: self.cleaned_data[f"column-{index}"] for index, each in enumerate(self.columns)}

    def refuse(self, column: str, why: str) -> None:
        """Says at a column, or above the form, why it can't be so."""
        for index, each in enumerate(self.columns):
            if each["name"] == column:
                self.add_error(f"column-{index}", why)
                return
        self.add_error(None, f"{column}: {why}" if column else why)


class BeginForm(DorpelForm):
    """What must be said before a file is read in. Nothing is ticked beforehand: only whoever asked them knows."""

    agreed = forms.MultipleChoiceField(
        label=gettext_lazy("What did the people who answered agree to?"),
        help_text=gettext_lazy(
            "Tick only what they were asked and said yes to. What isn't ticked isn't agreed to: without a yes, "
            "nobody's words are quoted or read at a table. It is kept with each voice and can be taken back."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Say what they agreed to, or that they were not asked.")},
    )
    make = forms.BooleanField(
        label=gettext_lazy("Make what this dialogue doesn't know yet"),
        help_text=gettext_lazy(
            "Questions, categories and neighbourhoods of the file that aren't here yet are made. "
            "Otherwise a row that needs them is refused, and nothing of the file is stored."
        ),
        required=False,
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purposes = Purpose.objects.of(dialogue).filter(key__in=PURPOSES).order_by("order")
        said: Choices = [(row.key, f"{row.get_key_display()} ({row.sentence})") for row in purposes]
        field = self.fields["agreed"]
        field.choices = [*said, (NONE, _("To none of these: they were not asked."))]  # type: ignore[attr-defined]

    def clean_agreed(self) -> list[str]:
        """Keys of purposes."""
        agreed: list[str] = self.cleaned_data["agreed"]
        if NONE in agreed and len(agreed) > 1:
            raise forms.ValidationError(_("They agreed to something or were not asked; both can't be."))
        return [key for key in agreed if key != NONE]


class ExportForm(DorpelForm):
    """A file to be made."""

    what = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=Export.What.choices,
        initial=Export.What.ANSWERS,
        help_text=gettext_lazy(
            "Answers: one row for each answer, as it is shown now. Conversations: one row for each talk."
        ),
    )
    form = forms.ChoiceField(label=gettext_lazy("File"), choices=Export.Form.choices, initial=Export.Form.CSV)


def _roles(questions: Choices, facets: Choices) -> list[tuple[Any, Any]]:
    roles: list[tuple[Any, Any]] = [
        ("", _("left out")),
        (ANSWER, _("an answer; the question is the column's name")),
        (FACET, _("told of themselves; the facet is the column's name")),
        ("id", _("by what a row is known again")),
        ("date", _("the day of the talk")),
        ("place", _("the neighbourhood")),
        ("language", _("the language")),
        ("kind", _("the kind of talk")),
        ("present", _("how many were present")),
        ("join", _("shared by the rows of one answer")),
        ("order", _("numbers the rows of one answer")),
    ]
    if questions:
        roles.append((_("an answer to"), questions))
    if facets:
        roles.append((_("told of themselves"), facets))
    return roles


def _values(choices: Choices) -> set[str]:
    flat: set[str] = set()
    for value, label in choices:
        flat |= {key for key, _words in label} if isinstance(label, list) else {value}
    return flat


def _as_now(taken: str) -> str:
    role, _colon, key = taken.partition(":")
    words = _("an answer to a new question: %(key)s") if role == ANSWER else _("told of themselves, new facet: %(key)s")
    return words % {"key": key}


def _questions(dialogue: Dialogue) -> list[tuple[str, str]]:
    """Those of the newest published guide."""
    published = GuideVersion.objects.of(dialogue).exclude(published_at=None).order_by("-published_at", "-pk")
    newest = published.values_list("pk", flat=True).first()
    rows = Question.objects.filter(guide_version=newest).order_by("order") if newest else Question.objects.none()
    return [(f"{ANSWER}:{key}", text) for key, text in rows.values_list("key", "text")]


def _facets(dialogue: Dialogue) -> list[tuple[str, str]]:
    rows = Facet.objects.of(dialogue).order_by("order").values_list("key", "name")
    return [(f"{FACET}:{key}", name) for key, name in rows]


def _about(column: dict[str, Any]) -> str:
    parts = [column["why"], _("For example: %(cells)s") % {"cells": " | ".join(column["examples"])}]
    return " ".join(part for part in (parts if column["examples"] else parts[:1]) if part)

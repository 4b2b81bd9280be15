"""What the gallery shows: every component in its states, with invented words in several languages."""

from typing import Any

from django import forms
from django.utils.safestring import mark_safe

from dorpel.core import gallery_pictures
from dorpel.core.forms import DorpelForm
from dorpel.core.paging import Page
from dorpel.core.ui.values import Difference, Row

COLOURS = ("paper", "sheet", "ink", "ink-2", "ink-3", "edge", "hair", "spot", "tint")
AREAS = tuple(f"area-{number}" for number in range(1, 7))
QR = mark_safe(
    '<svg viewBox="0 0 5 5" width="148" height="148">'
    '<path stroke="#000" d="M0 .5h3m1 0h1M0 1.5h1m1 0h2M1 2.5h4M0 3.5h2m1 0h1M0 4.5h1m2 0h2"/></svg>'
)


class SampleForm(DorpelForm):
    """Every kind of input."""

    claim = forms.CharField(label="What people say", help_text="One sentence, as you would say it at the door.")
    reasons = forms.CharField(label="Why", widget=forms.Textarea, required=False)
    day = forms.DateField(label="On which day", widget=forms.DateInput)
    language = forms.ChoiceField(label="Language", choices=[("nl", "Nederlands"), ("tr", "Türkçe"), ("ar", "العربية")])
    kind = forms.ChoiceField(
        label="Kind of talk", widget=forms.RadioSelect, choices=[("door", "At the door"), ("group", "In a group")]
    )
    who = forms.MultipleChoiceField(
        label="Who should act",
        widget=forms.CheckboxSelectMultiple,
        choices=[("i", "I"), ("we", "We"), ("city", "The City")],
        required=False,
    )
    read_back = forms.BooleanField(label="I read it back to them", required=False)


class SampleFilters(DorpelForm):
    """A few filters of a list."""

    language = forms.ChoiceField(label="Language", choices=[("", "All"), ("nl", "Nederlands")], required=False)
    words = forms.CharField(label="With these words", required=False)


def samples() -> dict[str, Any]:
    """Values for the gallery's template."""
    return {
        "title": "Gallery",
        "colours": COLOURS,
        "areas": AREAS,
        "empty_form": SampleForm(),
        "wrong_form": SampleForm({"claim": "", "day": "yesterday", "kind": "door", "language": "nl"}),
        "filters": SampleFilters(),
        "menu": [("Today", "/"), ("Conversations", "/conversations/"), ("Coding desk", "/core/"), ("Newspaper", "/n/")],
        "rows": [
            Row(
                [("Finding", "Mensen missen een plek om elkaar tegen te komen"), ("Voices", 612), ("State", "adopted")],
                "#a",
            ),
            Row([("Finding", "Iedereen wil praten, bijna niemand begint"), ("Voices", 488), ("State", "draft")], "#b"),
            Row([("Finding", "ننتظر أمام باب المدرسة"), ("Voices", 341), ("State", "in the newspaper")], "#c"),
        ],
        "page": Page([], after="next", before="previous"),
        "facts": [
            ("Kind", "at the door"),
            ("Language", "Türkçe"),
            ("Received by the server", "14:02"),
            ("Place", "Tuinwijk"),
        ],
        "differences": [
            Difference("What people say", "Mensen missen een plek om te zitten.", "Mensen missen een bank."),
            Difference("Why", "same", "same"),
        ],
        "qr": QR,
        **gallery_pictures.samples(),
        "site_name": "Wij maken de stad",
        "person_name": "Yara",
        "breadcrumb": [("Findings", "#findings")],
        "here": "finding 3 of 14",
        "dialogue": {"fictional": True},
    }

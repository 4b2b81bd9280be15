"""What the public types in: a receipt code, a response, an objection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.operations.add import LONGEST
from dorpel.core.forms import DorpelForm
from dorpel.core.languages import spoken
from dorpel.findings.models import Response

NO_VOICE = _("We find no voice with this code. Look at the receipt once more: 13 signs, in groups of 4, 4 and 5.")


class CodeForm(DorpelForm):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("It stands on the receipt you got after the talk."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
                "data-receipt": "",
            }
        ),
    )


class ResponseForm(DorpelForm):
    """What a reader answers to a finding."""

    stance = forms.ChoiceField(label=_("How is it with you?"), choices=Response.Stance, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What do you want to say"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("No names, please. Somebody of the team reads it before it is shown."),
    )


class ObjectionForm(DorpelForm):
    """That's not what I meant: of which of the things that were made of one's words, and what was meant."""

    about = forms.ChoiceField(label=_("What isn't right?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What did you mean?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In any language. A person of the team reads it and answers you on this page."),
    )

    def __init__(self, *args: Any, about: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = about  # type: ignore[attr-defined]
        if len(about) == 1:
            self.fields["about"].widget = forms.HiddenInput()


class AdditionForm(DorpelForm):
    """Something more, in one's own words and language."""

    text = forms.CharField(
        label=_("What do you want to add?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("No names of others, please. A person of the team reads it, as they read what you said before."),
    )
    language = forms.ChoiceField(label=_("In which language"), choices=spoken)

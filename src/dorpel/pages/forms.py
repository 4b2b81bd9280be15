"""What the public types in: a receipt code, a response, an objection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.core.forms import DorpelForm
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
    """That's not what I meant."""

    text = forms.CharField(
        label=_("What did you mean?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In any language. A person of the team reads it and answers you on this page."),
    )

"""What people fill in about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.core.forms import DorpelForm
from dorpel.core.languages import spoken


class PersonForm(DorpelForm):
    """A person's own name and language."""

    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(
        label=_("Language"), choices=spoken, help_text=_("Your mails come in it, when we can.")
    )


class DeviceForm(DorpelForm):
    """A new device."""

    name = forms.CharField(
        label=_("Name of the phone"),
        max_length=80,
        required=False,
        help_text=_("So that you know later which one it is."),
    )


class DeviceCodeForm(DorpelForm):
    """The code of a device, typed or read from its picture."""

    token = forms.CharField(
        label=_("Code"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

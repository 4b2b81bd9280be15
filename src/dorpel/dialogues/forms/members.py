"""Forms for inviting people, and for joining."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Invitation
from dorpel.dialogues.roles import Role


class InvitationForm(ScopedForm):
    """Whom to invite, in which role, for how long the link stays open."""

    days = forms.IntegerField(label=gettext_lazy("Open for how many days"), min_value=1, max_value=90, initial=14)

    class Meta:
        model = Invitation
        fields = ("name", "role", "service")


class JoinForm(DorpelForm):
    """Who joins. Only a challenger can come in without an address."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), help_text=gettext_lazy("We send a code to it, so that only you come in.")
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role == Role.CHALLENGER:
            self.fields["email"].required = False
            self.fields["email"].help_text = _(
                "We send a code to it. No address? Leave it empty, and add your phone afterwards."
            )

    def clean_email(self) -> str:
        """In lower case, as it is stored."""
        return str(self.cleaned_data["email"]).strip().lower()

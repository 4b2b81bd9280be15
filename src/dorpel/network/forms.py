"""The forms of the network."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.network.models import Ask, Introduction, Offer

NOTICE = ("title", "text", "who", "service", "neighbourhood", "until")


class AskForm(ScopedForm):
    """What somebody looks for."""

    class Meta:
        model = Ask
        fields = NOTICE
        widgets = {"until": forms.DateInput}


class OfferForm(ScopedForm):
    """What somebody offers."""

    class Meta:
        model = Offer
        fields = NOTICE
        widgets = {"until": forms.DateInput}


class IntroductionForm(DorpelForm):
    """Who is brought together with an ask, and why."""

    offer = forms.ModelChoiceField(Offer.objects.none(), label=gettext_lazy("An offer"), required=False)
    other = forms.CharField(label=gettext_lazy("Or somebody else"), required=False, max_length=160)
    why = forms.CharField(label=gettext_lazy("Why these two?"), max_length=300)

    def __init__(self, *args: Any, ask: Ask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offers = Offer.objects.filter(dialogue=ask.dialogue_id, closed_at=None).order_by("-pk")
        self.fields["offer"].queryset = offers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """There are two sides."""
        given = super().clean() or {}
        if not given.get("offer") and not given.get("other") and not self.errors:
            raise forms.ValidationError(_("Choose an offer, or write with whom."))
        return given


class TellingForm(DorpelForm):
    """Did it help?"""

    helped = forms.ChoiceField(label=gettext_lazy("Did it help?"), choices=Introduction.Help, widget=forms.RadioSelect)
    told = forms.CharField(label=gettext_lazy("What came of it?"), max_length=4000, widget=forms.Textarea)

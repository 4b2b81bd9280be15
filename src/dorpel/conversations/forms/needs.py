"""Forms around needs, wishes and concerns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import Referral, ReferralRoute, ReferralStep, WishCall
from dorpel.core.forms import DorpelForm
from dorpel.dialogues.models import Dialogue, Service

What = ReferralStep.What


class NeedForm(DorpelForm):
    """A need said at the door, to be passed on."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Referral.Kind, widget=forms.RadioSelect)
    need = forms.CharField(label=_("What is needed"), widget=forms.Textarea, max_length=4000)
    service = forms.ModelChoiceField(
        label=_("Service"),
        queryset=Service.objects.none(),
        required=False,
        empty_label=_("The one to which this kind goes"),
    )
    agreed = forms.BooleanField(label=_("The resident agreed that we pass this on"))

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services_of(dialogue)  # type: ignore[attr-defined]


class MendNeedForm(DorpelForm):
    """Other words for a need, or another kind; carries the version that was read."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Referral.Kind, widget=forms.RadioSelect)
    need = forms.CharField(label=_("What is needed"), widget=forms.Textarea, max_length=4000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(DorpelForm):
    """What happened to a need: its service answers, who connects may also pass it on."""

    what = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    service = forms.ModelChoiceField(label=_("To which service"), queryset=Service.objects.none(), required=False)
    note = forms.CharField(
        label=_("Note for the resident"),
        max_length=300,
        required=False,
        help_text=_("Whoever has the receipt reads this, word for word."),
    )

    def __init__(self, *args: Any, dialogue: Dialogue, routes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = What.choices if routes else [each for each in What.choices if each[0] != What.PASSED]
        self.fields["what"].choices = steps  # type: ignore[attr-defined]
        if routes:
            self.fields["service"].queryset = services_of(dialogue)  # type: ignore[attr-defined]
        else:
            del self.fields["service"]

    def clean(self) -> dict[str, Any]:
        """Passing on is always to somebody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("what") == What.PASSED and not cleaned.get("service"):
            self.add_error("service", _("Say to which service."))
        return cleaned


class RoutesForm(DorpelForm):
    """For each kind of need the service that it goes to."""

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = dict(ReferralRoute.objects.filter(dialogue=dialogue).values_list("kind", "service"))
        for kind in Referral.Kind:
            self.fields[kind.value] = forms.ModelChoiceField(
                label=kind.label,
                queryset=services_of(dialogue),
                required=False,
                initial=now.get(kind.value),
                empty_label=_("the connector chooses each time"),
            )


class CallForm(DorpelForm):
    """How a call went."""

    how = forms.ChoiceField(label=_("How did it go?"), choices=WishCall.How, widget=forms.RadioSelect)
    note = forms.CharField(label=_("What you agreed"), max_length=300, required=False)


class ConcernForm(DorpelForm):
    """What the person of trust did."""

    text = forms.CharField(
        label=_("What you did"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, help_text=_("Kept locked.")
    )
    close = forms.BooleanField(label=_("This is in safe hands now; close it"), required=False)


def services_of(dialogue: Dialogue) -> Any:
    """The services of a dialogue, by name."""
    return Service.objects.filter(dialogue=dialogue).order_by("name")

"""The forms of the laboratory: an experiment, an observation, an ending."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.findings.picking import FindingField
from dorpel.laboratory.models import Experiment


class ExperimentForm(ScopedForm):
    """A question that a service tries out."""

    finding = FindingField(label=Experiment._meta.get_field("finding").verbose_name, required=False)

    class Meta:
        model = Experiment
        fields = ("title", "question", "trying", "finding", "host", "starts_on", "until")
        widgets = {"starts_on": forms.DateInput, "until": forms.DateInput}

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        given = super().clean() or {}
        starts_on, until = given.get("starts_on"), given.get("until")
        if starts_on and until and until < starts_on:
            self.add_error("until", _("This is before it starts. Choose a later day."))
        return given


class ObservationForm(DorpelForm):
    """What was seen."""

    text = forms.CharField(label=gettext_lazy("What did you see?"), max_length=4000, widget=forms.Textarea)
    seen_on = forms.DateField(label=gettext_lazy("On"), initial=timezone.localdate, widget=forms.DateInput)


class EndingForm(DorpelForm):
    """Stopped or usual, and what was learned."""

    ending = forms.ChoiceField(
        label=gettext_lazy("How does it end?"), choices=Experiment.Ending, widget=forms.RadioSelect
    )
    lesson = forms.CharField(
        label=gettext_lazy("What did you learn?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=gettext_lazy("Also when it failed: then most of all. It becomes a lesson of the dialogue."),
    )

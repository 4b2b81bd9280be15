"""The forms of insight: an indicator, an outcome story."""

from django import forms

from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.findings.picking import FindingField
from dorpel.insight.models import Indicator, OutcomeStory


class IndicatorForm(ScopedForm):
    """A figure with its base."""

    class Meta:
        model = Indicator
        fields = ("name", "value", "unit", "base", "meaning", "measured_on")
        widgets = {"measured_on": forms.DateInput}


class OutcomeStoryForm(ScopedForm):
    """What changed, and how we know."""

    finding = FindingField(label=OutcomeStory._meta.get_field("finding").verbose_name, required=False)

    class Meta:
        model = OutcomeStory
        fields = ("title", "story", "how_we_know", "finding", "told_on")
        widgets = {"told_on": forms.DateInput}

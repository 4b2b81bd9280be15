"""The forms of the label: a call, its criteria, a nomination, a juror's scores, the decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.findings.picking import FindingField
from dorpel.label.models import Award, Call, Criterion, Nomination, Score
from dorpel.people.models import Person

POINTS = [(number, str(number)) for number in range(1, 6)]


class CallForm(ScopedForm):
    """A call for role-model projects."""

    class Meta:
        model = Call
        fields = ("title", "text", "opens_on", "closes_on")
        widgets = {"opens_on": forms.DateInput, "closes_on": forms.DateInput}

    def clean(self) -> dict[str, Any]:
        """It closes after it opens."""
        given = super().clean() or {}
        opens_on, closes_on = given.get("opens_on"), given.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", _("This is before the call opens. Choose a later day."))
        return given


class CriterionForm(ScopedForm):
    """What jurors score on."""

    class Meta:
        model = Criterion
        fields = ("call", "name", "about", "weight")


class NominationForm(ScopedForm):
    """A project that somebody holds up as an example."""

    finding = FindingField(label=Nomination._meta.get_field("finding").verbose_name, required=False)

    class Meta:
        model = Nomination
        fields = ("call", "project", "who", "why", "finding")


class ScoresForm(DorpelForm):
    """What one juror gives, one criterion after the other."""

    def __init__(self, *args: Any, nomination: Nomination, juror: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = {row.criterion_id: row for row in Score.objects.filter(nomination=nomination, juror=juror)}
        self.criteria = list(Criterion.objects.filter(call=nomination.call_id).order_by("-weight", "name"))
        for each in self.criteria:
            row = before.get(each.pk)
            label = _("%(criterion)s (weighs %(weight)s)") % {"criterion": each.name, "weight": each.weight}
            self.fields[f"points_{each.pk}"] = forms.TypedChoiceField(
                coerce=int, choices=POINTS, label=label, help_text=each.about, widget=forms.RadioSelect,
                initial=row.points if row else None,
            )  # fmt: skip
            self.fields[f"why_{each.pk}"] = forms.CharField(
                label=_("Why: %(criterion)s") % {"criterion": each.name},
                max_length=300,
                initial=row.why if row else "",
            )

    def points(self) -> dict[UUID, tuple[int, str]]:
        """What `score` takes."""
        given = self.cleaned_data
        return {each.pk: (given[f"points_{each.pk}"], given[f"why_{each.pk}"]) for each in self.criteria}


class DecisionForm(DorpelForm):
    """The label, or not, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What does the jury answer?"), choices=Award.Outcome, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("The reason, as it may be read in public"), max_length=4000, widget=forms.Textarea
    )

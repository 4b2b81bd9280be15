"""The forms of answers, of the plan and its lines, and of reports; each offers only what belongs to its version."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.dialogues.models import Service
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion, PolicyPlan, Progress, Resolution
from dorpel.policy.queries import placeable


def not_in_the_future(day: date) -> date:
    """The day, refused when it is still to come."""
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Give the day on which it happened."))
    return day


class ResolutionForm(DorpelModelForm):
    """An answer to a proposal."""

    besluit = forms.CharField(
        label=Resolution._meta.get_field("besluit").verbose_name,
        required=False,
        max_length=500,
        widget=forms.URLInput,
        help_text=gettext_lazy("Where the city publishes its decision, when there is one."),
        validators=[
            URLValidator(
                ["http", "https"], message=gettext_lazy("Give an address that begins with http:// or https://.")
            )
        ],
    )

    class Meta:
        model = Resolution
        fields = ("outcome", "reason", "language", "body", "resolved_on", "look_again_on", "besluit")
        widgets = {
            "outcome": forms.RadioSelect,
            "resolved_on": forms.DateInput,
            "look_again_on": forms.DateInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["language"] = self.initial.get("language") or self.instance.dialogue.language
        self.initial["resolved_on"] = timezone.localdate()
        # Nothing is chosen beforehand: an answer by accident would be a public one.
        self.fields["outcome"].choices = Resolution.Outcome.choices  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _(
            "Everyone can read this. Say it so that the people at the door understand it."
        )

    def clean_resolved_on(self) -> date:
        """Refuses a day to come."""
        return not_in_the_future(self.cleaned_data["resolved_on"])

    def answer(self) -> dict[str, Any]:
        """What `resolve` takes."""
        given = {name: self.cleaned_data[name] for name in self.Meta.fields if name != "resolved_on"}
        return given | {"on": self.cleaned_data["resolved_on"]}


class PlanForm(DorpelModelForm):
    """A plan's name and years."""

    class Meta:
        model = PolicyPlan
        fields = ("name", "first_year", "last_year")

    def clean(self) -> dict[str, Any]:
        """The last year doesn't come before the first."""
        given = super().clean() or {}
        first, last = given.get("first_year"), given.get("last_year")
        if first is not None and last is not None and last < first:
            self.add_error("last_year", _("The last year comes before the first. Change one of them."))
        return given


class VersionForm(DorpelModelForm):
    """The name of a plan version."""

    class Meta:
        model = PlanVersion
        fields = ("name",)


class AdoptionForm(DorpelForm):
    """On which day the council adopted the version."""

    on = forms.DateField(label=gettext_lazy("adopted by the council on"), widget=forms.DateInput)

    def clean_on(self) -> date:
        """Refuses a day to come."""
        return not_in_the_future(self.cleaned_data["on"])


class LineForm(DorpelModelForm):
    """What objectives, action plans and actions share."""

    def clean_code(self) -> str:
        """Refuses a code that another line of the version has."""
        code: str = self.cleaned_data["code"]
        lines = type(self.instance)._default_manager.filter(plan_version=self.instance.plan_version, code=code)
        if lines.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("The code {code} stands in this version already.").format(code=code))
        return code

    def _offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]


class ObjectiveForm(LineForm):
    """An objective."""

    class Meta:
        model = Objective
        fields = ("code", "text")


class ActionPlanForm(LineForm):
    """An action plan under an objective of the same version."""

    class Meta:
        model = ActionPlan
        fields = ("objective", "code", "text", "is_priority")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("objective", Objective.objects.filter(plan_version=self.instance.plan_version).order_by("code"))


class ActionForm(LineForm):
    """An action under an action plan of the same version, with the services that own it."""

    class Meta:
        model = Action
        fields = ("action_plan", "code", "text", "is_priority", "owners", "due_on", "counts_as_done")
        widgets = {"due_on": forms.DateInput, "owners": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("action_plan", ActionPlan.objects.filter(plan_version=self.instance.plan_version).order_by("code"))
        self._offer("owners", Service.objects.of(self.instance.dialogue).order_by("name"))


if TYPE_CHECKING:
    _ChoiceField = forms.ModelChoiceField[Any]
else:
    _ChoiceField = forms.ModelChoiceField


class PlaceableField(_ChoiceField):
    """A proposal whose latest answer is yes, by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """The title of today."""
        return str(obj.title)


class PlaceForm(DorpelForm):
    """Which proposal gets its place in an action."""

    proposal = PlaceableField(queryset=None, label=gettext_lazy("proposal"))

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = action.origins.values("proposal")
        field = self.fields["proposal"]
        field.queryset = placeable(action.dialogue).exclude(pk__in=there).order_by("-pk")  # type: ignore[attr-defined]
        field.help_text = _("Only proposals that got a yes, or a yes with a change.")


class ProgressForm(DorpelModelForm):
    """How far an action has come."""

    class Meta:
        model = Progress
        fields = ("stage", "text", "on")
        widgets = {"stage": forms.RadioSelect, "on": forms.DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = Progress.Stage.choices  # type: ignore[attr-defined]
        if self.instance._state.adding:
            self.initial["on"] = timezone.localdate()
        self.fields["text"].help_text = _("Everyone whose voice led to this action can read it.")

    def clean_on(self) -> date:
        """Refuses a day to come."""
        return not_in_the_future(self.cleaned_data["on"])

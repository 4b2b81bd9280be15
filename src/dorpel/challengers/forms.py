"""The forms around challengers; the application form is open to everybody."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.challengers.models import Challenger, Intake, Method, Outing, Training
from dorpel.core.forms import DorpelForm
from dorpel.core.languages import spoken
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Category, Dialogue, Facet, Neighbourhood
from dorpel.people.models import Device


class IntakeForm(ScopedForm):
    """A round in which residents can apply."""

    class Meta:
        model = Intake
        fields = ("name", "call", "places", "opens_on", "closes_on")
        widgets = {"opens_on": forms.DateInput, "closes_on": forms.DateInput}


class ApplicationForm(DorpelForm):
    """What somebody tells who wants to be a challenger; only the name must be told."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        help_text=gettext_lazy(
            "Only to answer you. We keep it locked, until half a year after the applications close."
        ),
    )
    phone = forms.CharField(label=gettext_lazy("Or your telephone number"), required=False, max_length=40)
    why = forms.CharField(
        label=gettext_lazy("Why do you want to?"), required=False, max_length=4000, widget=forms.Textarea
    )
    subject = forms.CharField(label=gettext_lazy("What would you like to talk about?"), required=False, max_length=200)
    language = forms.ChoiceField(label=gettext_lazy("Which language do you speak best?"), choices=spoken)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.none(), label=gettext_lazy("Where do you live?"), required=False
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", dialogue.language)
        here = Neighbourhood.objects.filter(dialogue=dialogue).order_by("name")
        self.fields["neighbourhood"].queryset = here  # type: ignore[attr-defined]
        self.facets = list(Facet.objects.filter(dialogue=dialogue).order_by("order", "key"))
        for facet in self.facets:
            self.fields[f"facet_{facet.key}"] = forms.ModelChoiceField(
                Category.objects.filter(facet=facet).order_by("order", "key"),
                label=facet.name,
                required=False,
                empty_label=_("I'd rather not say"),
                help_text=facet.why,
            )

    def clean(self) -> dict[str, Any]:
        """There must be a way to answer."""
        given = super().clean() or {}
        if not given.get("email") and not given.get("phone") and not self.errors:
            raise forms.ValidationError(_("We can't answer you yet. Give an e-mail address or a telephone number."))
        return given

    def told(self) -> dict[str, Any]:
        """What `apply` takes."""
        given = self.cleaned_data
        plain = ("name", "email", "phone", "why", "subject", "language", "neighbourhood")
        categories = [given[f"facet_{facet.key}"] for facet in self.facets]
        return {**{name: given[name] for name in plain}, "categories": [each for each in categories if each]}


class WhyForm(DorpelForm):
    """The reason of a choice or a stop."""

    why = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea,
        help_text=gettext_lazy("It stands in the journal, for who leads the dialogue."),
    )


class ChallengerForm(ScopedForm):
    """What a challenger chose, and who stands beside them."""

    class Meta:
        model = Challenger
        fields = ("name", "person", "intake", "subject", "target", "buddy", "professional")


class TrainingForm(ScopedForm):
    """An evening for challengers."""

    class Meta:
        model = Training
        fields = ("title", "on", "starts_at", "place", "host", "intake", "take_home")
        widgets = {"starts_at": forms.DateTimeInput}


class AttendanceForm(DorpelForm):
    """Who was there: one page to tick."""

    there = forms.ModelMultipleChoiceField(
        Challenger.objects.none(),
        label=gettext_lazy("Who was there?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Challenger.objects.filter(dialogue=training.dialogue_id, stopped_at=None)
        if training.intake_id:
            asked = asked.filter(intake=training.intake_id)
        before = training.attendance.filter(was_there=True).values_list("challenger", flat=True)
        self.asked: list[UUID] = list(asked.values_list("pk", flat=True))
        self.initial.setdefault("there", list(before))
        self.fields["there"].queryset = asked.order_by("name", "pk")  # type: ignore[attr-defined]


class MethodForm(ScopedForm):
    """A method card."""

    class Meta:
        model = Method
        fields = ("name", "steps", "smallest", "largest", "minutes")


class SupportForm(DorpelForm):
    """A note in the support log."""

    text = forms.CharField(label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea)


class OutingForm(ScopedForm):
    """An evening out."""

    streets = forms.CharField(
        label=gettext_lazy("Streets"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One on each line. Nobody else knocks there that evening. We forget them after a week."),
    )
    field_order = ["challenger", "neighbourhood", "streets", "buddy", "starts_at", "back_by"]

    class Meta:
        model = Outing
        fields = ("challenger", "neighbourhood", "buddy", "starts_at", "back_by")
        widgets = {"starts_at": forms.DateTimeInput, "back_by": forms.DateTimeInput}

    def clean(self) -> dict[str, Any]:
        """Home after leaving, and in streets that nobody else took."""
        given = super().clean() or {}
        starts_at, back_by = given.get("starts_at"), given.get("back_by")
        if starts_at and back_by and back_by < starts_at:
            self.add_error("back_by", _("This is before you leave. Choose a later time."))
        return given

    def told(self) -> dict[str, Any]:
        """What `plan_outing` takes."""
        return super().told() | {"streets": self.cleaned_data["streets"].splitlines()}


class StreetForm(DorpelForm):
    """More streets for an evening."""

    streets = forms.CharField(
        label=gettext_lazy("Another street"), max_length=2000, widget=forms.Textarea(attrs={"rows": 1})
    )


class SheetForm(DorpelForm):
    """For whom a code is printed; who has no phone here yet is ticked."""

    who = forms.ModelMultipleChoiceField(
        Challenger.objects.none(), label=gettext_lazy("For whom?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Challenger.objects.filter(dialogue=dialogue, stopped_at=None).order_by("name", "pk")
        self.fields["who"].queryset = rows.select_related("dialogue")  # type: ignore[attr-defined]
        living = Device.objects.filter(person=OuterRef("person"), revoked_at=None)
        self.initial.setdefault("who", list(rows.filter(~Exists(living)).values_list("pk", flat=True)))

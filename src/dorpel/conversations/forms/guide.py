"""Forms of the guide, its questions and their wordings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import Conversation, Guide, Question, QuestionWording
from dorpel.core.forms import DorpelModelForm


class GuideForm(DorpelModelForm):
    """Name of a guide, and the kinds of talk that it is for."""

    kinds = forms.MultipleChoiceField(
        label=_("For which talks"),
        choices=Conversation.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: for every kind of talk."),
    )

    class Meta:
        model = Guide
        fields = ["name", "kinds"]


class QuestionForm(DorpelModelForm):
    """A question in the dialogue's main language."""

    class Meta:
        model = Question
        fields = ["group", "order", "text", "prompt", "help", "asks_doer", "only_if", "only_if_answered"]
        widgets: dict[str, Any] = {"group": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = self.instance.guide_version.questions.exclude(pk=self.instance.pk).order_by("order", "key")
        self.others = {each.key: each for each in others}
        self.fields["only_if"] = forms.ChoiceField(
            label=_("Only after another question"),
            required=False,
            choices=[("", _("Always")), *((key, each.text) for key, each in self.others.items())],
            help_text=_("Skip this question unless that one was answered, or unless it wasn't."),
        )
        self.fields["only_if_answered"] = forms.TypedChoiceField(
            label=_("When that one was"),
            choices=[("True", _("answered")), ("False", _("not answered"))],
            coerce=lambda typed: typed == "True",
            widget=forms.RadioSelect,
            initial=str(self.instance.only_if_answered),
            required=False,
            empty_value="True",
        )
        self.initial["only_if_answered"] = str(self.instance.only_if_answered)

    def clean(self) -> dict[str, Any]:
        """A question can only wait for one that comes before it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        waits = self.others.get(cleaned.get("only_if", ""))
        if waits is not None and waits.order >= (cleaned.get("order") or 0):
            self.add_error(
                "only_if", _("This question comes later. Choose one that comes before, or change the order.")
            )
        return cleaned


class WordingForm(DorpelModelForm):
    """A question in another language, with its state."""

    class Meta:
        model = QuestionWording
        fields = ["text", "prompt", "help", "state"]
        widgets: dict[str, Any] = {"text": forms.TextInput, "state": forms.RadioSelect}

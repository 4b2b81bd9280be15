"""Forms for how the dialogue finds its way."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Decision, Dialogue, Intention, Lesson, Phase, StatementOfSupport


class LanguagesField(forms.CharField):
    """Language codes, the main one first, written with commas."""

    def prepare_value(self, value: Any) -> Any:
        """As a line of text."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """As a list without doubles. An unknown code is refused by name."""
        codes = list(dict.fromkeys(str(super().to_python(value)).lower().replace(",", " ").split()))
        known = dict(settings.SPOKEN_LANGUAGES)
        for code in codes:
            if code not in known:
                raise forms.ValidationError(
                    _("We don't know the language “%(code)s”. We know: %(known)s.")
                    % {"code": code, "known": ", ".join(known)}
                )
        return codes


class DialogueForm(DorpelModelForm):
    """The dialogue itself; its short name stays, for it stands in addresses that were handed out."""

    languages = LanguagesField(
        label=gettext_lazy("Languages"), help_text=gettext_lazy("Codes, the main language first: nl, tr, ar.")
    )

    class Meta:
        model = Dialogue
        fields = ("name", "city", "slogan", "about", "languages", "call_within", "sound", "begun_on", "fictional")


class IntentionForm(ScopedForm):
    """One strong sentence."""

    class Meta:
        model = Intention
        fields = ("sentence", "order")


class PhaseForm(ScopedForm):
    """A stretch of the dialogue."""

    class Meta:
        model = Phase
        fields = ("name", "kind", "starts_on", "ends_on", "owner")

    def clean(self) -> dict[str, Any]:
        """A phase doesn't end before it starts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The phase can't end before it starts."))
        return cleaned


class DropForm(DorpelForm):
    """Why a phase is dropped."""

    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=300, help_text=gettext_lazy("One sentence. It stands in the journal.")
    )


class DecisionForm(ScopedForm):
    """What was decided, serving which intention."""

    class Meta:
        model = Decision
        fields = ("what", "why", "decided_by", "decided_on", "intention", "phase", "look_again_on", "turn")


class LessonForm(ScopedForm):
    """What happened and what we take from it."""

    class Meta:
        model = Lesson
        fields = ("happened", "learned", "differently", "phase", "noted_on")


class StatementForm(ScopedForm):
    """Somebody names their support."""

    class Meta:
        model = StatementOfSupport
        fields = ("who", "office", "text", "given_on")

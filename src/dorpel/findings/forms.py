"""The forms of findings: the claim, its evidence, its translations, and what is decided about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.coding.models import Code
from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.core.languages import spoken
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Evidence, Finding, FindingVersion, FindingWording, Response


class FindingForm(DorpelModelForm):
    """A claim in one sentence, and what explains it; carries the finding's version."""

    claim = forms.CharField(
        label=_("Claim"), max_length=200, help_text=_("One sentence, as you would say it at the door.")
    )
    explanation = forms.CharField(label=_("Explanation"), widget=forms.Textarea, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=spoken)

    class Meta:
        model = Finding
        fields: list[str] = []

    def __init__(self, *args: Any, current: FindingVersion | None, dialogue: Dialogue, **kwargs: Any) -> None:
        start = {"language": dialogue.language}
        if current is not None:
            start = {name: getattr(current, name) for name in ("claim", "explanation", "language")}
        super().__init__(*args, initial=start, **kwargs)

    @property
    def texts(self) -> dict[str, str]:
        """What was written."""
        return {name: self.cleaned_data[name] for name in ("claim", "explanation", "language")}


class FindingWordingForm(DorpelModelForm):
    """A finding in another language."""

    class Meta:
        model = FindingWording
        fields = ["language", "text", "explanation", "state"]
        labels = {"text": _("Claim")}

    def clean_language(self) -> str:
        """Each language once, and never the finding's own."""
        language: str = self.cleaned_data["language"]
        of = self.instance.of
        if of.language == language:
            raise forms.ValidationError(_("The finding itself is in this language."))
        if FindingWording.objects.filter(of=of, language=language).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a translation in this language. Open that one."))
        return language


class FilterForm(DorpelForm):
    """Which findings a list shows."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("draft", _("Draft")), ("adopted", _("Adopted")), ("published", _("Published"))],
    )


class CodeFilterForm(DorpelForm):
    """Under which code to look for evidence."""

    code = forms.ModelChoiceField(label=_("Code"), queryset=Code.objects.none(), required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].queryset = Code.objects.filter(dialogue=dialogue).order_by("name")  # type: ignore[attr-defined]


class WeighForm(DorpelForm):
    """A quote, and on which side it speaks."""

    quote = forms.UUIDField()
    stance = forms.ChoiceField(choices=Evidence.Stance.choices)


class LookedForm(DorpelForm):
    """Where somebody looked for the opposite."""

    where = forms.CharField(label=_("Where did you look for voices that say something else?"), max_length=300)


class WhyForm(DorpelForm):
    """The reason, which is kept."""

    why = forms.CharField(label=_("Why?"), max_length=300)


class ResponseForm(DorpelModelForm):
    """What a reader answers; for the public page."""

    class Meta:
        model = Response
        fields = ["stance", "text", "language"]
        widgets = {"stance": forms.RadioSelect}

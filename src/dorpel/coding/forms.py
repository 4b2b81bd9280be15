"""The forms of coding: a passage and its code, codes and themes, translations, answers to objections."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.coding.models import Code, QuoteWording, Theme
from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.dialogues.models import Dialogue


class PassageForm(DorpelForm):
    """Which words of an answer: by offsets in code points (a mouse or keys chose them) or by the words themselves."""

    passage = forms.CharField(
        label=_("The words"),
        help_text=_("Choose words in the answer above, or copy them here. Leave this empty to take the whole answer."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        strip=False,
    )
    name = forms.CharField(
        label=_("Code"), help_text=_("Type a few letters and choose."), max_length=120, required=False,
        widget=forms.TextInput(attrs={"list": "codes", "autocomplete": "off", "data-key": "/"}),
    )  # fmt: skip
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    code = forms.UUIDField(widget=forms.HiddenInput, required=False)
    quote = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = Code.objects.filter(dialogue=dialogue, retired_at=None)
        self.text = text

    @property
    def chosen(self) -> Code | None:
        """The code that was pressed, or named in full."""
        code: Code | None = self.cleaned_data.get("chosen")
        return code

    def clean(self) -> dict[str, Any]:
        """Finds the code and the passage; says what is wrong with either."""
        cleaned = super().clean() or {}
        name = (cleaned.get("name") or "").strip()
        if cleaned.get("code"):
            cleaned["chosen"] = self.codes.filter(pk=cleaned["code"]).first()
        elif name:
            cleaned["chosen"] = self.codes.filter(name__iexact=name).first() or self._only_beginning(name)
        if cleaned.get("chosen") is None and (cleaned.get("code") or name):
            self.add_error("name", _("There is no code with this name. Choose one from the list, or make a new one."))
        passage = (cleaned.get("passage") or "").strip()
        if cleaned.get("start") is None or cleaned.get("end") is None:
            cleaned["start"], cleaned["end"] = self._place(passage)
        cleaned["whole"] = not passage and self.data.get("start", "") == ""
        return cleaned

    def _only_beginning(self, name: str) -> Code | None:
        found = list(self.codes.filter(name__istartswith=name)[:2])
        return found[0] if len(found) == 1 else None

    def _place(self, passage: str) -> tuple[int, int]:
        """Where the words stand, white space aside; the whole answer when none are given."""
        if not passage:
            return len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        found = list(re.finditer(r"\s+".join(map(re.escape, passage.split())), self.text))
        if len(found) == 1:
            return found[0].span()
        if found:
            self.add_error("passage", _("These words stand more than once in the answer. Take a few more."))
        else:
            self.add_error("passage", _("These words don't stand in the answer like this. Copy them from above."))
        return 0, 0


class OfDialogueForm(DorpelModelForm):
    """A form whose row belongs to a dialogue, set before it is checked, so that a name is refused twice politely."""

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.dialogue = dialogue
        self.dialogue = dialogue

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"dialogue"}  # type: ignore[misc, no-any-return]


class ThemeForm(OfDialogueForm):
    """A theme."""

    class Meta:
        model = Theme
        fields = ["name", "about", "order"]


class CodeForm(OfDialogueForm):
    """A code, under a theme of the same dialogue."""

    class Meta:
        model = Code
        fields = ["name", "meaning", "theme"]

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, dialogue=dialogue, **kwargs)
        self.fields["theme"].queryset = Theme.objects.filter(dialogue=dialogue).order_by("order", "name")  # type: ignore[attr-defined]


class MergeForm(DorpelForm):
    """Into which code another one goes."""

    into = forms.ModelChoiceField(label=_("Into which code?"), queryset=Code.objects.none())

    def __init__(self, *args: Any, code: Code, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Code.objects.filter(dialogue=code.dialogue_id, retired_at=None).exclude(pk=code.pk)
        self.fields["into"].queryset = others.order_by("name")  # type: ignore[attr-defined]


class WhyForm(DorpelForm):
    """A reason in one line."""

    why = forms.CharField(label=_("Why"), max_length=300, required=False)


class QuoteWordingForm(DorpelModelForm):
    """A quote in another language."""

    class Meta:
        model = QuoteWording
        fields = ["language", "text", "state"]

    def clean_language(self) -> str:
        """Each language once."""
        language: str = self.cleaned_data["language"]
        if QuoteWording.objects.filter(of=self.instance.of, language=language).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a translation in this language. Open that one."))
        return language


class ReplyForm(DorpelForm):
    """What we say to somebody who objects."""

    reply = forms.CharField(
        label=_("Your reply"), help_text=_("They read this with their receipt code."), widget=forms.Textarea
    )

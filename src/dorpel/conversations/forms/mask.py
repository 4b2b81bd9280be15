"""Forms for covering words, and for saying whose shared words are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import Answer, Voice
from dorpel.core.forms import DorpelForm, DorpelModelForm

ASIDE = "aside"


class MaskForm(DorpelModelForm):
    """The text of today, in which passages are replaced by words in brackets."""

    text = forms.CharField(
        label=_("Text"),
        help_text=_("Put [name], [street] or another word in brackets in the place of what nobody should read."),
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
    )
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    class Meta:
        model = Answer
        fields: list[str] = []

    def clean_text(self) -> str:
        """Browsers send their own line ends; the words were kept with plain ones."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        return text


class DivisionForm(DorpelForm):
    """Whose words these are: one of the voices that stay, or of who left."""

    whose = forms.ChoiceField(label=_("Whose words are these?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, voices: list[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), _("Voice {number}").format(number=each.number)) for each in voices]
        choices.append((ASIDE, str(_("Of who left, or nobody can tell: remove them for good"))))
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]

"""The form for typing out a recording."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.record import LONGEST
from dorpel.core.forms import DorpelForm


class TypingForm(DorpelForm):
    """The words of a recording, in the language in which they were said."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("What was said"),
        help_text=_("What stands here becomes the text of the answer. The earlier text stays as an earlier version."),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    language = forms.ChoiceField(label=_("In which language"), choices=settings.SPOKEN_LANGUAGES)

    def clean_text(self) -> str:
        """Browsers send their own line ends; the words are kept with plain ones."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        return text

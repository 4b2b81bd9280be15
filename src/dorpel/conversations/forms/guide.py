"""Forms of the guide, its questions and their wordings."""

from typing import Any

from django import forms

from dorpel.conversations.models import Guide, Question, QuestionWording
from dorpel.core.forms import DorpelModelForm


class GuideForm(DorpelModelForm):
    """Name and kind of a guide."""

    class Meta:
        model = Guide
        fields = ["name", "kind"]


class QuestionForm(DorpelModelForm):
    """A question in the dialogue's main language."""

    class Meta:
        model = Question
        fields = ["group", "order", "text", "prompt"]
        widgets: dict[str, Any] = {"group": forms.RadioSelect}


class WordingForm(DorpelModelForm):
    """A question in another language, with its state."""

    class Meta:
        model = QuestionWording
        fields = ["text", "prompt", "state"]
        widgets: dict[str, Any] = {"text": forms.TextInput, "state": forms.RadioSelect}

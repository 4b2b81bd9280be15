"""The filters of the lists."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation, Question, Submission
from dorpel.core.forms import DorpelForm
from dorpel.dialogues.models import Dialogue, Neighbourhood

ALL = ("", _("All"))


class ConversationFilters(DorpelForm):
    """By what a list of talks can be narrowed; each has its index."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Conversation.Kind.choices])
    channel = forms.ChoiceField(label=_("Recorded by"), required=False, choices=[ALL, *Conversation.Channel.choices])
    language = forms.ChoiceField(label=_("Language"), required=False)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), required=False, queryset=Neighbourhood.objects.none(), empty_label=_("All")
    )
    challenger = forms.ModelChoiceField(
        label=_("Challenger"), required=False, queryset=Challenger.objects.none(), empty_label=_("All")
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [ALL, *settings.SPOKEN_LANGUAGES]  # type: ignore[attr-defined]
        for name, model in (("neighbourhood", Neighbourhood), ("challenger", Challenger)):
            rows = model._default_manager.filter(dialogue=dialogue).order_by("name")
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was chosen; a filter that can't be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AnswerFilters(DorpelForm):
    """By question, and only what nobody has read; for who masks, also what is hidden until somebody has looked."""

    question = forms.ChoiceField(label=_("Question"), required=False)
    unread = forms.BooleanField(label=_("Only what nobody has read yet"), required=False)
    hidden = forms.BooleanField(label=_("Only what is hidden until somebody has looked at it"), required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, masks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not masks:
            del self.fields["hidden"]
        # The newest wording of each key: a key is the same question in every version of the guide.
        rows = Question.objects.filter(dialogue=dialogue).exclude(guide_version__published_at=None)
        questions = dict(rows.order_by("guide_version__number").values_list("key", "text"))
        self.fields["question"].choices = [ALL, *questions.items()]  # type: ignore[attr-defined]


class InboxFilters(DorpelForm):
    """By state."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *Submission.State.choices])

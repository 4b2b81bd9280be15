"""The index of what was said, on the masked text only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models.answer import Answer
from dorpel.core.search import SearchRow


class AnswerIndex(SearchRow):
    """The words of one answer; goes with the answer, and while the answer is hidden."""

    dialogue = models.ForeignKey("dialogues.Dialogue", models.PROTECT, related_name="+", db_index=False)
    answer = models.OneToOneField(Answer, models.CASCADE, related_name="indexed")

    class Meta:
        verbose_name = _("indexed answer")
        verbose_name_plural = _("indexed answers")

    def __str__(self) -> str:
        return str(self.answer_id)

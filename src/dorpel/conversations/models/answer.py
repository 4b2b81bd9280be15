"""What was said to a question: the masked text that everybody works on, and the raw words apart."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models.conversation import Conversation
from dorpel.conversations.models.guide import Question
from dorpel.conversations.models.voice import Voice
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Answer(InDialogue, Versioned):
    """What was said to one question, by the talk (voice empty) or by one voice. `version` names its current text."""

    class Doer(models.TextChoices):
        I = "i", _("I")  # noqa: E741
        WE = "we", _("we")
        CITY = "city", _("the City")
        FINE = "fine", _("fine as it is")
        UNSAID = "unsaid", _("not said")

    class ReadBack(models.TextChoices):
        YES = "yes", _("read back and right")
        CORRECTED = "corrected", _("read back and corrected")
        NOT_ASKED = "no", _("not read back")

    read_by: ClassVar[May] = May.READ_CONVERSATIONS

    conversation = models.ForeignKey(
        Conversation, models.CASCADE, related_name="answers", verbose_name=_("conversation")
    )
    voice = models.ForeignKey(
        Voice, models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("voice")
    )
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="answers", db_index=False, verbose_name=_("question")
    )
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    doer = Choice(_("who should act"), max_length=8, choices=Doer, default=Doer.UNSAID)
    read_back = Choice(_("read back"), max_length=10, choices=ReadBack, default=ReadBack.NOT_ASKED)
    hidden_at = models.DateTimeField(_("hidden until somebody divides the talk"), null=True, blank=True, editable=False)
    added_at = models.DateTimeField(_("added later with the receipt"), null=True, blank=True, editable=False)
    first_read_at = models.DateTimeField(_("first read by a person"), null=True, blank=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            *InDialogue.Meta.constraints,
        ]
        indexes = [
            models.Index(fields=["dialogue", "question", "id"], name="answer_by_question"),
            models.Index(fields=["dialogue", "id"], condition=models.Q(first_read_at=None), name="answer_unread"),
            models.Index(fields=["dialogue", "id"], condition=models.Q(hidden_at__isnull=False), name="answer_hidden"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RawText(InDialogue):
    """The words before masking, encrypted, under their own right and term."""

    read_by: ClassVar[May] = May.READ_RAW

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="raw_texts", verbose_name=_("answer"))
    sealed = models.BinaryField(_("words, encrypted"))

    class Meta(InDialogue.Meta):
        verbose_name = _("raw text")
        verbose_name_plural = _("raw texts")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> str:
        """What the ciphertext is bound to."""
        return f"rawtext/{self.pk.hex}"


class AnswerVersion(InDialogue):
    """The text of an answer as it stood: equal to the raw words until somebody masks or corrects."""

    class Cause(models.TextChoices):
        SAID = "said", _("as said")
        CORRECTED = "corrected", _("corrected")
        MASKED = "masked", _("masked")

    read_by: ClassVar[May] = May.READ_CONVERSATIONS

    answer = models.ForeignKey(
        Answer, models.CASCADE, related_name="versions", db_index=False, verbose_name=_("answer")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    text = models.TextField(_("text"))
    raw = models.ForeignKey(RawText, models.SET_NULL, null=True, related_name="versions", verbose_name=_("raw words"))
    cause = Choice(_("why this version"), max_length=10, choices=Cause, default=Cause.SAID)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta(InDialogue.Meta):
        verbose_name = _("answer version")
        verbose_name_plural = _("answer versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["answer", "number"], name="answerversion_number_once"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class AnswerWording(Wording):
    """A human translation of one version of an answer."""

    of = models.ForeignKey(AnswerVersion, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="answerwording_once")]

"""The guide: the open questions, in versions, in all languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.rows import InDialogue


class Guide(InDialogue, Versioned):
    """A set of questions for some kinds of talk; for all of them when none is named."""

    name = models.CharField(_("name"), max_length=120)
    kinds = models.JSONField(_("for which talks"), default=list, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "name"], name="guide_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class GuideVersion(InDialogue):
    """The guide as it stood; once published it never changes, so that a draft keeps its questions."""

    guide = models.ForeignKey(Guide, models.CASCADE, related_name="versions", verbose_name=_("guide"))
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("guide version")
        verbose_name_plural = _("guide versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["guide", "number"], name="guideversion_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.guide} {self.number}"


class Question(InDialogue, Versioned):
    """An open question, in one of the three groups of Genk."""

    class Group(models.TextChoices):
        ALIVE = "alive", _("What is alive for you?")
        BETTER = "better", _("What is good, what can be better?")
        DO = "do", _("Who can do what?")

    guide_version = models.ForeignKey(
        GuideVersion, models.CASCADE, related_name="questions", verbose_name=_("guide version")
    )
    key = models.SlugField(_("key"), max_length=60)
    group = Choice(_("group"), max_length=10, choices=Group, default=Group.ALIVE)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.CharField(_("question"), max_length=400)
    prompt = models.CharField(_("follow-up prompt"), max_length=400, blank=True)
    help = models.CharField(
        _("help for who asks"), max_length=400, blank=True, help_text=_("For the challenger; it is never read out.")
    )
    asks_doer = models.BooleanField(_("ask who should act"), default=True)
    only_if = models.SlugField(_("only after another question"), max_length=60, blank=True)
    only_if_answered = models.BooleanField(_("when that one was answered"), default=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["guide_version", "key"], name="question_key_once"),
        ]

    def __str__(self) -> str:
        return self.text


class QuestionWording(Wording):
    """A question (its prompt and its help) in another language."""

    of = models.ForeignKey(Question, models.CASCADE, related_name="wordings")
    prompt = models.CharField(_("follow-up prompt"), max_length=400, blank=True)
    help = models.CharField(_("help for who asks"), max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="questionwording_once")]

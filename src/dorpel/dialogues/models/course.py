"""How the dialogue finds its way: intentions, phases, decisions, lessons, and who names their support."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.rows import InDialogue


class Intention(InDialogue, Versioned):
    """What the dialogue wants, in one strong sentence."""

    sentence = models.CharField(_("sentence"), max_length=300)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("intention")
        verbose_name_plural = _("intentions")

    def __str__(self) -> str:
        return self.sentence


class Phase(InDialogue, Versioned):
    """A stretch of the dialogue; added and changed as it unfolds."""

    class Kind(models.TextChoices):
        PREPARING = "preparing", _("preparing")
        CONVERSING = "conversing", _("conversations")
        SENSEMAKING = "sensemaking", _("reading together")
        NEWSPAPER = "newspaper", _("newspaper")
        TABLES = "tables", _("conversation tables")
        POLICY = "policy", _("policy")
        FEEDBACK = "feedback", _("giving back")
        AFTER = "after", _("label, laboratory, network")

    name = models.CharField(_("name"), max_length=120)
    kind = Choice(_("kind"), max_length=12, choices=Kind)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="phase_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Decision(InDialogue, Versioned):
    """What was decided about the dialogue's own course, by whom, why, and when to look at it again."""

    class Turn(models.TextChoices):
        """How the way bends on the public page."""

        LEVEL = "level", _("it goes on as it was going")
        DOWN = "down", _("something didn't work, and we turned")
        UP = "up", _("a better way was found")

    what = models.CharField(_("what was decided"), max_length=300)
    decided_by = models.CharField(_("by whom"), max_length=160)
    why = models.TextField(_("why"))
    intention = models.ForeignKey(
        Intention, models.PROTECT, related_name="decisions", verbose_name=_("serves the intention")
    )
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("phase")
    )
    decided_on = models.DateField(_("on"))
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True)
    turn = Choice(
        _("what it did to our way"),
        max_length=5,
        choices=Turn,
        default=Turn.LEVEL,
        help_text=_("A turn is drawn in the line on the public page."),
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return self.what


class Lesson(InDialogue, Versioned):
    """What happened, what we learned, what we do differently."""

    happened = models.TextField(_("what happened"))
    learned = models.TextField(_("what we learned"))
    differently = models.TextField(_("what we do differently"), blank=True)
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="lessons", verbose_name=_("phase")
    )
    noted_on = models.DateField(_("on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self) -> str:
        return self.learned[:80]


class StatementOfSupport(InDialogue, Versioned):
    """Somebody who bears responsibility names their support openly."""

    who = models.CharField(_("who"), max_length=160)
    office = models.CharField(_("office"), max_length=160, blank=True)
    text = models.TextField(_("statement"))
    given_on = models.DateField(_("on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("statement of support")
        verbose_name_plural = _("statements of support")

    def __str__(self) -> str:
        return self.who

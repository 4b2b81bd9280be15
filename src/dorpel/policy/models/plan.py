"""The policy plan: objective > action plan > action, keyed by plan version and code, and what has become of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.ids import reference, uuid7
from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.proposals.models import Proposal


class PolicyPlan(InDialogue, Versioned):
    """A policy plan of the city, for some years."""

    read_by: ClassVar[May] = May.READ_POLICY

    name = models.CharField(_("name"), max_length=160)
    first_year = models.PositiveSmallIntegerField(_("from the year"))
    last_year = models.PositiveSmallIntegerField(_("to the year"))

    class Meta(InDialogue.Meta):
        verbose_name = _("policy plan")
        verbose_name_plural = _("policy plans")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(condition=models.Q(last_year__gte=models.F("first_year")), name="plan_years"),
        ]

    def __str__(self) -> str:
        return self.name


class PlanVersion(InDialogue, Versioned):
    """The plan as the council adopted it on a day; the same code may mean something else in the next one."""

    read_by: ClassVar[May] = May.READ_POLICY

    plan = models.ForeignKey(PolicyPlan, models.CASCADE, related_name="versions", verbose_name=_("plan"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    name = models.CharField(_("name"), max_length=120)
    adopted_on = models.DateField(_("adopted by the council on"), null=True, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("plan version")
        verbose_name_plural = _("plan versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "number"], name="planversion_number_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PlanLine(InDialogue, Versioned):
    """What objectives, action plans and actions share: a code, unique in its plan version, and a text."""

    read_by: ClassVar[May] = May.READ_POLICY

    plan_version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="+", verbose_name=_("plan version"))
    code = models.CharField(_("code"), max_length=20)
    text = models.CharField(_("text"), max_length=300)

    class Meta(InDialogue.Meta):
        abstract = True
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["plan_version", "code"], name="%(class)s_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Objective(PlanLine):
    """A policy objective; it has priority when one of its action plans or actions has."""

    class Meta(PlanLine.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class ActionPlan(PlanLine):
    """A group of actions under an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="action_plans", verbose_name=_("objective"))
    is_priority = models.BooleanField(_("priority"), default=False)

    class Meta(PlanLine.Meta):
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")


class Action(PlanLine):
    """What the city will do, with the services that own it and the proposals it came from."""

    action_plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="actions", verbose_name=_("action plan"))
    reference = models.CharField(max_length=8, default=reference, editable=False)
    # The same action in each version of its plan, whatever its code: copying a version keeps it, so progress goes on.
    thread = models.UUIDField(default=uuid7, editable=False, db_index=True)
    is_priority = models.BooleanField(_("priority"), default=False)
    owners = models.ManyToManyField(Service, related_name="actions", blank=True, verbose_name=_("owned by"))
    proposals = models.ManyToManyField(
        Proposal, through="ActionOrigin", related_name="actions", verbose_name=_("comes from")
    )
    due_on = models.DateField(_("ready by"), null=True, blank=True)
    counts_as_done = models.CharField(_("counts as done when"), max_length=300, blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            *PlanLine.Meta.constraints,
            models.UniqueConstraint(fields=["reference"], name="action_reference_once"),
            models.UniqueConstraint(fields=["plan_version", "thread"], name="action_thread_once"),
        ]


class ActionOrigin(InDialogue):
    """A proposal got its place in the plan."""

    read_by: ClassVar[May] = May.READ_POLICY

    action = models.ForeignKey(Action, models.CASCADE, related_name="origins", verbose_name=_("action"))
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="origins", verbose_name=_("proposal"))
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("origin of an action")
        verbose_name_plural = _("origins of actions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["action", "proposal"], name="actionorigin_once"),
        ]

    def __str__(self) -> str:
        return str(self.proposal)


class Progress(InDialogue, Versioned):
    """How far an action has come, in words, on a day."""

    class Stage(models.TextChoices):
        AGREED = "agreed", _("agreed")
        BEGUN = "begun", _("begun")
        HALFWAY = "halfway", _("halfway")
        DONE = "done", _("done")
        HALTED = "halted", _("halted")

    read_by: ClassVar[May] = May.READ_POLICY

    action = models.ForeignKey(Action, models.CASCADE, related_name="progress", verbose_name=_("action"))
    stage = Choice(_("stage"), max_length=8, choices=Stage)
    text = models.TextField(_("what happened, what comes next"))
    on = models.DateField(_("on"))
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by"), editable=False
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_stage_display()

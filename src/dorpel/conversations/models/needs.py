"""What a resident needs or wants to do, beside what they said: passed on, encrypted, and outside the coding."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Challenger
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Membership, Service
from dorpel.dialogues.roles import May, roles_that
from dorpel.dialogues.rows import InDialogue, Scoped

if TYPE_CHECKING:
    from dorpel.conversations.models.voice import Voice
    from dorpel.people.models import Person


class FromTheDoor(Scoped[Any]):
    """Rows that came with a voice, or without one."""

    def of_voice(self, voice: "Voice", *, alone: bool = False) -> Self:
        """What came with this voice; with all of its talk when nobody else was in it."""
        mine = Q(talk=voice.conversation_id, voice_number=voice.number)
        if alone:
            mine |= Q(talk=voice.conversation_id, voice_number=None)
        if voice.receipt_hash:
            mine |= Q(receipt_hash=voice.receipt_hash)
        return self.filter(mine, dialogue=voice.dialogue_id)


class AtTheDoor(InDialogue, Versioned):
    """Something said beside the talk. The talk may come later or never, so it is known by its record, not by a row."""

    talk = models.UUIDField(_("record of the talk"), null=True, blank=True, editable=False)
    voice_number = models.PositiveSmallIntegerField(_("number in the talk"), null=True, blank=True, editable=False)
    receipt_hash = models.CharField(max_length=64, blank=True, editable=False)
    challenger = models.ForeignKey(
        Challenger, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written down by")
    )
    language = models.CharField(_("language"), max_length=12, choices=spoken, default="nl")
    sealed = models.BinaryField(_("words, encrypted"))
    held_on = models.DateField(_("said on"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    objects: ClassVar[Any] = FromTheDoor.as_manager()

    class Meta(InDialogue.Meta):
        abstract = True
        indexes = [
            models.Index(fields=["dialogue", "talk"], name="%(class)s_talk"),
            models.Index(fields=["receipt_hash"], name="%(class)s_receipt"),
        ]

    @property
    def place(self) -> str:
        """What the ciphertext is bound to."""
        return f"{self._meta.model_name}/{self.pk.hex}"


class Passed(FromTheDoor):
    """Needs, as far as somebody may see them: the connector all, a service those that were passed to it."""

    def visible_to(self, person: "Person") -> Self:
        """The needs that this person may read, over all their dialogues."""
        held = Membership.objects.filter(person=person, ended_at=None)
        connects = held.filter(role__in=roles_that(May.ROUTE)).values("dialogue")
        answers = held.filter(role__in=roles_that(May.READ_REFERRALS)).exclude(service=None).values("service")
        return self.filter(Q(dialogue__in=connects) | Q(service__in=answers))


class Referral(AtTheDoor):
    """A need said at the door, passed to a named service with its own consent."""

    class Kind(models.TextChoices):
        SMALL = "small", _("something small (a lamp, a tile)")
        MONEY = "money", _("money and housing")
        CARE = "care", _("care and health")
        OTHER = "other", _("something else")

    read_by: ClassVar[May] = May.READ_REFERRALS

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="referrals", verbose_name=_("service")
    )
    kind = Choice(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    agreed_at = models.DateTimeField(_("agreed to be passed on"))
    ended_at = models.DateTimeField(_("answered or closed"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = Passed.as_manager()

    class Meta(AtTheDoor.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = InDialogue.Meta.constraints
        indexes = [
            *AtTheDoor.Meta.indexes,
            models.Index(fields=["dialogue", "service"], condition=Q(ended_at=None), name="referral_waiting"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ReferralStep(InDialogue):
    """What happened to a need: passed on, taken up, answered, closed."""

    class What(models.TextChoices):
        PASSED = "passed", _("passed on")
        TAKEN = "taken", _("taken up")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    read_by: ClassVar[May] = May.READ_REFERRALS

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="steps", verbose_name=_("need"))
    what = Choice(_("what"), max_length=10, choices=What)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service")
    )
    # Nobody when the house passed it on by the kind of need.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"))
    note = models.CharField(_("note for the resident"), max_length=300, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("step of a need")
        verbose_name_plural = _("steps of a need")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_what_display()


class ReferralRoute(InDialogue):
    """To which service a kind of need goes when nobody names another one."""

    kind = Choice(_("kind"), max_length=10, choices=Referral.Kind)
    service = models.ForeignKey(Service, models.CASCADE, related_name="+", verbose_name=_("service"))

    class Meta(InDialogue.Meta):
        verbose_name = _("way of a kind of need")
        verbose_name_plural = _("ways of needs")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "kind"], name="referralroute_kind_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} → {self.service}"


class Wish(AtTheDoor):
    """Somebody would like to do something themselves, and wants to be called for it. The address lies in people."""

    read_by: ClassVar[May] = May.ROUTE

    ended_at = models.DateTimeField(_("spoken with"), null=True, blank=True, editable=False)

    class Meta(AtTheDoor.Meta):
        verbose_name = _("wish to do something")
        verbose_name_plural = _("wishes to do something")
        constraints = InDialogue.Meta.constraints
        indexes = [
            *AtTheDoor.Meta.indexes,
            models.Index(fields=["dialogue", "made_at"], condition=Q(ended_at=None), name="wish_waiting"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class WishCall(InDialogue):
    """Somebody of the team tried to reach who wants to do something."""

    class How(models.TextChoices):
        SPOKEN = "spoken", _("we spoke")
        TRIED = "tried", _("nobody answered")
        NO_MORE = "no_more", _("they'd rather not any more")

    read_by: ClassVar[May] = May.ROUTE

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="calls", verbose_name=_("wish"))
    how = Choice(_("how did it go"), max_length=8, choices=How)
    note = models.CharField(_("what you agreed"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_how_display()


class Concern(AtTheDoor):
    """Danger seen or told of: for the person of trust alone. A table of its own, so that no list counts it along."""

    read_by: ClassVar[May] = May.HEAR_CONCERNS

    # False when the challenger passed it on without asking, because asking would have been dangerous.
    agreed = models.BooleanField(_("the resident knows"), default=False)
    ended_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    class Meta(AtTheDoor.Meta):
        verbose_name = _("serious concern")
        verbose_name_plural = _("serious concerns")
        constraints = InDialogue.Meta.constraints
        indexes = [
            *AtTheDoor.Meta.indexes,
            models.Index(fields=["dialogue", "made_at"], condition=Q(ended_at=None), name="concern_open"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ConcernNote(InDialogue):
    """What the person of trust did with a concern, encrypted too."""

    read_by: ClassVar[May] = May.HEAR_CONCERNS

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="notes", verbose_name=_("concern"))
    sealed = models.BinaryField(_("note, encrypted"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("note on a concern")
        verbose_name_plural = _("notes on a concern")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> str:
        """What the ciphertext is bound to."""
        return f"concernnote/{self.pk.hex}"

"""The dialogue itself, its slogan and starting questions, and the services that it can point at."""

from typing import TYPE_CHECKING, ClassVar, Self
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.plain_sql import ask
from dorpel.core.rows import Choice, Row, Versioned, Wording
from dorpel.dialogues.roles import May, Role, roles_that
from dorpel.dialogues.rows import InDialogue

if TYPE_CHECKING:
    from dorpel.people.models import Person

# Asked with every request and every record that comes in: as plain SQL it costs a tenth of the same by the ORM.
HELD = "SELECT role FROM dialogues_membership WHERE dialogue_id = %s AND person_id = %s AND ended_at IS NULL"


class DialogueQuerySet(models.QuerySet["Dialogue"]):
    """Dialogues, as far as a person belongs to them."""

    def visible_to(self, person: "Person", may: May = May.READ_DIALOGUE) -> Self:
        """The dialogues in which this person holds a right."""
        return self.filter(pk__in=person.memberships.filter(ended_at=None, role__in=roles_that(may)).values("dialogue"))


class Dialogue(Row, Versioned):
    """One city-wide participation trajectory; the root of every right."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True, help_text=_("Stands in every address."))
    name = models.CharField(_("name"), max_length=120)
    city = models.CharField(_("city"), max_length=120)
    slogan = models.CharField(_("slogan"), max_length=200, blank=True)
    about = models.TextField(_("what it is about"), blank=True)
    languages = models.JSONField(
        _("languages"), default=list, help_text=_("Codes, the main language first: nl, tr, ar.")
    )
    fictional = models.BooleanField(_("fictional city"), default=False, help_text=_("Every page then says so."))
    # The mark of a demonstration, and what it was made from: its sign-in links and receipt come from this.
    demo_seed = models.BigIntegerField(_("seed of the demonstration"), null=True, editable=False)
    epoch = models.PositiveIntegerField(default=1, editable=False)
    # The highest number of the inbox that lies in a verified backup: phones keep what is above it.
    backup_watermark = models.BigIntegerField(default=0, editable=False)
    call_within = models.PositiveSmallIntegerField(
        _("call back within (days)"),
        default=7,
        validators=[MinValueValidator(1)],
        help_text=_("Who wants to do something is called within so many days, or the connector's desk says so."),
    )
    sound = models.BooleanField(
        _("sound may be recorded"),
        default=False,
        help_text=_("Residents are asked apart each time. People type it out, and it is deleted within 30 days."),
    )
    begun_on = models.DateField(_("begun on"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    objects = DialogueQuerySet.as_manager()

    class Meta:
        verbose_name = _("dialogue")
        verbose_name_plural = _("dialogues")

    def __str__(self) -> str:
        return self.name

    @property
    def dialogue(self) -> "Dialogue":
        """Itself, so that what holds for a row of a dialogue holds for the dialogue too."""
        return self

    @property
    def dialogue_id(self) -> UUID:
        """Its own id."""
        return self.pk

    @property
    def language(self) -> str:
        """The main language."""
        return self.languages[0] if self.languages else "nl"

    def roles_of(self, person: "Person") -> set[Role]:
        """The roles that a person holds here now."""
        return {Role(role) for (role,) in ask(HELD, [self.pk.hex, person.pk.hex])}


class DialogueWording(Wording):
    """The slogan, and what the dialogue is about, in another language."""

    of = models.ForeignKey(Dialogue, models.CASCADE, related_name="wordings")
    about = models.TextField(_("what it is about"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="dialoguewording_once")]


class StartingQuestion(InDialogue, Versioned):
    """One of the questions with which the dialogue set out."""

    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.CharField(_("question"), max_length=300)

    class Meta(InDialogue.Meta):
        verbose_name = _("starting question")
        verbose_name_plural = _("starting questions")

    def __str__(self) -> str:
        return self.text


class StartingQuestionWording(Wording):
    """A starting question in another language."""

    of = models.ForeignKey(StartingQuestion, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="startingquestionwording_once")]


class Service(InDialogue, Versioned):
    """A service of the city, of the OCMW (social services) or of another body."""

    class Body(models.TextChoices):
        CITY = "city", _("the city")
        OCMW = "ocmw", _("the OCMW")
        OTHER = "other", _("another body")

    read_by: ClassVar[May] = May.READ_DIALOGUE

    name = models.CharField(_("name"), max_length=160)
    body = Choice(_("belongs to"), max_length=10, choices=Body, default=Body.CITY)
    about = models.TextField(_("what it does"), blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "name"], name="service_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

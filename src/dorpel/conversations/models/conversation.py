"""One talk: of which kind, where, with how many, by whom."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Challenger, Method
from dorpel.conversations.models.guide import GuideVersion
from dorpel.conversations.models.inbox import ImportBatch, Submission
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue, Scoped

if TYPE_CHECKING:
    from dorpel.dialogues.models import Dialogue


class Shown(Scoped["Conversation"]):
    """Conversations, without those of a file that is still being read in."""

    def of(self, dialogue: "Dialogue") -> Self:
        """The shown conversations of one dialogue. Unpublished batches are few, so they are looked up first."""
        hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
        rows = super().of(dialogue)
        return rows.exclude(batch__in=hidden) if hidden else rows


class Conversation(InDialogue, Versioned):
    """One talk. Each resident in it is a Voice."""

    class Kind(models.TextChoices):
        DOORSTEP = "doorstep", _("at the doorstep")
        GROUP = "group", _("group")
        CIRCLE = "circle", _("circle")
        STALL = "stall", _("market stall")
        OTHER = "other", _("otherwise")

    class Channel(models.TextChoices):
        PHONE = "phone", _("telephone")
        PAPER = "paper", _("paper")
        IMPORT = "import", _("file")
        PROGRAM = "program", _("another program")

    read_by: ClassVar[May] = May.READ_CONVERSATIONS

    kind = Choice(_("kind"), max_length=10, choices=Kind, default=Kind.DOORSTEP)
    channel = Choice(_("recorded by"), max_length=10, choices=Channel, default=Channel.PHONE)
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    received_at = models.DateTimeField(_("received"))
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    place = models.CharField(
        _("place"), max_length=160, blank=True, help_text=_("Coarse: a square or a café, never an address.")
    )
    present = models.PositiveSmallIntegerField(_("number present"), default=1)
    supported_by = models.CharField(_("supported by"), max_length=120, blank=True)
    method = models.ForeignKey(
        Method, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("method")
    )
    challenger = models.ForeignKey(
        Challenger, models.PROTECT, null=True, blank=True, related_name="conversations", verbose_name=_("challenger"),
        db_index=False,
    )  # fmt: skip
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, null=True, blank=True, related_name="conversations", db_index=False,
        verbose_name=_("neighbourhood"),
    )  # fmt: skip
    guide_version = models.ForeignKey(
        GuideVersion, models.PROTECT, related_name="conversations", db_index=False, verbose_name=_("guide version")
    )
    submission = models.OneToOneField(
        Submission, models.SET_NULL, null=True, blank=True, related_name="conversation", editable=False
    )
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="conversations", editable=False
    )
    import_key = models.CharField(max_length=64, null=True, blank=True, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects: ClassVar[Any] = Shown.as_manager()

    class Meta(InDialogue.Meta):
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(
                fields=["dialogue", "import_key"],
                condition=models.Q(import_key__isnull=False),
                name="conversation_imported_once",
            ),
        ]
        indexes = [
            models.Index(fields=["dialogue", name, "id"], name=f"conversation_by_{name}")
            for name in ("kind", "channel", "language", "challenger", "neighbourhood")
        ] + [models.Index(fields=["dialogue", "received_at"], name="conversation_by_received")]

    def __str__(self) -> str:
        return str(self.pk)

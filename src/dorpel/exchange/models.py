"""Files on their way in and out: what somebody uploaded and what somebody asked for, never the words in them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import ImportBatch
from dorpel.core.rows import Choice
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Upload(InDialogue):
    """A file that somebody gave to be read in, from the first look to the report.

    The file and all that quotes its cells lie in a folder of their own (operations/uploads.py) and go with it;
    this row holds names of columns and counts only.
    """

    class State(models.TextChoices):
        LOOKING = "looking", _("being looked at")
        UNREADABLE = "unreadable", _("could not be read")
        READY = "ready", _("waits for you")
        WAITING = "waiting", _("waits for its turn")
        RUNNING = "running", _("being read in")
        REFUSED = "refused", _("has rows that can't be taken")
        DONE = "done", _("read in")

    BUSY = (State.LOOKING, State.WAITING, State.RUNNING)
    OPEN = (State.READY, State.REFUSED)
    read_by: ClassVar[May] = May.IMPORT

    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    language = models.CharField(_("language of the report"), max_length=12, default="nl", editable=False)
    state = Choice(_("state"), max_length=12, choices=State, default=State.READY)
    problem = models.CharField(_("what is wrong"), max_length=300, blank=True)
    mapping = models.JSONField(_("mapping"), default=dict)
    agreed = models.JSONField(_("what those who answered agreed to"), default=list)
    make = models.BooleanField(_("what isn't known yet is made"), default=False)
    step = models.CharField(max_length=10, blank=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    imported = models.PositiveIntegerField(_("new"), default=0)
    same = models.PositiveIntegerField(_("already here"), default=0)
    unanswered = models.PositiveIntegerField(_("rows without an answer"), default=0)
    withdrawn = models.PositiveIntegerField(_("taken back before"), default=0)
    refusals = models.PositiveIntegerField(_("refused"), default=0)
    changed = models.PositiveIntegerField(_("here with other words"), default=0)
    changed_rows = models.JSONField(default=list, editable=False)
    asked_by = models.UUIDField(_("by"), null=True, editable=False)
    batch = models.ForeignKey(ImportBatch, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    begun_at = models.DateTimeField(_("begun"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        indexes = [
            models.Index(fields=["uploaded_at"], condition=~models.Q(state="done"), name="upload_unfinished"),
        ]

    def __str__(self) -> str:
        return self.file_name


class Export(InDialogue):
    """A file that somebody asked for. The file goes at each withdrawal and after its term; the row says it was made."""

    class What(models.TextChoices):
        ANSWERS = "answers", _("answers")
        CONVERSATIONS = "conversations", _("conversations")

    class Form(models.TextChoices):
        CSV = "csv", _("CSV, for every spreadsheet program")
        XLSX = "xlsx", _("XLSX, for Excel and LibreOffice")

    class State(models.TextChoices):
        WAITING = "waiting", _("being made")
        MADE = "made", _("made")
        FAILED = "failed", _("could not be made")

    read_by: ClassVar[May] = May.EXPORT

    what = Choice(_("what"), max_length=20, choices=What, default=What.ANSWERS)
    form = Choice(_("form"), max_length=10, choices=Form, default=Form.CSV)
    state = Choice(_("state"), max_length=10, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    asked_by = models.UUIDField(_("by"), null=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    made_at = models.DateTimeField(_("made at"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(state="waiting"), name="export_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.what}.{self.form}"

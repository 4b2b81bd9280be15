"""The inbox for people: what waits, what couldn't be read and why, mending it or setting it aside."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.around import AsideForm, MendForm
from dorpel.conversations.forms.filters import InboxFilters
from dorpel.conversations.models import Conversation, Submission
from dorpel.conversations.opening import opened
from dorpel.conversations.operations.inbox import TooLarge
from dorpel.conversations.operations.mend import NotWaitingForAPerson, send_again, set_aside
from dorpel.conversations.tasks import drain_inbox
from dorpel.conversations.wire import CannotRead
from dorpel.conversations.words import words_of
from dorpel.core.problems import problem
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

BESIDE = ("referral", "wish")  # what is said beside the talk: no mender reads it
LONGEST_SHOWN = 200_000  # characters of a record on its page


def _to(name: str, dialogue: Dialogue, pk: int) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, "pk": pk})


@door(read=May.MEND_INBOX)
def submission_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What was sent, newest first."""
    filters = InboxFilters(request.GET)
    rows = Submission.objects.of(dialogue).defer("body").select_related("sender")
    if filters.is_valid() and filters.cleaned_data["state"]:
        rows = rows.filter(state=filters.cleaned_data["state"])

    def row(each: Submission) -> Row:
        cells = [
            (_("Received"), each.received_at),
            (_("Kind"), each.kind),
            (_("Sender"), each.sender),
            (_("State"), each.get_state_display()),
            (_("What is wrong"), " ".join(words_of(each.problem)).strip()),
        ]
        return Row(cells, _to("submission_detail", dialogue, each.pk))

    return show_list(request, rows, title=_("Inbox"), row=row, filters=filters, filter_label=_("Show"))


@door(read=May.MEND_INBOX)
def submission_detail(request: HttpRequest, dialogue: Dialogue, pk: int) -> HttpResponse:
    """One content of one record: its state, its problem, its bytes."""
    row: Submission = of_dialogue(Submission.objects.select_related("sender", "device"), dialogue, pk)
    beside = row.kind in BESIDE
    words, where = words_of(row.problem)
    held = row.state == Submission.State.QUARANTINED
    kept = Conversation.objects.filter(submission=row).first()
    context = {
        "title": _("Record in the inbox"),
        "row": row,
        "words": words,
        "where": where,
        "facts": [
            (_("Record"), row.record),
            (_("Kind"), row.kind),
            (_("State"), row.get_state_display()),
            (_("Received"), row.received_at),
            (_("Read"), row.parsed_at),
            (_("Sender"), row.sender),
            (_("Device"), row.device),
            (_("Number on the device"), row.number),
            (_("Format"), row.format),
            (_("Size (bytes)"), len(row.body)),
            (_("Hash (SHA-256)"), row.sha256),
        ],
        # Once read, the words are masked elsewhere: these are the raw ones, under their own right.
        "text": _text(row)[:LONGEST_SHOWN] if not held and not beside and may(request, May.READ_RAW) else "",
        # A need may be a serious concern: only the person of trust reads it. It can be read again, and set aside.
        "mend": MendForm(initial={"text": _text(row)}) if held and not beside and _opens(row) else None,
        "again": _to("submission_reading", dialogue, pk) if held else "",
        "beside": held and beside,
        "mending": _to("submission_mending", dialogue, pk),
        "aside": AsideForm() if held else None,
        "setting_aside": _to("submission_aside", dialogue, pk),
        "conversation": reverse("conversations:conversation_detail", args=[dialogue.slug, kept.pk]) if kept else "",
    }
    return render(request, "conversations/submission.html", context)


@door(read=May.MEND_INBOX, write=May.MEND_INBOX)
def submission_mending(request: HttpRequest, dialogue: Dialogue, pk: int) -> HttpResponse:
    """Sends a mended text before the reader again."""
    row: Submission = of_dialogue(Submission, dialogue, pk)
    form = MendForm(request.POST or None)
    if not form.is_valid():
        return redirect(_to("submission_detail", dialogue, pk))
    if row.kind in BESIDE:
        raise Http404
    return _sent_again(request, dialogue, row, _bytes(form.cleaned_data["text"], row))


@door(read=May.MEND_INBOX, write=May.MEND_INBOX)
def submission_reading(request: HttpRequest, dialogue: Dialogue, pk: int) -> HttpResponse:
    """Reads a record again as it is: the cause was elsewhere, or a person accepts who sent it."""
    row: Submission = of_dialogue(Submission, dialogue, pk)
    if request.method != "POST":
        return redirect(_to("submission_detail", dialogue, pk))
    return _sent_again(request, dialogue, row, bytes(row.body))


def _sent_again(request: HttpRequest, dialogue: Dialogue, row: Submission, body: bytes) -> HttpResponse:
    pk = row.pk
    try:
        new = send_again(row, body=body, by=cast(Person, request.user))
    except NotWaitingForAPerson:
        messages.error(request, _("Somebody else already dealt with this record."))
        return redirect(_to("submission_detail", dialogue, pk))
    except TooLarge:
        return problem(request, 413)
    drain_inbox(50)
    new.refresh_from_db()
    if new.state == Submission.State.PARSED:
        messages.success(request, _("It is read now."))
    return redirect(_to("submission_detail", dialogue, new.pk))


def _opens(row: Submission) -> bool:
    try:
        opened(row)
    except CannotRead:
        return False
    return True


def _text(row: Submission) -> str:
    """The record as text: opened, when the phone had sealed it."""
    return (opened(row) if _opens(row) else bytes(row.body)).decode("utf-8", "replace")


def _bytes(text: str, row: Submission) -> bytes:
    """The text as bytes; the same (sealed) bytes when nobody changed more than the line ends that browsers change."""
    same = text.replace("\r\n", "\n") == _text(row).replace("\r\n", "\n")
    return bytes(row.body) if same else text.encode("utf-8", "replace")


@door(read=May.MEND_INBOX, write=May.MEND_INBOX)
def submission_aside(request: HttpRequest, dialogue: Dialogue, pk: int) -> HttpResponse:
    """Leaves a record unread, with a reason."""
    row: Submission = of_dialogue(Submission, dialogue, pk)
    form = AsideForm(request.POST or None)
    if not form.is_valid():
        messages.error(request, _("Say why."))
        return redirect(_to("submission_detail", dialogue, pk))
    try:
        set_aside(row, why=form.cleaned_data["why"], by=cast(Person, request.user))
    except NotWaitingForAPerson:
        messages.error(request, _("Somebody else already dealt with this record."))
    return redirect(reverse("conversations:submission_list", args=[dialogue.slug]))

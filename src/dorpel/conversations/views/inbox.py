"""The inbox for people: what waits, what couldn't be read and why, mending it or setting it aside."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.around import AsideForm, MendForm
from dorpel.conversations.forms.filters import InboxFilters
from dorpel.conversations.models import Conversation, Submission
from dorpel.conversations.operations.inbox import TooLarge
from dorpel.conversations.operations.mend import NotWaitingForAPerson, send_again, set_aside
from dorpel.conversations.tasks import drain_inbox
from dorpel.conversations.words import words_of
from dorpel.core.problems import problem
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

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
    body = bytes(row.body)
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
            (_("Size (bytes)"), len(body)),
            (_("Hash (SHA-256)"), row.sha256),
        ],
        # Once read, the words are masked elsewhere: these are the raw ones, under their own right.
        "text": body.decode("utf-8", "replace")[:LONGEST_SHOWN] if not held and may(request, May.READ_RAW) else "",
        "mend": MendForm(initial={"text": body.decode("utf-8", "replace")}) if held else None,
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
    body = _bytes(form.cleaned_data["text"], bytes(row.body))
    try:
        new = send_again(row, body=body, by=cast(Person, request.user))
    except NotWaitingForAPerson:
        messages.error(request, _("Somebody else already dealt with this record."))
        return redirect(_to("submission_detail", dialogue, pk))
    except TooLarge:
        return problem(request, 413)
    drain_inbox(50)
    return redirect(_to("submission_detail", dialogue, new.pk))


def _bytes(text: str, before: bytes) -> bytes:
    """The text as bytes; the same bytes when nobody changed anything but the line ends that browsers change."""
    same = text.replace("\r\n", "\n") == before.decode("utf-8", "replace").replace("\r\n", "\n")
    return before if same else text.encode("utf-8", "replace")


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

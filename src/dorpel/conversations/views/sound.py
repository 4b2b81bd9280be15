"""The sound of a talk: played and typed out by who may read raw words."""

import re
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.sound import TypingForm
from dorpel.conversations.models import Answer, Attachment
from dorpel.conversations.models.around import SOUND
from dorpel.conversations.operations.sound import open_sound
from dorpel.conversations.operations.type_out import OtherWords, answer_of, type_out, words_of
from dorpel.core.crypto import CannotOpen
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

RANGE = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")


@door(read=May.READ_RAW)
def sound_bytes(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The recording itself, whole or from a place on: Safari plays nothing without that."""
    sound = _sound(dialogue, pk)
    try:
        body = open_sound(sound, by=cast(Person, request.user))
    except (LookupError, CannotOpen) as gone:
        raise Http404 from gone
    response = _part_of(body, request.headers.get("Range", ""))
    response["Content-Type"], response["Accept-Ranges"] = sound.media_type, "bytes"
    response["Cache-Control"] = "no-store"
    return response


def _part_of(body: bytes, wanted: str) -> HttpResponse:
    found = RANGE.fullmatch(wanted)
    if found is None:
        return HttpResponse(body)
    first, last = int(found[1]), min(int(found[2] or len(body)), len(body) - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(body)}"})
    where = {"Content-Range": f"bytes {first}-{last}/{len(body)}"}
    return HttpResponse(body[first : last + 1], status=206, headers=where)


@door(read=May.READ_RAW, write=May.MASK, form=True)
def sound_typing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Listen, and type out what is said."""
    sound = _sound(dialogue, pk)
    if sound.question is None:
        raise Http404
    stands = answer_of(sound)
    form = TypingForm(request.POST or None, initial=_first(sound, stands))
    if request.method == "POST" and form.is_valid():
        try:
            type_out(sound, by=cast(Person, request.user), **form.cleaned_data)
        except OtherWords:
            form.add_error(
                "text", _("Somebody changed this answer in the meantime. Copy your text and open this again.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect(_talk_of(sound, dialogue))
    context = {
        "title": _("Type out the sound"), "intro": sound.question.text, "form": form, "sound": sound,
        "submit": _("Save"), "cancel": _talk_of(sound, dialogue),
    }  # fmt: skip
    return render(request, "conversations/typing.html", context, status=422 if form.is_bound else 200)


def _sound(dialogue: Dialogue, pk: UUID) -> Attachment:
    rows = Attachment.objects.filter(media_type__startswith=SOUND).select_related("question", "voice", "conversation")
    found: Attachment = of_dialogue(rows, dialogue, pk)
    return found


def _first(sound: Attachment, stands: Answer | None) -> dict[str, object]:
    if stands is None:
        return {"seen": 0, "language": sound.conversation.language}
    try:
        text = words_of(stands)
    except CannotOpen as lost:
        raise Http404 from lost
    return {"seen": stands.version, "text": text, "language": stands.language}


def _talk_of(sound: Attachment, dialogue: Dialogue) -> str:
    return reverse("conversations:conversation_detail", args=[dialogue.slug, sound.conversation_id])

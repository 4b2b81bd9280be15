"""Covering names and streets in an answer, and saying whose words are those that a talk said together."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.mask import ASIDE, DivisionForm, MaskForm
from dorpel.conversations.models import Answer, AnswerVersion, Voice
from dorpel.conversations.operations.mask import NotAMask, NotInThisTalk, divide, mask, set_aside, waits_for_division
from dorpel.conversations.queries import answers_to_mask
from dorpel.core.crypto import CannotOpen, unseal
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, pk: UUID) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, "pk": pk})


@door(read=May.MASK, write=May.MASK)
def answer_masking(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The text of today to cover passages in; beside it, for who may read them, the words as they were said."""
    said: Any = of_dialogue(answers_to_mask(dialogue), dialogue, pk)
    now: AnswerVersion | None = said.now[0] if said.now else None
    form = MaskForm(request.POST or None, instance=said, initial={"text": now.text if now else ""})
    context: dict[str, Any] = {
        "title": _("Cover names and streets"),
        "intro": said.question.text,
        "submit": _("Save"),
        "cancel": _page_of(said, dialogue),
        "raw": _raw(now) if now and may(request, May.READ_RAW) else "",
        "language": said.language,
        "division": _to("answer_division", dialogue, pk) if waits_for_division(said) else "",
        "versions": _versions(said),
    }

    def save(filled: Any) -> Answer:
        given = filled.cleaned_data
        mask(said, text=given["text"], seen=filled.seen_version, by=_person(request), reason=given["reason"])
        return Answer.objects.get(pk=pk)

    def show() -> HttpResponse:
        return show_form(
            request, form, write=May.MASK, save=save, then=lambda kept: _page_of(kept, dialogue),
            template="conversations/masking.html", **context,
        )  # fmt: skip

    try:
        return show()
    except NotAMask:
        form.add_error("text", _("Replace passages by words in [brackets]. Nothing else may change or come back."))
        return show()


def _raw(version: AnswerVersion) -> str:
    """The words before masking; without the key for them the page still opens."""
    if version.raw is None:
        return ""
    try:
        return unseal(version.raw.sealed, place=version.raw.place)
    except CannotOpen:
        return ""


def _versions(said: Answer) -> list[Row]:
    return [
        Row(
            [
                (_("Version"), each.number),
                (_("Why this version"), each.get_cause_display()),
                (_("Made"), each.made_at),
                (_("Reason"), each.reason),
            ]
        )
        for each in AnswerVersion.objects.filter(answer=said).order_by("-number").defer("text")[:50]
    ]


@door(read=May.MASK, write=May.MASK)
def answer_division(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """To which of the voices that stay these words belong; or they go, as the words of who left."""
    said: Any = of_dialogue(answers_to_mask(dialogue), dialogue, pk)
    if not waits_for_division(said):
        messages.info(request, _("These words don't wait to be divided, or not any more."))
        return redirect(_page_of(said, dialogue))
    voices = list(Voice.objects.filter(conversation=said.conversation_id).order_by("number"))
    form = DivisionForm(request.POST or None, voices=voices)
    if request.method == "POST" and form.is_valid():
        return _divided(request, dialogue, said, form.cleaned_data["whose"], voices)
    context = {
        "title": _("Whose words are these?"),
        "intro": _("Somebody of this talk took everything back. These words were said by the talk together."),
        "form": form,
        "submit": _("Save"),
        "cancel": reverse("conversations:answer_list", args=[dialogue.slug]) + "?hidden=on",
        "question": said.question.text,
        "text": said.now[0].text if said.now else "",
        "language": said.language,
        "talk": _to("conversation_detail", dialogue, said.conversation_id),
        "masking": _to("answer_masking", dialogue, pk),
    }
    return render(request, "conversations/division.html", context, status=422 if form.is_bound else 200)


def _divided(request: HttpRequest, dialogue: Dialogue, said: Answer, whose: str, voices: list[Voice]) -> HttpResponse:
    try:
        if whose == ASIDE:
            set_aside(said, by=_person(request))
            messages.success(request, _("These words are removed."))
            return redirect(reverse("conversations:answer_list", args=[dialogue.slug]) + "?hidden=on")
        divide(said, voice=next(each for each in voices if str(each.pk) == whose), by=_person(request))
    except NotInThisTalk:
        messages.error(request, _("Somebody else was first. Look again."))
        return redirect(reverse("conversations:answer_list", args=[dialogue.slug]) + "?hidden=on")
    messages.success(request, _("Saved."))
    return redirect(_page_of(Answer.objects.get(pk=said.pk), dialogue))


def _page_of(said: Answer, dialogue: Dialogue) -> str:
    """Where an answer is looked at now: its own page only when it isn't hidden."""
    if said.hidden_at is None:
        return _to("answer_detail", dialogue, said.pk)
    return _to("answer_division" if waits_for_division(said) else "answer_masking", dialogue, said.pk)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)

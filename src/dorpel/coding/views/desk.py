"""The coding desk: one answer at a time, passage and code, done, next. Blind: only one's own work is shown."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.forms import PassageForm
from dorpel.coding.models import Code, Coding, Quote, Theme
from dorpel.coding.operations import (
    AnswerMoved,
    NotAPassage,
    NothingToUndo,
    NotReadable,
    code_quote,
    mark,
    read_answer,
    uncode,
    undo,
)
from dorpel.coding.operations.counts import heard_of
from dorpel.coding.queries import current_version, next_for_second, next_unread, own_quotes, recent_codes
from dorpel.coding.views.text import pieces_of
from dorpel.conversations.models import Answer, Question
from dorpel.core.languages import direction, own_name
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


@door(read=May.READ_CODING, write=May.CODE, form=True)
def desk(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """On to the next answer: one that nobody has read, else one that only others have read."""
    question = request.GET.get("question", "")[:60]
    person: Any = request.user
    found = next_unread(dialogue, person, question=question) or next_for_second(dialogue, person)
    if found is not None:
        query = {"question": question} if question else None
        return redirect(reverse("coding:answer_desk", args=[dialogue.slug, found.pk], query=query))
    context = {"title": _("Coding desk"), "heard": heard_of(dialogue)}
    return render(request, "coding/done.html", context)


@door(read=May.READ_CODING, write=May.CODE, form=True)
def answer_desk(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One answer on the desk."""
    answer = _answer(dialogue, pk)
    form = PassageForm(dialogue=dialogue, text=current_version(answer).text)
    return _show(request, dialogue, answer, form)


@door(read=May.READ_CODING, write=May.CODE, form=True)
def passage_new(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Marks the chosen words and puts the chosen code on them; without words, on the quote in hand."""
    answer = _answer(dialogue, pk)
    if request.method != "POST":
        return redirect("coding:answer_desk", dialogue.slug, pk)
    version = current_version(answer)
    form = PassageForm(request.POST, dialogue=dialogue, text=version.text)
    if not form.is_valid():
        return _show(request, dialogue, answer, form, status=422)
    person: Any = request.user
    try:
        quote = _in_hand(answer, form) or mark(
            version, start=form.cleaned_data["start"], end=form.cleaned_data["end"], by=person
        )
    except NotAPassage:
        form.add_error("passage", _("Choose at least one word."))
        return _show(request, dialogue, answer, form, status=422)
    except AnswerMoved:
        messages.error(request, _("This answer was changed just now. Nothing was marked. Here is its new text."))
        return redirect("coding:answer_desk", dialogue.slug, pk)
    _toggle(quote, form.chosen, person)
    return redirect(reverse("coding:answer_desk", args=[dialogue.slug, pk], query=_keep(request, quote)))


def _toggle(quote: Quote, code: Code | None, person: Any) -> None:
    if code is None:
        return
    if Coding.objects.filter(quote=quote, code=code, coder=person).exists():
        uncode(quote, code=code, by=person)
    else:
        code_quote(quote, code=code, by=person)


@door(read=May.READ_CODING, write=May.CODE, form=True)
def reading_new(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """This answer is done; on to the next."""
    answer = _answer(dialogue, pk)
    if request.method != "POST":
        return redirect("coding:answer_desk", dialogue.slug, pk)
    try:
        read_answer(answer, by=request.user)  # type: ignore[arg-type]
    except NotReadable:
        messages.error(request, _("This answer is hidden for now. Nothing was saved."))
    question = request.POST.get("question", "")[:60]
    return redirect(reverse("coding:desk", args=[dialogue.slug], query={"question": question} if question else None))


@door(read=May.READ_CODING, write=May.CODE, form=True)
def undo_last(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Undoes the last thing this person did here."""
    answer = _answer(dialogue, pk)
    quote = None
    if request.method == "POST":
        try:
            quote = undo(answer, by=request.user)  # type: ignore[arg-type]
        except NothingToUndo:
            messages.info(request, _("There is nothing of yours to undo in this answer."))
    return redirect(reverse("coding:answer_desk", args=[dialogue.slug, pk], query=_keep(request, quote)))


def _answer(dialogue: Dialogue, pk: UUID) -> Answer:
    rows = Answer.objects.filter(hidden_at=None).select_related("conversation__neighbourhood", "question")
    found: Answer = of_dialogue(rows, dialogue, pk)
    return found


def _in_hand(answer: Answer, form: PassageForm) -> Quote | None:
    """The quote that the last act left in hand, when no other words were chosen."""
    pk = form.cleaned_data.get("quote")
    return Quote.objects.filter(pk=pk, answer=answer).first() if pk and form.cleaned_data["whole"] else None


def _keep(request: HttpRequest, quote: Quote | None) -> dict[str, str] | None:
    kept = {"question": request.POST.get("question", "")[:60], "quote": str(quote.pk) if quote else ""}
    return {name: value for name, value in kept.items() if value} or None


def _show(
    request: HttpRequest, dialogue: Dialogue, answer: Answer, form: PassageForm, status: int = 200
) -> HttpResponse:
    person: Any = request.user
    own = own_quotes(answer, person)
    in_hand = next((each for each in own if str(each[0].pk) == request.GET.get("quote", "")), None)
    if in_hand:
        form.fields["passage"].help_text = _(
            "Choose other words, or leave this empty to stay with the words in colour."
        )
    mine = {coding.code_id for coding in in_hand[1]} if in_hand else set()
    codes = list(Code.objects.filter(dialogue=dialogue, retired_at=None).order_by("name"))
    place = answer.conversation.neighbourhood
    context = {
        "title": _("Coding desk"),
        "answer": answer,
        "direction": direction(answer.language),
        "said": ", ".join(filter(None, [place.name if place else "", own_name(answer.language), _added(answer)])),
        "pieces": pieces_of(
            form.text, [quote for quote, _codings in own if quote.lost_at is None], in_hand[0] if in_hand else None
        ),
        "form": form,
        "in_hand": in_hand[0] if in_hand else None,
        "own": own,
        "recent": [(code, code.pk in mine) for code in recent_codes(dialogue, person)],
        "themes": _by_theme(dialogue, codes, mine),
        "codes": codes,
        "heard": heard_of(dialogue),
        "question": request.GET.get("question", request.POST.get("question", ""))[:60],
        "questions": Question.objects.filter(guide_version=answer.conversation.guide_version_id).order_by("order"),
        "may_make": may(request, May.EDIT_CODEBOOK),
        "address": {
            name: reverse(f"coding:{name}", args=[dialogue.slug, answer.pk])
            for name in ("passage_new", "reading_new", "undo_last", "comparison")
        },
    }
    return render(request, "coding/desk.html", context, status=status)


def _added(answer: Answer) -> str:
    return _("added later with the receipt") if answer.added_at else ""


def _by_theme(dialogue: Dialogue, codes: list[Code], mine: set[UUID]) -> list[tuple[str, list[tuple[Code, bool]]]]:
    """Codes under their themes in the codebook's order; those without a theme last."""
    groups = []
    for theme in [*Theme.objects.filter(dialogue=dialogue).order_by("order", "name"), None]:
        under = [(code, code.pk in mine) for code in codes if code.theme_id == (theme.pk if theme else None)]
        if under:
            groups.append((theme.name if theme else _("Without a theme"), under))
    return groups

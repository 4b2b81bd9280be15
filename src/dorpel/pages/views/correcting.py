"""What the holder of a receipt may say to what was made of their words: that's not what I meant, and something more."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from dorpel.coding.operations import object_to
from dorpel.conversations.models import Answer, Voice
from dorpel.conversations.operations.add import DialogueOver, NothingSaid, TooMany, add
from dorpel.core.actors import Holder
from dorpel.pages.following import holder_only
from dorpel.pages.forms import AdditionForm, ObjectionForm
from dorpel.pages.frame import private, show
from dorpel.pages.objecting import choices_of
from dorpel.pages.tries import limited


@private
@limited("objection", each=30, total=2000)
@holder_only
def objection(request: HttpRequest, voice: Voice, answer: UUID) -> HttpResponse:
    """That's not what I meant: of what was written down, a passage chosen from it, its translation or its labels."""
    row = _own(voice, answer)
    choices = choices_of(row)
    form = ObjectionForm(
        request.POST or None,
        about=[(choice.key, choice.words) for choice in choices],
        initial={"about": choices[0].key},
    )
    if request.method == "POST" and form.is_valid():
        chosen = next(choice for choice in choices if choice.key == form.cleaned_data["about"])
        object_to(row, about=chosen.about, text=form.cleaned_data["text"], by=Holder(voice.pk), quote=chosen.quote)
        messages.success(request, _("Thank you. These words aren't shown until a person has looked at it."))
        return redirect("pages:follow_voice")
    context = {"form": form, "answer": row, "title": _("That's not what I meant")}
    return show(request, "objection", voice.dialogue, status=422 if form.is_bound else 200, **context)


@private
@limited("addition", each=20, total=2000)
@holder_only
def addition(request: HttpRequest, voice: Voice, answer: UUID) -> HttpResponse:
    """Something more to what was said: it stands beside it, and a person reads it."""
    row = _own(voice, answer)
    form = AdditionForm(request.POST or None, initial={"language": row.language})
    if request.method == "POST" and form.is_valid():
        try:
            add(row, text=form.cleaned_data["text"], language=form.cleaned_data["language"], by=Holder(voice.pk))
        except NothingSaid:
            form.add_error("text", _("These words hold a sign that we can't keep. Type them again, please."))
        except TooMany:
            form.add_error(None, _("You have added as often as you can. A person reads it all."))
        except DialogueOver:
            form.add_error(None, _("This dialogue is closed: nobody would read it any more."))
        else:
            messages.success(request, _("Thank you. It stands with your words, and a person of the team reads it."))
            return redirect("pages:follow_voice")
    context = {"form": form, "answer": row, "title": _("Add something")}
    return show(request, "addition", voice.dialogue, status=422 if form.is_bound else 200, **context)


def _own(voice: Voice, answer: UUID) -> Answer:
    rows = Answer.objects.select_related("question")
    found: Answer = get_object_or_404(
        rows, Q(voice=voice) | Q(voice=None, hidden_at=None), pk=answer, conversation=voice.conversation_id
    )
    return found

"""What the holder of a receipt may do: take back one purpose or everything, say yes again, object."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dorpel.coding.models import Quote
from dorpel.coding.operations import object_to
from dorpel.conversations.models import Answer, Consent, Voice, Withdrawal
from dorpel.conversations.operations.withdraw import NothingToTakeBack, give_again, withdraw
from dorpel.core.actors import Holder
from dorpel.pages.following import end, holder_only
from dorpel.pages.forms import ObjectionForm
from dorpel.pages.frame import private, show
from dorpel.pages.leaving import printed_of
from dorpel.pages.tries import limited

GONE = "gone"
NOTHING = UUID(int=0)


@private
@holder_only
def purpose(request: HttpRequest, voice: Voice, key: str) -> HttpResponse:
    """What taking back one purpose means, and doing it."""
    consent = get_object_or_404(Consent.objects.select_related("purpose"), voice=voice, purpose__key=key)
    if request.method == "POST":
        try:
            withdraw(voice, by=Holder(voice.pk), purpose=key)
            messages.success(request, _("Taken back. It counts from now on."))
        except NothingToTakeBack:
            messages.info(request, _("This was taken back before."))
        return redirect("pages:follow_voice")
    return show(request, "purpose", voice.dialogue, consent=consent, printed=_printed(voice) if key == "quote" else [])


@private
@require_POST
@holder_only
def purpose_again(request: HttpRequest, voice: Voice, key: str) -> HttpResponse:
    """Yes after all."""
    get_object_or_404(Consent, voice=voice, purpose__key=key)
    give_again(voice, purpose=key, by=Holder(voice.pk))
    messages.success(request, _("Thank you. We note that you say yes again."))
    return redirect("pages:follow_voice")


@private
@holder_only
def withdrawal(request: HttpRequest, voice: Voice) -> HttpResponse:
    """Taking back everything: what it means, and doing it."""
    if request.method == "POST":
        done = withdraw(voice, by=Holder(voice.pk))
        end(request)
        request.session[GONE] = str(done.pk)
        return redirect("pages:withdrawn")
    return show(request, "withdrawal", voice.dialogue, printed=_printed(voice))


@private
@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """What was removed, and what is printed and can't be called back."""
    done = Withdrawal.objects.select_related("dialogue").filter(pk=request.session.get(GONE, NOTHING)).first()
    if done is None:
        return redirect("pages:follow")
    return show(request, "withdrawn", done.dialogue, done=done)


@private
@limited("objection", each=30, total=2000)
@holder_only
def objection(request: HttpRequest, voice: Voice, answer: UUID) -> HttpResponse:
    """That's not what I meant: of what was written down, or of the passage that was chosen from it."""
    row = get_object_or_404(Answer, Q(voice=voice) | Q(voice=None), pk=answer, conversation=voice.conversation_id)
    quote = Quote.objects.filter(answer=row, reference=request.GET.get("quote", "")).first()
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        about = "quote" if quote else "answer"
        object_to(row, about=about, text=form.cleaned_data["text"], by=Holder(voice.pk), quote=quote)
        messages.success(request, _("Thank you. These words aren't shown until a person has looked at it."))
        return redirect("pages:follow_voice")
    context = {"form": form, "quote": quote, "answer": row}
    return show(request, "objection", voice.dialogue, status=422 if form.is_bound else 200, **context)


def _printed(voice: Voice) -> list[dict[str, object]]:
    alone = not Voice.objects.filter(conversation=voice.conversation_id).exclude(pk=voice.pk).exists()
    own = Answer.objects.filter(conversation=voice.conversation_id)
    answers = own if alone else own.filter(voice=voice)
    return printed_of(voice.pk, tuple(answers.values_list("pk", flat=True)))

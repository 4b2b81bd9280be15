"""What the holder of a receipt may take back: one purpose or everything; and saying yes again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dorpel.conversations.models import Answer, Consent, Voice, Withdrawal
from dorpel.conversations.operations.withdraw import NothingToTakeBack, give_again, withdraw
from dorpel.core.actors import Holder
from dorpel.dialogues.models import Purpose
from dorpel.pages.asked import asked_of
from dorpel.pages.following import end, holder_only
from dorpel.pages.frame import private, show
from dorpel.pages.leaving import printed_of

GONE = "gone"
NOTHING = UUID(int=0)


@private
@holder_only
def purpose(request: HttpRequest, voice: Voice, key: str) -> HttpResponse:
    """What taking back one purpose means, and doing it."""
    rows = Consent.objects.select_related("purpose").prefetch_related("purpose__wordings")
    consent = get_object_or_404(rows, voice=voice, purpose__key=key)
    if request.method == "POST":
        try:
            withdraw(voice, by=Holder(voice.pk), purpose=key)
            messages.success(request, _("Taken back. It counts from now on."))
        except NothingToTakeBack:
            messages.info(request, _("This was taken back before."))
        return redirect("pages:follow_voice")
    asked = asked_of([consent])[0]
    printed = _printed(voice) if key in (Purpose.Key.QUOTE, Purpose.Key.COUNT) else []
    return show(request, "purpose", voice.dialogue, title=_("Take this back?"), asked=asked, printed=printed)


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
    return show(request, "withdrawal", voice.dialogue, title=_("Take everything back?"), printed=_printed(voice))


@private
@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """What was removed, and what is printed and can't be called back."""
    done = Withdrawal.objects.select_related("dialogue").filter(pk=request.session.get(GONE, NOTHING)).first()
    if done is None:
        return redirect("pages:follow")
    return show(request, "withdrawn", done.dialogue, title=_("Your words have left"), done=done)


def _printed(voice: Voice) -> list[dict[str, object]]:
    alone = not Voice.objects.filter(conversation=voice.conversation_id).exclude(pk=voice.pk).exists()
    own = Answer.objects.filter(conversation=voice.conversation_id)
    answers = own if alone else own.filter(voice=voice)
    return printed_of(voice.pk, tuple(answers.values_list("pk", flat=True)))

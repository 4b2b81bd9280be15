"""Follow your voice: show the code, see what became of the words, and close the page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dorpel.conversations.models import Voice
from dorpel.conversations.operations.needs_going import take_back_alone
from dorpel.conversations.queries import referrals_of
from dorpel.conversations.receipts import AskedAlone, asked_alone, find_voice
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.pages.asked import asked_of
from dorpel.pages.city_side import city_side
from dorpel.pages.ends import ends_of, furthest
from dorpel.pages.following import begin, drawn_now, end, followed, holder_only
from dorpel.pages.forms import NO_VOICE, CodeForm
from dorpel.pages.frame import private, show
from dorpel.pages.retold import retold_of
from dorpel.pages.thresholds import people_side
from dorpel.pages.trail import trail_of
from dorpel.pages.tries import limited


@private
@limited("receipt", each=20, total=3000)
def follow(request: HttpRequest) -> HttpResponse:
    """The form for the code. A wrong, an unknown and a withdrawn code get one and the same answer."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        # Both are looked up whatever comes of the first, so that the time tells nothing.
        voice, asked = find_voice(form.cleaned_data["code"]), asked_alone(form.cleaned_data["code"])
        if voice is not None:
            begin(request, voice)
            return redirect("pages:follow_voice")
        if asked.needs or asked.wishes:
            return _alone(request, form.cleaned_data["code"], asked)
        form.add_error("code", NO_VOICE)
    elif followed(request) is not None and request.method != "POST":
        return redirect("pages:follow_voice")
    title = _("Follow your voice")
    return show(request, "follow", _only_dialogue(), status=422 if form.is_bound else 200, form=form, title=title)


def _alone(request: HttpRequest, code: str, asked: AskedAlone) -> HttpResponse:
    """What became of a need or a wish without a talk; nothing is remembered of who looked. Taken back with the code."""
    if "take_back" in request.POST:
        take_back_alone(asked.hashed)
        messages.success(request, _("It is gone, with how to reach you. Nobody calls you for it any more."))
        return redirect("pages:home")
    return show(request, "asked_alone", asked.dialogue, title=_("What you asked"), asked=asked, code=code)


def _only_dialogue() -> Dialogue | None:
    found = list(Dialogue.objects.all()[:2])
    return found[0] if len(found) == 1 else None


@private
@require_safe
@holder_only
def follow_voice(request: HttpRequest, voice: Voice) -> HttpResponse:
    """The story in time, in the holder's own words, and what they can take back."""
    trail = trail_of(voice)
    ends = ends_of(trail, retold_of(trail.said))
    first = furthest(ends)
    quoted = next((consent.given for consent in trail.consents if consent.purpose.key == Purpose.Key.QUOTE), False)
    return show(
        request,
        "voice",
        voice.dialogue,
        title=_("Follow your voice"),
        first=first,
        others=[end for end in ends if end is not first],
        held_on=voice.conversation.held_on,
        thresholds=[*people_side(trail), *city_side(trail)],
        draws=drawn_now(request),
        asked=asked_of(trail.consents),
        needs=referrals_of(voice),
        may_add=voice.dialogue.closed_at is None,
        who="open" if quoted else "ajar",
    )


@private
@require_POST
def follow_close(request: HttpRequest) -> HttpResponse:
    """Closes the page on this device."""
    end(request)
    return redirect("pages:home")

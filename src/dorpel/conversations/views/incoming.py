"""What comes in, as it comes: for the team all of it, for a challenger their own. To encourage, never to rank."""

from typing import Any, cast

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dorpel.challengers.models import Challenger
from dorpel.conversations.coming import (
    Standing,
    alarms,
    change_number,
    flags_of,
    last_seen,
    newest,
    own_talks,
    standings,
)
from dorpel.conversations.models import Submission
from dorpel.conversations.operations.devices import look_at_device
from dorpel.conversations.unusual import CLOCK, SHORT, TWIN
from dorpel.conversations.words import words_of
from dorpel.core.paging import page_of
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.morning import sentences_for
from dorpel.dialogues.roles import May
from dorpel.people.models import Device, Person

WHAT = {
    "conversation": gettext_lazy("a talk"),
    "referral": gettext_lazy("a need"),
    "wish": gettext_lazy("a wish to do something"),
    "debrief": gettext_lazy("how an evening was"),
}
WHY = {
    CLOCK: gettext_lazy("the clock of the phone is off by more than a day"),
    SHORT: gettext_lazy("very short"),
    TWIN: gettext_lazy("nearly the same as another talk of that day"),
}


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


@door(read=May.MEND_INBOX)
def incoming(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The newest records, live, and how it stands with each phone."""
    ways = [
        (_("Inbox"), _to("submission_list", dialogue)),
        (_("Read in a rescue file"), _to("rescue", dialogue)),
        (_("Guides"), _to("guide_list", dialogue)),
    ]
    if may(request, May.RUN_DIALOGUE):
        ways.append((_("Where needs go"), _to("referralroute_change", dialogue)))
    context = {
        "title": _("What comes in"),
        "intro": _("As it comes. Nothing is merged or thrown away by itself; you look, and you decide."),
        "actions": ways,
        "kept": kept_about_volunteers(),
        **_live(dialogue),
        **_phones(request, dialogue),
    }
    return render(request, "conversations/incoming.html", context)


@door(read=May.MEND_INBOX)
def incoming_rows(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The part of the page that moves; 304 while nothing did."""
    tag = f'"{change_number(dialogue)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    answer = render(request, "conversations/incoming_rows.html", _live(dialogue))
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-store"
    return answer


def _live(dialogue: Dialogue) -> dict[str, Any]:
    rows = newest(dialogue)
    flags = flags_of(rows)
    return {
        "address": _to("incoming_rows", dialogue),
        "alarms": [(_alarm(device), _to("device_look", dialogue, pk=device.pk)) for device in alarms(dialogue)],
        "rows": [_row(dialogue, each, flags) for each in rows],
    }


def _alarm(device: Device) -> str:
    named = _(
        "The phone “%(phone)s” of %(name)s said that it made %(now)d records, and before that %(before)d. "
        "Its store may have been emptied. Call %(name)s before the phone is used again."
    )
    nameless = _(
        "A phone of %(name)s said that it made %(now)d records, and before that %(before)d. "
        "Its store may have been emptied. Call %(name)s before the phone is used again."
    )
    return (named if device.name else nameless) % {
        "phone": device.name,
        "name": device.person.name,
        "now": device.made,
        "before": device.fell_from or 0,
    }


def _row(dialogue: Dialogue, each: Submission, flags: dict[Any, list[str]]) -> Row:
    talk = getattr(each, "conversation", None)
    remarks = [str(WHY[flag]) for flag in flags.get(talk.pk, [])] if talk else []
    if each.problem:
        remarks.insert(0, words_of(each.problem)[0])
    cells = [
        (_("What"), capfirst(str(WHAT.get(each.kind, each.kind)))),
        (_("From"), each.sender),
        (_("Received"), date_format(timezone.localtime(each.received_at), "j M H:i")),
        (_("State"), each.get_state_display()),
        (_("Look at"), "; ".join(remarks)),
    ]
    return Row(cells, _to("submission_detail", dialogue, pk=each.pk))


def _phones(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    """A page of challengers by name; by name, because nobody is ranked."""
    every = Challenger.objects.filter(dialogue=dialogue, stopped_at=None)
    phone = Exists(Device.objects.filter(person=OuterRef("person"), revoked_at=None))
    rows, without = every.filter(phone), every.filter(~phone).count()
    page = page_of(rows, order=("name", "pk"), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    found = standings([each.person_id for each in page.rows if each.person_id])
    nobody = ngettext(
        "%(number)d challenger has no phone here yet.", "%(number)d challengers have no phone here yet.", without
    )
    return {
        "phones": [_phone(dialogue, each, found.get(each.person_id, [])) for each in page.rows if each.person_id],
        "page": page,
        "without": nobody % {"number": without} if without else "",
        "phones_address": reverse("challengers:phone_list", args=[dialogue.slug]),
    }


def _phone(dialogue: Dialogue, challenger: Challenger, found: list[Standing]) -> Row:
    seen = last_seen(found)
    return Row(
        [
            (_("Challenger"), challenger.name),
            (_("Made"), sum(each.device.made for each in found) if found else ""),
            (_("Received"), sum(each.received for each in found) if found else ""),
            (_("Not sent yet"), sum(each.device.unsent for each in found) if found else ""),
            (_("Missing"), "; ".join(filter(None, map(missing_in_words, found)))),
            (_("Last seen"), date_format(timezone.localtime(seen), "j M H:i") if seen else _("no phone yet")),
        ],
        reverse("challengers:challenger_detail", args=[dialogue.slug, challenger.pk]),
    )


def missing_in_words(each: Standing) -> str:
    """Which records a phone calls delivered that aren't here, and whether its store fell."""
    words = []
    if each.missing:
        words.append(
            ngettext("%(number)d is missing", "%(number)d are missing", each.missing) % {"number": each.missing}
        )
        if each.holes:
            words[-1] += " (" + _("number %(numbers)s") % {"numbers": ", ".join(map(str, each.holes))} + ")"
    if each.fell:
        words.append(
            _("made %(before)d before, says %(now)d now") % {"before": each.made_before, "now": each.device.made}
        )
    return "; ".join(words)


@door(read=May.MEND_INBOX, write=May.MEND_INBOX)
def device_look(request: HttpRequest, dialogue: Dialogue, pk: Any) -> HttpResponse:
    """Somebody looked at a phone whose store fell; the line goes away."""
    mine = Challenger.objects.filter(dialogue=dialogue, person__isnull=False).values("person")
    device = Device.objects.filter(pk=pk, person__in=mine, fell_at__isnull=False).first()
    if request.method == "POST" and device is not None:
        look_at_device(dialogue, device, by=cast(Person, request.user))
        messages.success(request, _("Noted that you looked at this phone."))
    return redirect(_to("incoming", dialogue))


@door(read=May.RECORD)
def own_records(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What one recorded oneself: received, still on the phone, missing; and how far all of us are."""
    person = cast(Person, request.user)
    phones = [
        Row(
            [
                (_("Phone"), each.device.name or _("My phone")),
                (_("Made"), each.device.made),
                (_("Received"), each.received),
                (_("Not sent yet"), each.device.unsent),
                (_("Missing"), missing_in_words(each)),
                (_("Last seen"), each.device.seen_at),
            ]
        )
        for each in standings([person.pk]).get(person.pk, [])
        if each.device.revoked_at is None
    ]
    talks = [
        Row(
            [
                (_("What"), capfirst(str(WHAT.get(each.kind, each.kind)))),
                (_("Received"), date_format(timezone.localtime(each.received_at), "j M H:i")),
                (_("State"), _state(each)),
            ]
        )
        for each in own_talks(dialogue, person)
    ]
    context = {
        "title": _("What I recorded"),
        "together": sentences_for(dialogue, person),
        "actions": [
            (_("Write down a talk"), _to("conversation_new", dialogue)),
            (_("My phones"), reverse("people:account")),
        ],
        "sections": [
            {"title": _("On my phones"), "rows": phones, "empty": _("No phone records for you yet.")},
            {"title": _("Received from me"), "rows": talks, "empty": _("Nothing came in yet. A first talk is enough.")},
            {"title": _("What is kept about you"), "text": kept_about_volunteers()},
        ],
    }
    return render(request, "conversations/own_records.html", context)


def _state(each: Submission) -> str:
    if each.state == Submission.State.QUARANTINED:
        return _("safe here; the project leader looks at it")
    if each.state == Submission.State.HIDDEN:
        return _("safe here, and hidden")
    return _("received")


def kept_about_volunteers() -> str:
    """What is known of who records, and for how long; the nightly jobs hold to it."""
    return _(
        "Of who records we keep how many records each phone made, sent and still holds, and when it was last seen: "
        "only so that no talk gets lost. That goes when the phone is taken off the list. "
        "Streets of an evening go after a week, evenings out after a month, notes of support after a year. "
        "Nobody is compared with anybody."
    )

"""Phones of challengers: a code for one, a sheet of codes for a training evening, and shutting one out."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.forms import SheetForm
from dorpel.challengers.models import Challenger
from dorpel.challengers.operations.phones import OnlyThemselves, Stopped, let_phone_in, shut_phone_out
from dorpel.core.paging import page_of
from dorpel.core.qr import qr
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Device, Person

RUN = May.RUN_CHALLENGERS


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"challengers:{name}", kwargs={"dialogue": dialogue.slug, **where})


@door(read=RUN)
def phone_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every challenger with their phones, by name: last seen, made, not sent yet."""
    rows = Challenger.objects.filter(dialogue=dialogue, stopped_at=None)
    page = page_of(rows, order=("name", "pk"), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    devices: dict[UUID, list[Device]] = {}
    people = [each.person_id for each in page.rows if each.person_id]
    for device in Device.objects.filter(person__in=people).order_by("revoked_at", "-added_at"):
        devices.setdefault(device.person_id, []).append(device)
    shown = [
        row
        for each in page.rows
        for row in _rows(dialogue, each, devices.get(each.person_id, []) if each.person_id else [])
    ]
    context = {
        "title": _("Phones"),
        "intro": _("A challenger scans a code once; after that the recorder works without internet and without mail."),
        "rows": shown,
        "page": page,
        "actions": [
            Link(_("Sheet of codes for an evening"), _to("phone_sheet", dialogue)),
            Link(_("Challengers"), _to("challenger_list", dialogue)),
        ],
        "empty": _("Nobody is a challenger yet."),
    }
    return render(request, "core/list.html", context)


def _rows(dialogue: Dialogue, each: Challenger, devices: list[Device]) -> list[Row]:
    address = _to("phone_detail", dialogue, pk=each.pk)
    if not devices:
        return [Row([(_("Challenger"), each.name), (_("Phone"), _("none yet")), *_silent()], address)]
    return [
        Row([(_("Challenger"), each.name), (_("Phone"), name_of(device)), *_said(device)], address)
        for device in devices
    ]


def _silent() -> list[tuple[str, object]]:
    return [(_("Last seen"), ""), (_("Made"), ""), (_("Not sent yet"), ""), (_("State"), "")]


def _said(device: Device) -> list[tuple[str, object]]:
    seen = date_format(timezone.localtime(device.seen_at), "j M H:i") if device.seen_at else _("never")
    state = _("shut out") if device.revoked_at else _("in use")
    return [(_("Last seen"), seen), (_("Made"), device.made), (_("Not sent yet"), device.unsent), (_("State"), state)]


def name_of(device: Device) -> str:
    """What it is called, or when it was added."""
    return device.name or _("added on %(day)s") % {"day": date_format(timezone.localtime(device.added_at), "j M")}


@door(read=RUN)
def phone_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The phones of one challenger, with a button to shut each out, and one to let another in."""
    found: Challenger = of_dialogue(Challenger.objects.select_related("dialogue", "person"), dialogue, pk)
    devices = found.person.devices.order_by("revoked_at", "-added_at") if found.person else []
    context = {
        "title": _("Phones of %(name)s") % {"name": found.name},
        "challenger": found,
        "devices": [
            (name_of(each), _said(each), "" if each.revoked_at else _to("phone_shut", dialogue, pk=pk, device=each.pk))
            for each in devices
        ],
        "making": _to("phone_code", dialogue, pk=pk),
        "breadcrumb": [Link(_("Phones"), _to("phone_list", dialogue))],
    }
    return render(request, "challengers/phones.html", context)


@door(read=RUN, write=RUN)
def phone_code(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A code for one phone, shown once."""
    found: Challenger = of_dialogue(Challenger.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return redirect(_to("phone_detail", dialogue, pk=pk))
    made, left = _codes(request, [found])
    if left:
        messages.error(request, _only_themselves(left))
        return redirect(_to("phone_detail", dialogue, pk=pk))
    return _sheet(request, dialogue, made, left)


@door(read=RUN, write=RUN)
def phone_sheet(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Choose for whom, then a sheet to print with a code for each; each code is shown this once."""
    form = SheetForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        made, left = _codes(request, list(form.cleaned_data["who"]))
        return _sheet(request, dialogue, made, left)
    context = {
        "title": _("Sheet of codes for an evening"),
        "intro": _("Each code is new, belongs to one challenger and is shown once: print the next page at once."),
        "form": form,
        "submit": _("Make the codes"),
        "cancel": _to("phone_list", dialogue),
    }
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _codes(request: HttpRequest, who: list[Challenger]) -> tuple[list[tuple[str, str]], list[str]]:
    """Name and code for each, and the names of those who must make their own."""
    made, left = [], []
    for each in who:
        try:
            _device, code = let_phone_in(each, by=cast(Person, request.user))
        except (OnlyThemselves, Stopped):
            left.append(each.name)
        else:
            made.append((each.name, code))
    return made, left


def _only_themselves(names: list[str]) -> str:
    return _(
        "%(names)s can open more here than a challenger, or stopped. They add a phone on their own page instead."
    ) % {"names": ", ".join(names)}


def _sheet(request: HttpRequest, dialogue: Dialogue, made: list[tuple[str, str]], left: list[str]) -> HttpResponse:
    # Behind '#', so that a code reaches no server log.
    house = request.build_absolute_uri("/recorder/")
    context = {
        "title": _("Codes for the recorder"),
        "codes": [(name, code, qr(f"{house}#{code}")) for name, code in made],
        "left": _only_themselves(left) if left else "",
        "house": house,
        "back": _to("phone_list", dialogue),
    }
    answer = render(request, "challengers/codes.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@door(read=RUN, write=RUN)
def phone_shut(request: HttpRequest, dialogue: Dialogue, pk: UUID, device: UUID) -> HttpResponse:
    """Shuts a phone out, after a yes."""
    found: Challenger = of_dialogue(Challenger.objects.select_related("dialogue"), dialogue, pk)
    phone = Device.objects.filter(pk=device, person=found.person_id, revoked_at=None).first()
    back = _to("phone_detail", dialogue, pk=pk)
    if phone is None or found.person_id is None:
        return redirect(back)
    if request.method == "POST":
        shut_phone_out(found, phone, by=cast(Person, request.user))
        messages.success(request, _("This phone is shut out at once. What it still sends waits for you in the inbox."))
        return redirect(back)
    context = {
        "title": _("Shut out the phone of %(name)s") % {"name": found.name},
        "intro": _(
            "It can't open or record anything after this. What lies on it can still be sent, and waits for you."
        ),
        "submit": _("Shut it out"),
        "cancel": back,
    }
    return render(request, "core/confirm.html", context)

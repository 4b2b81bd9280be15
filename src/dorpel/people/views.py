"""Everybody's own page: name, language and devices; and the way in with a device."""

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dorpel.core.languages import own_name
from dorpel.core.qr import qr
from dorpel.core.ui.values import Row
from dorpel.people.devices import BACKEND, remember_device
from dorpel.people.forms import DeviceCodeForm, DeviceForm, PersonForm
from dorpel.people.models import Device, Person
from dorpel.people.operations import add_device, change_person, revoke_device, use_device
from dorpel.people.queries import devices_of


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What we know of whoever is signed in, and their devices."""
    person = cast(Person, request.user)
    facts = [
        (_("Name"), person.name),
        (_("E-mail address"), person.email or _("none")),
        (_("Language"), own_name(person.language)),
    ]
    rows = [_device_row(device) for device in devices_of(person)]
    context = {
        "title": person.name,
        "facts": facts,
        "actions": [
            (_("Change name or language"), reverse("people:person_change")),
            (_("Add a phone"), reverse("people:device_new")),
        ],
        "sections": [{"title": _("Devices"), "rows": rows, "empty": _("No phone records for you yet.")}],
    }
    return render(request, "core/detail.html", context)


def _device_row(device: Device) -> Row:
    state = _("revoked") if device.revoked_at else _("in use")
    address = "" if device.revoked_at else reverse("people:device_revocation", args=[device.pk])
    name = device.name or _("phone")
    return Row([(_("Device"), name), (_("Added"), device.added_at.date()), (_("State"), state)], address=address)


@login_required
@require_http_methods(["GET", "POST"])
def person_form(request: HttpRequest) -> HttpResponse:
    """Change one's own name or language."""
    person = cast(Person, request.user)
    form = PersonForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        change_person(person, **form.cleaned_data, by=person)
        messages.success(request, _("Saved."))
        return redirect("people:account")
    return _form(request, form, title=_("Name and language"))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def device_form(request: HttpRequest) -> HttpResponse:
    """Add a device; its code is on the answer to the form and nowhere else."""
    form = DeviceForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, title=_("Add a phone"), submit=_("Make a code"))
    person = cast(Person, request.user)
    device, token = add_device(person, by=person, name=form.cleaned_data["name"])
    address = request.build_absolute_uri(reverse("people:device_entry"))
    house = request.build_absolute_uri("/recorder/")  # a page of a room above this one, as docs/formats/field.md says
    # Behind '#', so that the code reaches no server log.
    context = {
        "title": _("Scan this with the phone"),
        "token": token,
        "qr": qr(f"{house}#{token}"),
        "device": device,
    }
    return render(request, "people/device_code.html", context | {"address": address})


@login_required
@require_http_methods(["GET", "POST"])
def device_revocation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shut a device out."""
    person = cast(Person, request.user)
    device = get_object_or_404(Device, pk=pk, person=person, revoked_at=None)
    if request.method == "POST":
        revoke_device(device, by=person)
        messages.success(request, _("This phone can't send or open anything any more."))
        return redirect("people:account")
    context = {
        "title": _("Revoke %(name)s") % {"name": device.name or _("this phone")},
        "intro": _(
            "It can't send or open anything after this. What it sent stays. "
            "You can't undo it; you can add the phone again."
        ),
        "submit": _("Revoke it"),
        "cancel": reverse("people:account"),
    }
    return render(request, "core/confirm.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def device_entry(request: HttpRequest) -> HttpResponse:
    """Come in with the code of a device; a wrong and a revoked code get the same sentence."""
    form = DeviceCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = use_device(form.cleaned_data["token"])
        if device is not None:
            login(request, device.person, backend=BACKEND)
            remember_device(request, device)
            return redirect(settings.LOGIN_REDIRECT_URL)
        form.add_error(
            "token", _("This code doesn't open anything. Make a new one on your own page, or ask the project leader.")
        )
    context = {"title": _("Come in with this phone"), "form": form, "submit": _("Come in")}
    return render(request, "people/device_entry.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, form: Any, **context: object) -> HttpResponse:
    values = {"form": form, "cancel": reverse("people:account"), **context}
    return render(request, "core/form.html", values, status=422 if form.is_bound else 200)

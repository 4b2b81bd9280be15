"""Needs said at the door: the connector sees all, a service those passed to it, nobody else any."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.conversations.forms.needs import MendNeedForm, NeedForm, RoutesForm, StepForm
from dorpel.conversations.models import Referral, ReferralStep
from dorpel.conversations.operations.needs import add_step, change_need, note_need, reach, set_routes, words_of
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import StaleSave, door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


def _seen(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> Referral:
    """The need, when whoever looks may see it; else it doesn't exist."""
    rows = Referral.objects.visible_to(cast(Person, request.user)).select_related("service", "dialogue")
    return cast(Referral, of_dialogue(rows, dialogue, pk))


@door(read=May.READ_REFERRALS)
def referral_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Needs, newest first; never their words."""
    rows = Referral.objects.visible_to(cast(Person, request.user)).of(dialogue)
    actions = [(_("Note a need"), _to("referral_new", dialogue))] if may(request, May.REFER) else []
    if may(request, May.ROUTE):
        actions.append((_("Who wants to do something"), _to("wish_list", dialogue)))
    return show_list(
        request,
        rows.select_related("service").prefetch_related("steps"),
        title=_("Needs"),
        intro=_("What people said they need. Only the connector and the service that helps can read it."),
        row=lambda each: Row(_cells(each), _to("referral_detail", dialogue, pk=each.pk)),
        actions=actions,
        empty=_("No need was passed on to you."),
    )


def _cells(each: Referral) -> list[tuple[str, object]]:
    steps = sorted(each.steps.all(), key=lambda step: (step.at, step.pk))
    last = f"{steps[-1].get_what_display()}, {steps[-1].at:%d-%m-%Y}" if steps else _("waits for a service")
    return [
        (_("Kind"), capfirst(each.get_kind_display())),
        (_("Made"), each.made_at.date()),
        (_("Service"), each.service),
        (_("State"), last),
    ]


@door(read=May.READ_REFERRALS, write=May.ANSWER_REFERRALS)
def referral_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One need with its steps, and the form for the next step."""
    need = _seen(request, dialogue, pk)
    form = StepForm(request.POST or None, dialogue=dialogue, routes=may(request, May.ROUTE))
    if request.method == "POST" and form.is_valid():
        add_step(need, **({"service": None} | form.cleaned_data), by=cast(Person, request.user))
        messages.success(request, _("Noted. Whoever has the receipt can read it."))
        return redirect(_to("referral_list", dialogue))
    return _shown(request, need, form)


def _shown(request: HttpRequest, need: Referral, form: StepForm, addresses: str = "") -> HttpResponse:
    dialogue = need.dialogue
    steps = need.steps.select_related("service", "by").order_by("at", "pk")
    sections: list[dict[str, Any]] = [
        {"title": _("What is needed"), "text": words_of(need)},
        {"title": _("What happened"), "rows": [_step(each) for each in steps], "empty": _("Nothing happened yet.")},
    ]
    if may(request, May.ANSWER_REFERRALS):
        sections.append({"title": _("Next step"), "form": form, "submit": _("Note it")})
    context = {
        "kicker": _("A need"),
        "title": capfirst(need.get_kind_display()),
        "facts": [
            (_("Service"), need.service or _("waits for a service")),
            (_("Said on"), need.held_on or need.made_at.date()),
            (_("Agreed to be passed on"), need.agreed_at.date()),
        ],
        "sections": sections,
        "actions": [(_("Change"), _to("referral_change", dialogue, pk=need.pk))] if may(request, May.ROUTE) else [],
        "breadcrumb": [(_("Needs"), _to("referral_list", dialogue))],
        "contact_address": _to("referral_contact", dialogue, pk=need.pk),
        "addresses": addresses,
    }
    answer = render(request, "conversations/reachable.html", context, status=422 if form.is_bound else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def _step(each: ReferralStep) -> Row:
    return Row(
        [
            (_("What"), capfirst(each.get_what_display())),
            (_("When"), each.at),
            (_("Service"), each.service),
            (_("By"), each.by or _("by the kind of need")),
            (_("Note for the resident"), each.note),
        ]
    )


@door(read=May.READ_REFERRALS, write=May.ANSWER_REFERRALS)
def referral_contact(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """How to reach whose need it is; each look stands in the journal."""
    need = _seen(request, dialogue, pk)
    if request.method != "POST":
        return redirect(_to("referral_detail", dialogue, pk=pk))
    form = StepForm(dialogue=dialogue, routes=may(request, May.ROUTE))
    return _shown(request, need, form, addresses_in_words(reach(need, by=cast(Person, request.user))))


def addresses_in_words(found: list[tuple[str, str]]) -> str:
    """Addresses, a line each, or that there are none."""
    return "\n".join(f"{means}: {address}" for means, address in found) or _(
        "No address was left, or its term is over."
    )


@door(read=May.REFER, write=May.REFER)
def referral_new(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Writes down a need."""
    form = NeedForm(request.POST or None, dialogue=dialogue)
    reads = may(request, May.READ_REFERRALS)
    back = _to("referral_list", dialogue) if reads else reverse("dialogues:desk", args=[dialogue.slug])
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("kind", "need", "service")}
        need = note_need(dialogue, **told, by=cast(Person, request.user))
        where = need.service.name if need.service else _("the connector")
        messages.success(request, _("Passed on to %(where)s. Only they can read it.") % {"where": where})
        return redirect(back)
    context = {
        "title": _("Note a need"),
        "intro": _("Danger at home or somebody who hurts somebody? Use “a serious concern” in the recorder, or call."),
        "form": form,
        "cancel": back,
        "submit": _("Pass it on"),
    }
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.ROUTE, write=May.ROUTE)
def referral_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Other words or another kind for a need."""
    need = _seen(request, dialogue, pk)
    there = _to("referral_detail", dialogue, pk=pk)
    start = {"kind": need.kind, "need": words_of(need), "version": need.version}
    form = MendNeedForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            change_need(need, kind=told["kind"], need=told["need"], seen=told["version"], by=cast(Person, request.user))
        except StaleSave:
            messages.error(request, _("Somebody changed this just now. Look at it again first."))
        return redirect(there)
    context = {"title": _("Change this need"), "form": form, "cancel": there}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.RUN_DIALOGUE, write=May.RUN_DIALOGUE)
def referralroute_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """To which service each kind of need goes."""
    form = RoutesForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        set_routes(dialogue, form.cleaned_data, by=cast(Person, request.user))
        messages.success(request, _("Saved. Needs that come in from now on go there."))
        return redirect(_to("incoming", dialogue))
    context = {
        "title": _("Where needs go"),
        "intro": _("A service reads only the needs that go to it. Members join a service when you invite them."),
        "form": form,
        "cancel": _to("incoming", dialogue),
    }
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)

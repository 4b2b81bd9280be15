"""Around the talk: doors where none was held, needs passed on, how it was."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.challengers.models import Challenger
from dorpel.conversations.forms.around import DebriefForm, ReferralForm, StepForm, TurnawayForm
from dorpel.conversations.models import Debrief, Referral, Turnaway
from dorpel.conversations.operations.around import add_step, keep_referral
from dorpel.core.crypto import unseal
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue, Service
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


def _own(request: HttpRequest, dialogue: Dialogue) -> Challenger | None:
    return Challenger.objects.filter(dialogue=dialogue, person=cast(Person, request.user)).first()


@door(read=May.READ_INSIGHT)
def turnaway_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The talks that weren't held, counted."""

    def row(each: Turnaway) -> Row:
        return Row(
            [
                (_("On"), each.on),
                (_("Outcome"), each.get_outcome_display()),
                (_("How many"), each.count),
                (_("Neighbourhood"), each.neighbourhood),
            ]
        )

    rows = Turnaway.objects.of(dialogue).select_related("neighbourhood")
    actions = [(_("Count doors"), _to("turnaway_new", dialogue))] if may(request, May.RECORD) else []
    return show_list(request, rows, title=_("Talks not held"), row=row, actions=actions)


@door(read=May.RECORD, write=May.RECORD)
def turnaway_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Counts doors: refused, nobody home, come back later."""
    row = Turnaway(dialogue=dialogue, challenger=_own(request, dialogue), on=timezone.localdate())
    return show_form(
        request,
        TurnawayForm(request.POST or None, instance=row),
        title=_("Count doors"),
        write=May.RECORD,
        then=_to("turnaway_list", dialogue),
    )


@door(read=May.READ_REFERRALS)
def referral_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Needs, newest first; never their words."""

    def row(each: Referral) -> Row:
        cells = [(_("Made"), each.made_at), (_("Kind"), each.get_kind_display()), (_("Service"), each.service)]
        return Row(cells, _to("referral_detail", dialogue, pk=each.pk))

    rows = Referral.objects.of(dialogue).select_related("service")
    actions = [(_("Note a need"), _to("referral_new", dialogue))] if may(request, May.REFER) else []
    return show_list(request, rows, title=_("Needs passed on"), row=row, actions=actions)


@door(read=May.READ_REFERRALS, write=May.REFER)
def referral_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One need with its steps, and the form for the next step."""
    referral: Referral = of_dialogue(Referral.objects.select_related("service"), dialogue, pk)
    form = StepForm(request.POST or None, services=Service.objects.filter(dialogue=dialogue).order_by("name"))
    if request.method == "POST" and form.is_valid():
        add_step(referral, **form.cleaned_data, by=cast(Person, request.user))
        return redirect(_to("referral_detail", dialogue, pk=pk))
    steps = [
        Row(
            [
                (_("When"), each.at),
                (_("What"), each.get_what_display()),
                (_("Service"), each.service),
                (_("By"), each.by),
                (_("Note for the resident"), each.note),
            ]
        )
        for each in referral.steps.select_related("service", "by").order_by("at")
    ]
    sections: list[dict[str, Any]] = [
        {"title": _("What is needed"), "text": unseal(bytes(referral.sealed), place=referral.place)},
        {"title": _("Steps"), "rows": steps, "empty": _("Nothing happened yet.")},
    ]
    if may(request, May.REFER):
        sections.append({"title": _("Next step"), "form": form})
    context = {
        "title": _("A need"),
        "facts": [
            (_("Kind"), referral.get_kind_display()),
            (_("Service"), referral.service),
            (_("Agreed"), referral.agreed_at),
        ],
        "sections": sections,
        "actions": [(_("Change"), _to("referral_change", dialogue, pk=pk))] if may(request, May.REFER) else [],
    }
    return render(request, "core/detail.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_REFERRALS, write=May.REFER, form=True)
def referral_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new need, or one changed."""
    row = of_dialogue(Referral, dialogue, pk) if pk else Referral(dialogue=dialogue)
    initial = {"need": unseal(bytes(row.sealed), place=row.place), "agreed": True} if pk else {}
    return show_form(
        request,
        ReferralForm(request.POST or None, instance=row, initial=initial),
        title=_("A need"),
        write=May.REFER,
        save=lambda form: keep_referral(form, by=cast(Person, request.user)),
        then=lambda saved: _to("referral_detail", dialogue, pk=saved.pk),
    )


@door(read=May.READ_CHALLENGERS)
def debrief_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """How the evenings were: the leader reads all, a challenger their own."""

    def row(each: Debrief) -> Row:
        cells = [
            (_("When"), each.noted_at),
            (_("Challenger"), each.challenger),
            (_("Rose"), each.rose),
            (_("Thorn"), each.thorn),
            (_("Bud"), each.bud),
        ]
        return Row(cells)

    rows = Debrief.objects.of(dialogue).select_related("challenger")
    if not may(request, May.RUN_CHALLENGERS):
        rows = rows.filter(challenger__person=cast(Person, request.user))
    actions = [(_("Tell how it was"), _to("debrief_new", dialogue))] if _own(request, dialogue) else []
    return show_list(request, rows, title=_("How it was"), row=row, actions=actions)


@door(read=May.GO_OUT, write=May.GO_OUT)
def debrief_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """A rose, a thorn, a bud, by a challenger."""
    own = _own(request, dialogue)
    if own is None:
        raise Http404
    return show_form(
        request,
        DebriefForm(request.POST or None, instance=Debrief(dialogue=dialogue, challenger=own)),
        title=_("How was it?"),
        write=May.GO_OUT,
        then=_to("debrief_list", dialogue),
    )

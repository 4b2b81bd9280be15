"""Intakes and applications: who applied, how mixed they are, choosing by hand."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.forms import IntakeForm, WhyForm
from dorpel.challengers.models import Application, Intake
from dorpel.challengers.operations import AlreadyChosen, choose, reach_applicant
from dorpel.challengers.queries import Mixed, diversity
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.people.models import Person

RUN = May.RUN_CHALLENGERS


@door(read=May.READ_CHALLENGERS)
def intake_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The rounds in which residents could apply."""

    def row(each: Intake) -> Row:
        cells = [
            (_("Intake"), each.name),
            (_("Places"), each.places),
            (_("Opens"), date_format(each.opens_on)),
            (_("Closes"), date_format(each.closes_on)),
        ]
        return Row(cells, reverse("challengers:intake_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        Intake.objects.of(dialogue),
        title=_("Intakes"),
        row=row,
        order=("-opens_on", "-pk"),
        actions=new_action(request, dialogue, "intake", _("New intake"), RUN, room="challengers"),
        empty=_("There is no intake yet."),
    )


@door(read=May.READ_CHALLENGERS)
def intake_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One intake; for who chooses also how mixed the applications are."""
    found: Intake = of_dialogue(Intake.objects.select_related("dialogue"), dialogue, pk)
    actions: list[Link] = []
    sections: list[dict[str, object]] = [{"title": _("The call"), "text": found.call}] if found.call else []
    if may(request, RUN):
        actions = [Link(_("See the applications"), reverse("challengers:application_list", args=[dialogue.slug, pk]))]
        sections.append(
            {
                "title": _("How mixed are the applications?"),
                "intro": _(
                    "The same categories as for the voices and the population. Shares are of those who told it. "
                    "Look which rows are short, and ask there."
                ),
                "rows": [_mixed(each) for each in diversity(found)],
                "empty": _("The dialogue counts in no facets yet."),
            }
        )
    names = ("places", "opens_on", "closes_on")
    return show_detail(request, found, *names, noun="intake", write=RUN, actions=actions, sections=sections)


def _mixed(each: Mixed) -> Row:
    return Row(
        [
            (_("Category"), f"{each.facet}: {each.category}"),
            (_("Applied"), _of(each.applied, each.applied_share)),
            (_("Chosen"), _of(each.chosen, each.chosen_share)),
            (_("Live in the city"), _percent(each.population_share)),
        ]
    )


def _of(number: int, share: float | None) -> str:
    return f"{number} ({_percent(share)})" if share is not None else str(number)


def _percent(share: float | None) -> str:
    return _("not known") if share is None else f"{share:.0%}"


@door(read=RUN, write=RUN, form=True)
def intake_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new intake, or other dates for one."""
    return edit(request, dialogue, IntakeForm, pk, noun="intake", may=RUN)


@door(read=RUN)
def application_list(request: HttpRequest, dialogue: Dialogue, intake: UUID) -> HttpResponse:
    """Who applied in this intake, in the order in which they came; nobody is ranked."""
    found: Intake = of_dialogue(Intake, dialogue, intake)

    def row(each: Application) -> Row:
        cells = [
            (_("Name"), each.name),
            (_("Neighbourhood"), each.neighbourhood or "–"),
            (_("Applied"), date_format(each.applied_at, "SHORT_DATE_FORMAT")),
            (_("State"), _("chosen") if hasattr(each, "challenger") else _("open")),
        ]
        return Row(cells, reverse("challengers:application_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        Application.objects.of(dialogue).filter(intake=found).select_related("neighbourhood", "challenger"),
        title=_("Applications: %(intake)s") % {"intake": found},
        row=row,
        order=("pk",),
        breadcrumb=[(str(found), reverse("challengers:intake_detail", args=[dialogue.slug, found.pk]))],
        empty=_("Nobody applied yet."),
    )


@door(read=RUN)
def application_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """What somebody told who wants to be a challenger."""
    return _application(request, _found(dialogue, pk))


@door(read=RUN, write=RUN)
def application_contact(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The addresses that were left; each look stands in the journal."""
    found = _found(dialogue, pk)
    if request.method != "POST":
        return redirect("challengers:application_detail", dialogue.slug, pk)
    addresses = reach_applicant(found, by=cast(Person, request.user))
    response = _application(request, found, "\n".join(addresses) or _("No address was left, or its term is over."))
    response["Cache-Control"] = "no-store"
    return response


@door(read=RUN, write=RUN, form=True)
def application_choice(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Choose somebody, with the reason."""
    found, form = _found(dialogue, pk), WhyForm(request.POST or None)
    here = reverse("challengers:application_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            chosen = choose(found, why=form.cleaned_data["why"], by=cast(Person, request.user))
        except AlreadyChosen:
            messages.error(request, _("This application was chosen already. Nothing was changed."))
            return redirect(here)
        messages.success(request, _("Chosen. Let them know, and look for a buddy and a professional."))
        return redirect("challengers:challenger_detail", dialogue.slug, chosen.pk)
    context = {
        "title": _("Choose %(name)s") % {"name": found.name},
        "form": form,
        "cancel": here,
        "submit": _("Choose"),
    }
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _found(dialogue: Dialogue, pk: UUID) -> Application:
    rows = Application.objects.select_related("dialogue", "intake", "neighbourhood", "challenger")
    found: Application = of_dialogue(rows, dialogue, pk)
    return found


def _application(request: HttpRequest, found: Application, addresses: str = "") -> HttpResponse:
    slug = found.dialogue.slug
    told = [str(each) for each in found.categories.select_related("facet").order_by("facet__order", "order")]
    sections = [
        {"title": _("About them"), "text": "\n".join(told)},
        {"title": _("Why"), "text": found.why},
        {"title": _("How to reach them"), "text": addresses},
    ]
    choice = [Link(_("Choose"), reverse("challengers:application_choice", args=[slug, found.pk]))]
    context = {
        "back": Link(str(found.intake), reverse("challengers:application_list", args=[slug, found.intake_id])),
        "actions": [] if hasattr(found, "challenger") else choice,
        "notice": _("Chosen as a challenger.") if hasattr(found, "challenger") else "",
        "sections": [section for section in sections if section["text"]],
        "contact_address": reverse("challengers:application_contact", args=[slug, found.pk]),
        "template": "challengers/application.html",
    }
    names = ("neighbourhood", "language", "subject", "applied_at")
    return show_detail(request, found, *names, noun="application", write=None, **context)

"""Nominations: the project, a juror's scores, the result, the answer."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, show_detail
from dorpel.label.forms import DecisionForm, NominationForm, ScoresForm
from dorpel.label.models import Award, Nomination, Score
from dorpel.label.operations import (
    AlreadyDecided,
    CallClosed,
    NotScored,
    NotWhole,
    OwnNomination,
    change_nomination,
    decide,
    nominate,
    score,
)
from dorpel.label.queries import Result, may_see_scores, result_of
from dorpel.label.views.calls import nomination_row
from dorpel.people.models import Person


@door(read=May.READ_LABEL)
def nomination_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All nominations, the newest first; no ranking."""
    return show_list(
        request,
        Nomination.objects.of(dialogue).select_related("award"),
        title=_("Nominations"),
        row=lambda each: nomination_row(each, dialogue),
        empty=_("Nothing was nominated yet."),
    )


@door(read=May.READ_LABEL)
def nomination_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One nomination; scores only for who may see them by now."""
    found = _found(dialogue, pk)
    result, award = result_of(found), Award.objects.filter(nomination=found).first()
    sections: list[dict[str, object]] = [{"title": _("Why is it an example?"), "text": found.why}]
    if award is not None:
        sections += [{"title": _("The jury's answer"), "text": award.reason}]
        if award.outcome == Award.Outcome.AWARDED:
            sections += [{"title": _("Text for the badge"), "text": badge_text(found, award)}]
    if may_see_scores(cast(Person, request.user), found, result):
        sections += _scores(found, result)
    return show_detail(
        request,
        found,
        "call",
        "who",
        "nominated_at",
        noun="nomination",
        write=None,
        back=Link(str(found.call), reverse("label:call_detail", args=[dialogue.slug, found.call_id])),
        actions=[] if award else _acts(request, found),
        sections=sections,
        notice=award.get_outcome_display() if award else "",
    )


def badge_text(nomination: Nomination, award: Award) -> str:
    """The sentence that goes with the label."""
    values = {
        "project": nomination.project,
        "dialogue": nomination.dialogue,
        "when": date_format(award.at, "YEAR_MONTH_FORMAT"),
    }
    return _("“%(project)s” carries the label of “%(dialogue)s”, awarded in %(when)s.") % values


def _acts(request: HttpRequest, found: Nomination) -> list[Link]:
    here, acts = [found.dialogue.slug, found.pk], []
    if may(request, May.SCORE):
        acts.append(Link(_("Score it"), reverse("label:nomination_scores", args=here)))
    if may(request, May.RUN_LABEL):
        acts.append(Link(_("Write down the jury's answer"), reverse("label:nomination_award", args=here)))
    if found.nominated_by_id == request.user.pk or may(request, May.RUN_LABEL):
        acts.append(Link(_("Change"), reverse("label:nomination_change", args=here)))
    return acts


def _scores(found: Nomination, result: Result) -> list[dict[str, object]]:
    means = [
        Row([(_("Criterion"), each.criterion), (_("Weight"), each.criterion.weight), (_("Mean"), _points(each.mean))])
        for each in result.criteria
    ]
    given = (
        Score.objects.filter(nomination=found)
        .select_related("juror", "criterion")
        .order_by("juror__name", "-criterion__weight")
    )
    reasons = [
        Row(
            [
                (_("Juror"), each.juror),
                (_("Criterion"), each.criterion),
                (_("Points"), each.points),
                (_("Why"), each.why),
            ]
        )
        for each in given
    ]
    intro = _("Weighted mean %(mean)s of 5, of %(jurors)s jurors who scored every criterion.")
    values = {"mean": _points(result.mean), "jurors": len(result.complete)}
    return [
        {"title": _("Result"), "intro": intro % values, "rows": means, "empty": _("There are no criteria yet.")},
        {"title": _("What jurors gave, and why"), "rows": reasons, "empty": _("Nobody scored yet.")},
    ]


def _points(mean: float | None) -> str:
    return "–" if mean is None else number_format(mean, 2)


@door(read=May.READ_LABEL, write=May.NOMINATE, form=True)
def nomination_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Hold a project up as an example, or word it better."""
    by = cast(Person, request.user)

    def save(form: Any) -> Nomination:
        return change_nomination(form, by=by) if pk else nominate(**form.told(), by=by)

    try:
        initial = None if pk else {"call": request.GET.get("call", "")}
        return edit(
            request, dialogue, NominationForm, pk, noun="nomination", may=May.NOMINATE, initial=initial, save=save
        )
    except CallClosed:
        messages.error(request, _("This call isn't open today. Nothing was saved."))
    except AlreadyDecided:
        messages.error(request, _("The jury has answered already. Nothing was changed."))
    return redirect("label:call_list", dialogue.slug)


@door(read=May.READ_LABEL, write=May.SCORE, form=True)
def nomination_scores(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """What a juror gives; others' scores stay hidden until then."""
    found, by = _found(dialogue, pk), cast(Person, request.user)
    form = ScoresForm(request.POST or None, nomination=found, juror=by)
    here = reverse("label:nomination_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            score(found, points=form.points(), by=by)
            messages.success(request, _("Your scores are kept. Now you can see what the others gave."))
        except AlreadyDecided:
            messages.error(request, _("The jury has answered already. Nothing was changed."))
        except OwnNomination:
            messages.error(request, _("You nominated this yourself. Leave the scores to the others."))
        except NotWhole:
            messages.error(request, _("The criteria changed just now. Score all of them, please."))
        return redirect(here)
    context = {"title": _("Score “%(project)s”") % {"project": found.project}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_LABEL, write=May.RUN_LABEL, form=True)
def nomination_award(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The label, or a no with its reason."""
    found, form = _found(dialogue, pk), DecisionForm(request.POST or None)
    here = reverse("label:nomination_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            decide(found, **form.cleaned_data, by=cast(Person, request.user))
            messages.success(request, _("The answer is kept, with its reason."))
            return redirect(here)
        except AlreadyDecided:
            messages.error(request, _("The jury has answered already. Nothing was changed."))
            return redirect(here)
        except NotScored as wrong:
            form.add_error(None, _missing(wrong))
    context = {"title": _("Answer “%(project)s”") % {"project": found.project}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _missing(wrong: NotScored) -> str:
    who = "; ".join(f"{name}: {', '.join(criteria)}" for name, criteria in wrong.missing)
    return _("Two jurors must score every criterion first. Still missing: %(who)s") % {"who": who or _("jurors")}


def _found(dialogue: Dialogue, pk: UUID) -> Nomination:
    rows = Nomination.objects.select_related("dialogue", "call")
    found: Nomination = of_dialogue(rows, dialogue, pk)
    return found

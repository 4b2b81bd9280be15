"""Answers to proposals: all of them, those of one proposal, what still waits, one answer, its form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.languages import direction
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.wordings import wordings_action
from dorpel.policy.forms import ResolutionForm
from dorpel.policy.models import Resolution
from dorpel.policy.operations import resolve
from dorpel.policy.queries import unanswered
from dorpel.proposals.models import Proposal, ProposalVersion
from dorpel.proposals.operations import Closed
from dorpel.proposals.queries import with_words, words_on


@door(read=May.READ_POLICY)
def resolution_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All answers, the latest first."""
    waiting = (_("Which proposals still wait"), reverse("policy:unanswered_list", args=[dialogue.slug]))
    return show_list(
        request,
        Resolution.objects.of(dialogue).select_related("proposal"),
        title=_("What the city answered"),
        row=lambda each: _row(dialogue, each),
        order=("-resolved_on", "-pk"),
        actions=[waiting],
        empty=_("No proposal has an answer yet."),
    )


def _row(dialogue: Dialogue, each: Resolution) -> Row:
    cells = [
        (_("Answer"), each.get_outcome_display()),
        (_("Proposal"), each.proposal.reference),
        (_("By"), each.get_body_display()),
        (_("On"), date_format(each.resolved_on)),
        (_("Reason"), each.reason[:120]),
    ]
    return Row(cells, reverse("policy:resolution_detail", args=[dialogue.slug, each.pk]))


@door(read=May.READ_POLICY)
def unanswered_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The proposals that wait for an answer, with the day on which it is due."""
    today = timezone.localdate()

    def row(each: Any) -> Row:
        due = each.answer_due_on
        state = "" if due is None else _("too late") if due < today else _("in time")
        cells = [
            (_("Proposal"), each.title),
            (_("The city answers by"), date_format(due) if due else _("no day was set")),
            (_("State"), state),
        ]
        return Row(cells, reverse("policy:proposal_resolutions", args=[dialogue.slug, each.pk]))

    empty = _("No proposal waits for an answer.")
    return show_list(request, unanswered(dialogue), title=_("Proposals that wait"), row=row, order=("pk",), empty=empty)


@door(read=May.READ_POLICY)
def proposal_resolutions(request: HttpRequest, dialogue: Dialogue, proposal_id: UUID) -> HttpResponse:
    """The answers to one proposal, beside each other."""
    proposal: Any = of_dialogue(with_words(Proposal.objects.all()), dialogue, proposal_id)
    new = [(_("Answer this proposal"), reverse("policy:resolution_new", args=[dialogue.slug, proposal.pk]))]
    return show_list(
        request,
        proposal.resolutions.select_related("proposal"),
        title=_("What the city answered"),
        intro=proposal.title,
        row=lambda each: _row(dialogue, each),
        order=("-resolved_on", "-pk"),
        breadcrumb=[(proposal.title, reverse("proposals:proposal_detail", args=[dialogue.slug, proposal.pk]))],
        actions=new if may(request, May.RESOLVE) and not proposal.closed else [],
        empty=_("This proposal has no answer yet."),
    )


@door(read=May.READ_POLICY)
def resolution_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One answer with its reason, beside the words that it answered."""
    found: Resolution = of_dialogue(Resolution.objects.select_related("proposal"), dialogue, pk)
    words = words_on(found.proposal, found.made_at)
    answers = reverse("policy:proposal_resolutions", args=[dialogue.slug, found.proposal_id])
    context = {
        "title": words.title,
        "resolution": found,
        "words": words,
        "direction": direction(found.language),
        "words_direction": direction(words.language),
        "breadcrumb": [(_("What the city answered"), answers)],
        "here": found.get_outcome_display(),
        "facts": _facts(found, words),
        "actions": wordings_action("resolution", found),
    }
    return render(request, "policy/resolution.html", context)


def _facts(found: Resolution, words: ProposalVersion) -> list[tuple[str, object]]:
    again = found.look_again_on
    return [
        (_("Answer"), found.get_outcome_display()),
        (_("By"), found.get_body_display()),
        (_("On"), date_format(found.resolved_on)),
        (_("To be looked at again on"), date_format(again) if again else "–"),
        (_("Proposal"), _("{reference}, version {number}").format(reference=found.proposal, number=words.number)),
    ]


@door(read=May.READ_POLICY, write=May.RESOLVE, form=True)
def resolution_form(request: HttpRequest, dialogue: Dialogue, proposal_id: UUID) -> HttpResponse:
    """Answers a proposal; what was answered before stays."""
    proposal: Any = of_dialogue(with_words(Proposal.objects.all()), dialogue, proposal_id)
    there = reverse("policy:proposal_resolutions", args=[dialogue.slug, proposal.pk])
    by: Any = request.user
    try:
        return show_form(
            request,
            ResolutionForm(request.POST or None, instance=Resolution(dialogue=dialogue, proposal=proposal)),
            title=_("Answer the proposal"),
            intro=proposal.title,
            write=May.RESOLVE,
            then=there,
            save=lambda form: resolve(proposal, **form.answer(), by=by),
            said=_("The answer is public."),
            cancel=there,
        )
    except Closed:
        messages.error(request, _("This proposal was merged or split. Answer what came of it. Nothing was changed."))
        return redirect("proposals:proposal_detail", dialogue.slug, proposal.pk)

"""Proposals: the list, one proposal with its family, its form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.languages import direction
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.wordings import wordings_action
from dorpel.proposals.forms import ProposalForm
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import Closed, propose, rewrite
from dorpel.proposals.queries import became, current_versions, grew_from, with_words
from dorpel.tables.models import Note
from dorpel.tables.queries import claims


@door(read=May.READ_PROPOSALS)
def proposal_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All proposals, the newest first."""

    def row(each: Any) -> Row:
        cells = [
            (_("Proposal"), each.title),
            (_("Service"), each.service),
            (_("The city answers by"), date_format(each.answer_due_on) if each.answer_due_on else ""),
            (_("State"), _("went on in another proposal") if each.closed else _("open")),
        ]
        return Row(cells, reverse("proposals:proposal_detail", args=[dialogue.slug, each.pk]))

    new = [(_("Write a proposal"), reverse("proposals:proposal_new", args=[dialogue.slug]))]
    return show_list(
        request,
        with_words(Proposal.objects.of(dialogue)).select_related("service"),
        title=_("Proposals"),
        row=row,
        actions=new if may(request, May.PROPOSE) else [],
        empty=_("There are no proposals yet. They grow from the notes of the tables."),
    )


@door(read=May.READ_PROPOSALS)
def proposal_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One proposal: its words, which findings it answers, what it grew from and what it became."""
    rows = with_words(Proposal.objects.select_related("service", "note__table"))
    found: Any = of_dialogue(rows, dialogue, pk)
    answered = claims(found.answerings.values_list("finding_id", flat=True))
    context = {
        "title": found.title,
        "proposal": found,
        "direction": direction(found.language),
        "breadcrumb": [(_("Proposals"), reverse("proposals:proposal_list", args=[dialogue.slug]))],
        "notice": _("This proposal was merged or split. What came of it goes on below.") if found.closed else "",
        "actions": _acts(request, dialogue, found),
        "facts": _facts(found),
        "answered": [claim.text for _pk, claim in sorted(answered.items())],
        "grew_from": grew_from(found),
        "became": became(found),
        "versions": found.versions.select_related("written_by").order_by("-number"),
        "slug": dialogue.slug,
    }
    return render(request, "proposals/detail.html", context)


def _facts(found: Any) -> list[tuple[str, object]]:
    return [
        (_("Reference"), found.reference),
        (_("Made"), date_format(found.made_at, "SHORT_DATE_FORMAT")),
        (_("Service"), found.service or "–"),
        (_("The city answers by"), date_format(found.answer_due_on) if found.answer_due_on else "–"),
    ]


def _acts(request: HttpRequest, dialogue: Dialogue, found: Any) -> list[Link]:
    here = [dialogue.slug, found.pk]
    acts: list[Link] = []
    if may(request, May.PROPOSE) and not found.closed:
        acts = [
            Link(_("Write it anew"), reverse("proposals:proposal_change", args=here)),
            Link(_("Merge it"), reverse("proposals:proposal_merger", args=here)),
            Link(_("Split it"), reverse("proposals:proposal_split", args=here)),
        ]
    for words in current_versions(dialogue).filter(proposal=found):
        acts += wordings_action("proposal", words)
    if may(request, May.READ_POLICY):
        # By name only: the room of the policy lies above this one.
        acts.append(Link(_("What the city answered"), reverse("policy:proposal_resolutions", args=here)))
    return acts


@door(read=May.READ_PROPOSALS, write=May.PROPOSE, form=True)
def proposal_form(
    request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None, note_id: UUID | None = None
) -> HttpResponse:
    """A new proposal, one that grows from a table's note, or new words for one."""
    grown = of_dialogue(Note.objects.select_related("table__item"), dialogue, note_id) if note_id else None
    found: Proposal = of_dialogue(Proposal, dialogue, pk) if pk else Proposal(dialogue=dialogue, note=grown)

    def save(form: ProposalForm) -> Proposal:
        by: Any = request.user
        if pk:
            return rewrite(found, **form.words(), seen=form.seen_version or 0, by=by)
        terms = {name: form.cleaned_data[name] for name in ("service", "answer_due_on")}
        return propose(dialogue, **form.words(), **terms, note=grown, by=by)

    there = reverse("proposals:proposal_list", args=[dialogue.slug])
    try:
        return show_form(
            request,
            ProposalForm(request.POST or None, instance=found, initial=_begun(grown)),
            title=_("Write the proposal anew") if pk else _("Write a proposal"),
            write=May.PROPOSE,
            then=lambda saved: reverse("proposals:proposal_detail", args=[dialogue.slug, saved.pk]),
            save=save,
            cancel=there,
        )
    except Closed:
        return went_on(request, dialogue, found)


def went_on(request: HttpRequest, dialogue: Dialogue, proposal: Proposal) -> HttpResponse:
    """Back to a proposal that somebody merged or split in the meantime."""
    messages.error(request, _("This proposal was merged or split already. Nothing was changed."))
    return redirect("proposals:proposal_detail", dialogue.slug, proposal.pk)


def _begun(note: Note | None) -> dict[str, Any]:
    if note is None:
        return {}
    item = note.table.item
    return {"text": note.text, "findings": [item.finding_id] if item else []}

"""Merging proposals and splitting one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.proposals.forms import MergerForm, SplitForm
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import Closed, merge, split
from dorpel.proposals.queries import is_closed
from dorpel.proposals.views.proposals import went_on


@door(read=May.READ_PROPOSALS, write=May.PROPOSE, form=True)
def proposal_merger(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Makes one proposal of this one and others."""
    found: Proposal = of_dialogue(Proposal, dialogue, pk)
    if is_closed(found):
        return went_on(request, dialogue, found)
    form, by = MergerForm(request.POST or None, proposal=found), _person(request)
    if not form.is_valid():
        return _shown(request, dialogue, found, form, _("Merge the proposal"), _("Merge them"))
    words = {name: form.cleaned_data[name] for name in ("title", "text")}
    try:
        made = merge([found, *form.cleaned_data["proposals"]], **words, by=by)
    except Closed:
        return went_on(request, dialogue, found)
    messages.success(request, _("The proposals are one now. The old ones stay to be read."))
    return redirect("proposals:proposal_detail", dialogue.slug, made.pk)


@door(read=May.READ_PROPOSALS, write=May.PROPOSE, form=True)
def proposal_split(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Makes several proposals of this one."""
    found: Proposal = of_dialogue(Proposal, dialogue, pk)
    if is_closed(found):
        return went_on(request, dialogue, found)
    form, by = SplitForm(request.POST or None, proposal=found), _person(request)
    if not form.is_valid():
        return _shown(request, dialogue, found, form, _("Split the proposal"), _("Split it"))
    try:
        split(found, parts=form.parts(), by=by)
    except Closed:
        return went_on(request, dialogue, found)
    messages.success(request, _("The parts are proposals of their own now. The old one stays to be read."))
    return redirect("proposals:proposal_detail", dialogue.slug, found.pk)


def _shown(
    request: HttpRequest, dialogue: Dialogue, found: Proposal, form: Any, title: str, submit: str
) -> HttpResponse:
    back = reverse("proposals:proposal_detail", args=[dialogue.slug, found.pk])
    context = {"title": title, "form": form, "submit": submit, "cancel": back}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _person(request: HttpRequest) -> Any:
    return request.user

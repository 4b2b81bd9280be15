"""Standing behind a finding, publishing it, taking it down: each says what is missing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dorpel.coding.views.quotes import bar_words
from dorpel.core.forms import DorpelForm
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.findings.forms import WhyForm
from dorpel.findings.models import Finding
from dorpel.findings.operations import (
    AlreadyAdopted,
    AlreadyPublished,
    NobodyLooked,
    NoEvidence,
    NotAdopted,
    NotPublic,
    OwnWork,
    QuoteNotFree,
    adopt,
    publish,
    unpublish,
)
from dorpel.findings.queries import current_version
from dorpel.findings.views.evidence import back_to


def what_is_missing(refusal: Exception) -> str:
    """Why a finding can't be adopted or published, and what to do."""
    words = {
        NoEvidence: _("No quote speaks for this finding. Look for evidence first."),
        NobodyLooked: _("Nothing speaks against it, and nobody said that they looked. Look for the opposite first."),
        NotAdopted: _("Nobody stands behind this version yet. Somebody must adopt it first."),
        OwnWork: _("You wrote these words. Somebody else must publish them."),
        AlreadyPublished: _("This finding is public already."),
        AlreadyAdopted: _("Somebody stands behind this version already."),
    }
    if isinstance(refusal, QuoteNotFree):
        reasons = "; ".join(f"{reference}: {bar_words(bar)}" for reference, bar in refusal.bars.items())
        return _("A quote that is shown may not be shown. {reasons}").format(reasons=reasons)
    return words[type(refusal)]


@door(read=May.READ_FINDINGS, write=May.ADOPT, form=True)
def adoption(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Stands behind the words as they are now."""
    finding: Finding = of_dialogue(Finding, dialogue, pk)
    version = current_version(finding)
    if request.method == "POST":
        try:
            adopt(version, by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("You stand behind this finding."))
        except (NoEvidence, AlreadyAdopted) as refusal:
            messages.error(request, what_is_missing(refusal))
        return redirect("findings:finding_detail", dialogue.slug, pk)
    return _confirm(request, dialogue, finding, _("Do you stand behind this finding?"), DorpelForm())


@door(read=May.READ_FINDINGS, write=May.PUBLISH, form=True)
def publication(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Makes a finding public."""
    finding: Finding = of_dialogue(Finding, dialogue, pk)
    if request.method == "POST":
        try:
            publish(finding, by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("This finding is public now."))
        except (NoEvidence, NobodyLooked, NotAdopted, OwnWork, AlreadyPublished, QuoteNotFree) as refusal:
            messages.error(request, what_is_missing(refusal))
        return redirect("findings:finding_detail", dialogue.slug, pk)
    return _confirm(request, dialogue, finding, _("Publish this finding?"), DorpelForm())


@door(read=May.READ_FINDINGS, write=May.PUBLISH, form=True)
def takedown(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a finding down, with the reason."""
    finding: Finding = of_dialogue(Finding, dialogue, pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            unpublish(finding, why=form.cleaned_data["why"], by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("This finding is no longer public. What was printed stays printed."))
        except NotPublic:
            messages.info(request, _("This finding isn't public."))
        return redirect("findings:finding_detail", dialogue.slug, pk)
    return _confirm(request, dialogue, finding, _("Take this finding down?"), form)


def _confirm(request: HttpRequest, dialogue: Dialogue, finding: Finding, title: str, form: DorpelForm) -> HttpResponse:
    back = back_to(dialogue, finding)
    context = {"title": title, "intro": back[-1].label, "form": form, "breadcrumb": back, "cancel": back[-1].address}
    return render(request, "core/confirm.html", context, status=422 if form.is_bound else 200)

"""What was found: the list, one finding with its voices and what came of it, and what readers answer."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from dorpel.core.numbers import share_in_words
from dorpel.core.paging import page_of
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Finding, Publication, Response
from dorpel.findings.operations import respond
from dorpel.findings.queries import public_findings
from dorpel.insight.spread import spread_of
from dorpel.newspaper.models import Article
from dorpel.pages.aftermath import came_of
from dorpel.pages.forms import ResponseForm
from dorpel.pages.frame import public, show
from dorpel.pages.queries import cards_of, field_of, pictured_on, says_of, shown_voices, worded
from dorpel.pages.tries import limited
from dorpel.policy.models import Action
from dorpel.proposals.models import Proposal

SHOWN_RESPONSES = 40


@require_safe
@public
def findings(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The public findings, the newest first."""
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_of(public_findings(dialogue), order=("-at", "-pk"), size=20, **marks)
    return show(
        request,
        "findings",
        dialogue,
        title=_("What we found"),
        cards=cards_of(page.rows, slug=dialogue.slug, each=1),
        page=page,
    )


@limited("respond", each=20, total=2000)
@public
def finding(request: HttpRequest, dialogue: Dialogue, reference: str) -> HttpResponse:
    """One finding: for and against side by side, what came of it, and the form to answer it."""
    row = get_object_or_404(public_findings(dialogue), finding__reference=reference)
    form = ResponseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        language = (get_language() or dialogue.language).split("-")[0]
        respond(reference, stance=form.cleaned_data["stance"], text=form.cleaned_data["text"], language=language)
        return redirect(reverse("pages:finding", args=[dialogue.slug, reference]) + "?thanks=1#answer")
    return _finding(request, dialogue, row, form)


def _finding(request: HttpRequest, dialogue: Dialogue, row: Publication, form: ResponseForm) -> HttpResponse:
    claim, language = worded(row.finding_version, "claim")
    voices = shown_voices([row.finding_id])[row.finding_id]
    field, spread = field_of(row), spread_of(row.finding)
    responses = Response.objects.filter(finding=row.finding_id, shown_at__isnull=False).order_by("-shown_at")
    return show(
        request,
        "finding",
        dialogue,
        status=422 if form.is_bound else 200,
        row=row,
        claim=claim,
        title=claim,
        share_text=share_in_words(row.voices, row.base),
        share_type="article",
        share_picture=pictured_on(row.finding_id),
        language=language,
        base=share_in_words(row.voices, row.base),
        field=field,
        says=says_of(field) if field else [],
        spread=spread,
        spread_rows=replace(spread, summary="") if spread else None,
        voices_for=[voice for voice in voices if not voice.other],
        voices_against=[voice for voice in voices if voice.other],
        came=came_of(row.finding_id, slug=dialogue.slug),
        responses=responses[:SHOWN_RESPONSES],
        form=form,
        thanks="thanks" in request.GET,
    )


@require_GET
def by_reference(request: HttpRequest, reference: str) -> HttpResponse:
    """The short address under anything printed: leads to the page of what it names."""
    code = reference.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    now = Finding.objects.filter(reference=code, publications__ended_at=None, publications__isnull=False)
    if found := now.select_related("dialogue").first():
        return redirect("pages:finding", found.dialogue.slug, code)
    article = (
        Article.objects.filter(reference=code, edition__printing__isnull=False)
        .select_related("edition__dialogue")
        .first()
    )
    if article is not None:
        address = reverse("pages:edition", args=[article.edition.dialogue.slug, article.edition.number])
        return redirect(f"{address}#{code}")
    if proposal := Proposal.objects.filter(reference=code).select_related("dialogue").first():
        return redirect("pages:proposal", proposal.dialogue.slug, code)
    adopted = Action.objects.filter(plan_version__adopted_on__isnull=False).select_related("dialogue")
    return redirect("pages:action", get_object_or_404(adopted, reference=code).dialogue.slug, code)

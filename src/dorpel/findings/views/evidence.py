"""Evidence: chosen from the quotes under a code, shown or not, taken away; and where the opposite was looked for."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.models import Code, Quote
from dorpel.coding.queries import quotes_with
from dorpel.coding.views.quotes import bar_words
from dorpel.coding.views.voices import voice_of
from dorpel.core.forms import DorpelForm
from dorpel.core.paging import page_of
from dorpel.core.ui.values import Link
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.findings.forms import CodeFilterForm, LookedForm, WeighForm
from dorpel.findings.models import Evidence, Finding
from dorpel.findings.operations import (
    AlreadyPublished,
    QuoteNotFree,
    QuoteSilent,
    look_against,
    show_evidence,
    unweigh,
    weigh,
)
from dorpel.findings.queries import current_version

VOICES = 20


def back_to(dialogue: Dialogue, finding: Finding) -> list[Link]:
    """The way back to a finding."""
    findings = Link(_("Findings"), reverse("findings:finding_list", args=[dialogue.slug]))
    return [
        findings,
        Link(current_version(finding).claim, reverse("findings:finding_detail", args=[dialogue.slug, finding.pk])),
    ]


def already_public() -> str:
    """Why evidence can't change now."""
    return _("This finding is public. Take it down first. Nothing was changed.")


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def evidence_list(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Quotes under a code, each to be laid for or against; a post weighs one."""
    finding: Finding = of_dialogue(Finding, dialogue, pk)
    if request.method == "POST":
        _weigh(request, dialogue, finding)
        return redirect(request.get_full_path())
    filters = CodeFilterForm(request.GET or None, dialogue=dialogue)
    code: Code | None = filters.cleaned_data.get("code") if filters.is_bound and filters.is_valid() else None
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_of(quotes_with(code), order=("-quote_id", "-pk"), size=VOICES, **marks) if code else None
    quotes = [coding.quote for coding in page.rows] if page else []
    weighed = dict(Evidence.objects.filter(finding=finding, quote__in=quotes).values_list("quote", "stance"))
    context = {
        "title": _("Look for evidence"),
        "claim": current_version(finding),
        "breadcrumb": back_to(dialogue, finding),
        "filters": filters,
        "code": code,
        "page": page,
        "choices": [
            {**voice_of(quote, dialogue), "quote": quote.pk, "stance": weighed.get(quote.pk, "")} for quote in quotes
        ],
    }
    return render(request, "findings/evidence.html", context)


def _weigh(request: HttpRequest, dialogue: Dialogue, finding: Finding) -> None:
    form = WeighForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a side for the quote. Nothing was changed."))
        return
    quote: Quote = of_dialogue(Quote, dialogue, form.cleaned_data["quote"])
    try:
        weigh(finding, quote=quote, stance=form.cleaned_data["stance"], by=request.user)  # type: ignore[arg-type]
    except QuoteSilent:
        messages.error(request, _("This quote may not speak: it is lost or hidden, or its voice doesn't count along."))
    except AlreadyPublished:
        messages.error(request, already_public())


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def looked_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Says that one looked for voices against a finding, and where."""
    finding: Finding = of_dialogue(Finding, dialogue, pk)
    form = LookedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        look_against(finding, where=form.cleaned_data["where"], by=request.user)  # type: ignore[arg-type]
        return redirect("findings:finding_detail", dialogue.slug, pk)
    context = {"title": _("I looked for the opposite"), "form": form, "breadcrumb": back_to(dialogue, finding)}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def showing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Shows a quote with its finding, or shows it no longer."""
    evidence: Evidence = of_dialogue(Evidence.objects.select_related("quote", "finding"), dialogue, pk)
    if request.method != "POST":
        title = _("Show this quote no longer?") if evidence.shown else _("Show this quote with the finding?")
        return _confirm(request, dialogue, evidence, title)
    try:
        show_evidence(evidence, shown=not evidence.shown, by=request.user)  # type: ignore[arg-type]
    except QuoteNotFree as refused:
        for bar in refused.bars.values():
            messages.error(request, _("May this quote be shown? {answer}.").format(answer=bar_words(bar)))
    except AlreadyPublished:
        messages.error(request, already_public())
    return redirect("findings:finding_detail", dialogue.slug, evidence.finding_id)


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a quote away from a finding."""
    evidence: Evidence = of_dialogue(Evidence.objects.select_related("quote", "finding"), dialogue, pk)
    if request.method != "POST":
        return _confirm(request, dialogue, evidence, _("Take this quote away from the finding?"))
    try:
        unweigh(evidence, by=request.user)  # type: ignore[arg-type]
    except AlreadyPublished:
        messages.error(request, already_public())
    return redirect("findings:finding_detail", dialogue.slug, evidence.finding_id)


def _confirm(request: HttpRequest, dialogue: Dialogue, evidence: Evidence, title: str) -> HttpResponse:
    back = back_to(dialogue, evidence.finding)
    context: dict[str, Any] = {"title": title, "intro": evidence.quote.exact, "form": DorpelForm(), "breadcrumb": back}
    return render(request, "core/confirm.html", {**context, "cancel": back[-1].address})

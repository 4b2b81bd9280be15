"""What readers answer: read by somebody, then shown or refused with the reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.forms import DorpelForm
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.findings.forms import WhyForm
from dorpel.findings.models import Response
from dorpel.findings.operations import AlreadyDecided, refuse_response, show_response
from dorpel.findings.views.evidence import back_to


def state_of(response: Response) -> str:
    """What was decided about a response, in words."""
    if response.shown_at:
        return _("shown in public")
    return _("not shown") if response.refused_why else _("waits for somebody to read it")


@door(read=May.READ_FINDINGS)
def response_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every response, the newest first."""

    def row(response: Response) -> Row:
        cells = [
            (_("Response"), response.get_stance_display()),
            (_("What they say"), response.text[:120]),
            (_("Given"), response.given_at.date()),
            (_("State"), state_of(response)),
        ]
        return Row(cells, reverse("findings:response_detail", args=[dialogue.slug, response.pk]))

    rows = Response.objects.filter(dialogue=dialogue)
    steps = [Link(_("Findings"), reverse("findings:finding_list", args=[dialogue.slug]))]
    title, empty = _("Responses of readers"), _("No reader has answered yet.")
    return show_list(request, rows, title=title, row=row, breadcrumb=steps, empty=empty)


@door(read=May.READ_FINDINGS)
def response_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One response, with its finding."""
    response: Response = of_dialogue(Response.objects.select_related("finding"), dialogue, pk)
    voices = [{"text": response.text, "language": response.language}] if response.text else []
    context = {
        "title": response.get_stance_display(),
        "kicker": state_of(response),
        "breadcrumb": back_to(dialogue, response.finding),
        "actions": _actions(request, dialogue, response),
        "facts": [(_("Given"), response.given_at.date()), (_("Why it is not shown"), response.refused_why)],
        "sections": [{"title": _("What they say"), "voices": voices}],
    }
    return render(request, "core/detail.html", context)


def _actions(request: HttpRequest, dialogue: Dialogue, response: Response) -> list[Link]:
    if response.shown_at or response.refused_why or not may(request, May.PUBLISH):
        return []
    words = {"response_showing": _("Show in public"), "response_refusal": _("Don't show")}
    return [
        Link(label, reverse(f"findings:{name}", args=[dialogue.slug, response.pk])) for name, label in words.items()
    ]


@door(read=May.READ_FINDINGS, write=May.PUBLISH, form=True)
def response_showing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Shows a response in public."""
    response: Response = of_dialogue(Response, dialogue, pk)
    if request.method == "POST":
        try:
            show_response(response, by=request.user)  # type: ignore[arg-type]
        except AlreadyDecided:
            messages.info(request, _("Somebody decided about this before you."))
        return redirect("findings:response_detail", dialogue.slug, pk)
    return _confirm(request, dialogue, response, _("Show this response in public?"), DorpelForm())


@door(read=May.READ_FINDINGS, write=May.PUBLISH, form=True)
def response_refusal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Keeps a response out of public, with the reason."""
    response: Response = of_dialogue(Response, dialogue, pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_response(response, why=form.cleaned_data["why"], by=request.user)  # type: ignore[arg-type]
        except AlreadyDecided:
            messages.info(request, _("Somebody decided about this before you."))
        return redirect("findings:response_detail", dialogue.slug, pk)
    return _confirm(request, dialogue, response, _("Don't show this response?"), form)


def _confirm(
    request: HttpRequest, dialogue: Dialogue, response: Response, title: str, form: DorpelForm
) -> HttpResponse:
    back = reverse("findings:response_detail", args=[dialogue.slug, response.pk])
    context = {"title": title, "intro": response.text, "form": form, "cancel": back}
    return render(request, "core/confirm.html", context, status=422 if form.is_bound else 200)

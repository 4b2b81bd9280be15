"""Objections of residents, and what we reply."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.forms import ReplyForm
from dorpel.coding.models import Objection
from dorpel.coding.operations import AlreadyAnswered, answer_objection
from dorpel.coding.queries import current_version
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


@door(read=May.READ_CODING)
def objection_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every objection, the newest first."""

    def row(objection: Objection) -> Row:
        cells = [
            (_("About"), objection.get_about_display()),
            (_("What they say"), objection.text),
            (_("Made"), objection.made_at.date()),
            (_("State"), _("answered") if objection.answered_at else _("waits for an answer")),
        ]
        return Row(cells, reverse("coding:objection_detail", args=[dialogue.slug, objection.pk]))

    rows = Objection.objects.filter(dialogue=dialogue)
    return show_list(request, rows, title=_("Objections"), row=row, empty=_("Nobody has objected."))


@door(read=May.READ_CODING, write=May.CODE)
def objection_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One objection beside what was written down, and the reply."""
    rows = Objection.objects.select_related("answer", "quote", "answered_by")
    objection: Objection = of_dialogue(rows, dialogue, pk)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_objection(objection, reply=form.cleaned_data["reply"], by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("Your reply is kept. The quote may be shown again if its voice agrees."))
        except AlreadyAnswered:
            messages.error(request, _("Somebody has answered this before you. Your reply was not kept."))
        return redirect("coding:objection_detail", dialogue.slug, pk)
    context = {
        "title": _("That is not what I meant"),
        "kicker": objection.get_about_display(),
        "breadcrumb": [Link(_("Objections"), reverse("coding:objection_list", args=[dialogue.slug]))],
        "sections": _sections(objection, form, open_=objection.answered_at is None and may(request, May.CODE)),
    }
    return render(request, "core/detail.html", context, status=422 if form.is_bound else 200)


def _sections(objection: Objection, form: ReplyForm, *, open_: bool) -> list[dict[str, object]]:
    language = objection.answer.language
    hidden = objection.answer.hidden_at is not None
    written = _("hidden for now") if hidden else current_version(objection.answer).text
    sections: list[dict[str, object]] = [
        {"title": _("What they say"), "voices": [{"text": objection.text or _("nothing more")}]},
        {"title": _("What was written down"), "voices": [{"text": written, "language": language}]},
    ]
    if objection.quote and not hidden:
        sections.insert(1, {"title": _("The quote"), "voices": [{"text": objection.quote.exact, "language": language}]})
    if objection.answered_by:
        intro = _("{person}, {day}").format(person=objection.answered_by.name, day=objection.answered_at.date())  # type: ignore[union-attr]
        sections.append({"title": _("Our reply"), "intro": intro, "text": objection.reply})
    elif open_:
        sections.append({"title": _("Reply"), "form": form, "submit": _("Send the reply")})
    return sections

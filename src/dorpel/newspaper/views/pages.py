"""The pages themselves: made on request, looked at as pictures, taken as PDF, sent to the printer."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.newspaper.files import Pages
from dorpel.newspaper.layout import NothingFits
from dorpel.newspaper.models import Edition
from dorpel.newspaper.operations import (
    AlreadyPrinted,
    ChangedMeanwhile,
    NoPages,
    NotStanding,
    make_pages,
    send_to_printer,
)
from dorpel.newspaper.views.articles import printed_already
from dorpel.newspaper.views.editions import pages_now, told_left_out
from dorpel.people.models import Person

ROWS = Edition.objects.select_related("printing", "dialogue")


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def edition_pages(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Makes the pages of what the edition says now; about two seconds."""
    edition: Edition = of_dialogue(ROWS, dialogue, pk)
    if request.method == "POST":
        try:
            made = make_pages(edition, by=cast(Person, request.user))
            messages.success(
                request, _("The pages are made: %(fill)s of the lines are filled.") % {"fill": f"{made.fill:.0%}"}
            )
        except NothingFits:
            messages.error(request, _("There is nothing to make pages of: write an article first."))
        except ChangedMeanwhile:
            messages.error(request, _("The words changed meanwhile. Make the pages again."))
        except AlreadyPrinted:
            printed_already(request)
    return redirect("newspaper:edition_detail", dialogue.slug, pk)


@door(read=May.READ_NEWSPAPER)
def edition_picture(request: HttpRequest, dialogue: Dialogue, pk: UUID, number: int) -> HttpResponse:
    """One page as a picture."""
    try:
        picture = _pages(dialogue, pk).picture(number)
    except FileNotFoundError as none:
        raise Http404 from none
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "no-store"})


@door(read=May.READ_NEWSPAPER)
def edition_pdf(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The whole paper."""
    name = f"{dialogue.slug}-{of_dialogue(ROWS, dialogue, pk).number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(_pages(dialogue, pk).pdf, content_type="application/pdf", headers=headers)


def _pages(dialogue: Dialogue, pk: UUID) -> Pages:
    pages = pages_now(of_dialogue(ROWS, dialogue, pk))
    if pages is None:
        raise Http404
    return pages


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def edition_printing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Sends an edition to the printer, after a yes that says what can't be undone."""
    edition: Edition = of_dialogue(ROWS, dialogue, pk)
    back = reverse("newspaper:edition_detail", args=[dialogue.slug, pk])
    if request.method != "POST":
        pages = pages_now(edition)
        left = [(_("Left out"), told_left_out(each)) for each in pages.left_out] if pages else []
        intro = _("From then on its words stay as they are: what is printed can't be called back.")
        context = {"title": _("Send it to the printer?"), "intro": intro, "facts": left, "cancel": back}
        return render(request, "core/confirm.html", context)
    try:
        send_to_printer(edition, by=cast(Person, request.user))
        messages.success(request, _("The edition went to the printer."))
    except NoPages:
        messages.error(request, _("Make the pages first: there are none of what the edition says now."))
    except NotStanding as fallen:
        found = ", ".join(fallen.references)
        messages.error(request, _("Nobody stands behind these findings any more: %(codes)s.") % {"codes": found})
    except AlreadyPrinted:
        printed_already(request)
    return redirect(back)

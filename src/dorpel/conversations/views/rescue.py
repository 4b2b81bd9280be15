"""The page that reads in a rescue file and says row by row what happened."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.conversations.forms.around import RescueForm
from dorpel.conversations.operations.rescue import NoRescueFile, Rescued, read_rescue
from dorpel.conversations.tasks import drain_inbox
from dorpel.conversations.views.incoming import WHAT
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

REFUSED = {
    "no_file": gettext_lazy("This is no rescue file of the recorder."),
    "other_dialogue": gettext_lazy("This file belongs to another dialogue."),
    "unknown_device": gettext_lazy("We don't know the phone that saved this file."),
    "too_many": gettext_lazy("There are more than 2,000 records in this file."),
}
HAPPENED = {
    "new": gettext_lazy("taken in"),
    "same": gettext_lazy("was here already"),
    "hidden": gettext_lazy("taken back by the resident; not kept"),
    "draft": gettext_lazy("not finished on the phone: look at it in the inbox"),
    "unknown_kind": gettext_lazy("no room reads this kind of record"),
    "too_large": gettext_lazy("too large"),
    "bad_request": gettext_lazy("this row can't be read"),
}


@door(read=May.MEND_INBOX, write=May.MEND_INBOX)
def rescue(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The form, and after it what happened to each record."""
    form = RescueForm(request.POST or None, request.FILES or None)
    back = reverse("conversations:incoming", args=[dialogue.slug])
    context: dict[str, Any] = {
        "title": _("Read in a rescue file"),
        "intro": _("When a phone can't send, its recorder saves a file. Reading it in twice does no harm."),
        "form": form,
        "submit": _("Read it in"),
        "cancel": back,
        "breadcrumb": [(_("What comes in"), back)],
    }
    if request.method == "POST" and form.is_valid():
        try:
            device, told = read_rescue(dialogue, form.cleaned_data["file"].read(), by=cast(Person, request.user))
        except NoRescueFile as wrong:
            form.add_error("file", str(REFUSED[wrong.code]))
        else:
            drain_inbox(len(told))
            context |= {
                "title": _("From the phone of %(name)s") % {"name": device.person.name},
                "rows": [_row(dialogue, each) for each in told],
                "empty": _("The file held no record."),
            }
            return render(request, "core/list.html", {**context, "intro": ""})
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _row(dialogue: Dialogue, each: Rescued) -> Row:
    address = reverse("conversations:submission_detail", args=[dialogue.slug, each.sequence]) if each.sequence else ""
    cells = [
        (_("Row"), each.row),
        (_("What"), str(WHAT.get(each.kind, each.kind))),
        (_("Number on the device"), each.number),
        (_("What happened"), str(HAPPENED.get(each.what, each.what))),
    ]
    return Row(cells, address)

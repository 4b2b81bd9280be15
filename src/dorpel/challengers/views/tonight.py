"""Tonight: who takes which street, who is out, and the same on paper for when telephones fail."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.queries import out_on, streets_on
from dorpel.challengers.views.outings import state_of
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()


@door(read=May.READ_CHALLENGERS)
def tonight(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Which streets are taken, and who is out until when."""
    day, slug = _day(request), dialogue.slug
    streets = [
        Row([(_("Street"), each.name), (_("Taken by"), each.outing.challenger), (_("Part of the city"), place)])
        for each in streets_on(dialogue, day)
        for place in [each.outing.neighbourhood or ""]
    ]
    out = [
        Row(
            [
                (_("Challenger"), each.challenger),
                (_("With"), each.buddy),
                (_("Home by"), date_format(timezone.localtime(each.back_by), "H:i")),
                (_("State"), state_of(each)),
            ],
            reverse("challengers:outing_detail", args=[slug, each.pk]),
        )
        for each in out_on(dialogue, day)
    ]
    actions = [Link(_("On paper"), reverse("challengers:tonight_paper", args=[slug]) + f"?day={day}")]
    if may(request, May.GO_OUT):
        actions.insert(0, Link(_("I go out too"), reverse("challengers:outing_new", args=[slug])))
    context = {
        "title": _("Who goes where on %(day)s") % {"day": date_format(day, "l j F")},
        "intro": _("Take a street before you go, so that nobody knocks twice. Streets are forgotten after a week."),
        "actions": actions,
        "sections": [
            {"title": _("Streets that are taken"), "rows": streets, "empty": _("No street is taken yet.")},
            {"title": _("Who is out"), "rows": out, "empty": _("Nobody goes out.")},
        ],
        "breadcrumb": [Link(_("Evenings out"), reverse("challengers:outing_list", args=[slug]))],
    }
    return render(request, "core/detail.html", context)


@door(read=May.READ_CHALLENGERS)
def tonight_paper(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The same to print: with room to tick doors."""
    day = _day(request)
    evenings = out_on(dialogue, day).prefetch_related("streets")
    context = {
        "title": _("Who goes where on %(day)s") % {"day": date_format(day, "l j F")},
        "evenings": [(each, [street.name for street in each.streets.all()]) for each in evenings],
        "blanks": range(4),
    }
    return render(request, "challengers/tonight_paper.html", context)

"""Doors where no talk was held: only counted."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.challengers.models import Challenger
from dorpel.conversations.forms.around import TurnawayForm
from dorpel.conversations.models import Turnaway
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


def own_challenger(request: HttpRequest, dialogue: Dialogue) -> Challenger | None:
    """Whoever looks, as a challenger of this dialogue."""
    return Challenger.objects.filter(dialogue=dialogue, person=cast(Person, request.user)).first()


@door(read=May.READ_INSIGHT)
def turnaway_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The talks that weren't held, counted."""

    def row(each: Turnaway) -> Row:
        return Row(
            [
                (_("On"), each.on),
                (_("Outcome"), each.get_outcome_display()),
                (_("How many"), each.count),
                (_("Neighbourhood"), each.neighbourhood),
            ]
        )

    rows = Turnaway.objects.of(dialogue).select_related("neighbourhood")
    actions = [(_("Count doors"), _to("turnaway_new", dialogue))] if may(request, May.RECORD) else []
    return show_list(request, rows, title=_("Talks not held"), row=row, actions=actions)


@door(read=May.RECORD, write=May.RECORD)
def turnaway_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Counts doors: refused, nobody home, come back later."""
    row = Turnaway(dialogue=dialogue, challenger=own_challenger(request, dialogue), on=timezone.localdate())
    return show_form(
        request,
        TurnawayForm(request.POST or None, instance=row),
        title=_("Count doors"),
        write=May.RECORD,
        then=_to("turnaway_list", dialogue),
    )

"""The team's first screens: my dialogues, and what is mine to do in one of them."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk_lines import lines_for
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.morning import heaps, intention_of, sentences_for
from dorpel.dialogues.queries import memberships_of
from dorpel.dialogues.roles import SENTENCES, May, Role
from dorpel.people.models import Person


@login_required
@require_safe
def my_dialogues(request: HttpRequest) -> HttpResponse:
    """The dialogues that I belong to, with my roles in each."""
    person = cast(Person, request.user)
    rows = [_row(dialogue, roles) for dialogue, roles in memberships_of(person)]
    empty = _("You belong to no dialogue yet. Ask a project leader for an invitation.")
    return render(request, "core/list.html", {"title": _("My dialogues"), "rows": rows, "empty": empty})


def _row(dialogue: Dialogue, roles: list[Role]) -> Row:
    mine = ", ".join(str(role.label) for role in roles)
    cells = [(_("Dialogue"), dialogue.name), (_("City"), dialogue.city), (_("You are"), mine)]
    return Row(cells, address=reverse("dialogues:desk", args=[dialogue.slug]))


@door(read=May.READ_DIALOGUE)
def desk(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """How the day stands and what is mine to do here, in sentences."""
    person, today = cast(Person, request.user), timezone.localdate()
    context = {
        "title": _("Good to see you, %(name)s") % {"name": person.name},
        "today": today,
        "intention": intention_of(dialogue),
        "sentences": sentences_for(dialogue, person),
        "heaps": heaps(lines_for(dialogue, person), today),
        "roles": [SENTENCES[role] for role in sorted(dialogue.roles_of(person))],
    }
    return render(request, "dialogues/desk.html", context)

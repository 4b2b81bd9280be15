"""The journal of a dialogue: who did what, when."""

from uuid import UUID

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dorpel.core.paging import page_of
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.acts import words_of
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.models import Entry
from dorpel.people.queries import names_of


@door(read=May.READ_JOURNAL)
def entry_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What was done, the newest first; never the content of anything."""
    page = page_of(
        Entry.objects.filter(dialogue=dialogue.pk),
        order=("-id",),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    names = names_of(entry.who for entry in page.rows)
    context = {
        "title": _("Journal"),
        "intro": _("Who did what, and when. Nobody can change it, and what residents said never stands in it."),
        "rows": [_row(entry, names) for entry in page.rows],
        "page": page,
    }
    return render(request, "core/list.html", context)


def _row(entry: Entry, names: dict[UUID, str]) -> Row:
    return Row(
        [
            (_("When"), localtime(entry.at)),
            (_("Who"), _who(entry, names)),
            (_("What"), words_of(entry.act, _thing(entry.thing))),
            (_("Why"), entry.why),
        ]
    )


def _who(entry: Entry, names: dict[UUID, str]) -> str:
    if entry.who_kind == Entry.Who.PERSON and entry.who in names:
        return names[entry.who]
    return str(Entry.Who(entry.who_kind).label)


def _thing(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label

"""Whom the conversations reached, in words, as a table and as a file; never more exact than the counts allow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dorpel.core.publishable import TEAM
from dorpel.core.spreadsheets import csv_rows
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.insight.queries import Totals, reach, totals
from dorpel.insight.reach import FEW, SHORT, Compared, Part, State


@door(read=May.READ_INSIGHT)
def reach_page(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Who was heard beside who lives there, and who is missing."""
    sums = totals(dialogue)
    context = {
        "title": _("Whom did we reach?"),
        "intro": _sum(sums),
        "actions": [
            Link(_("The same as a table (CSV)"), reverse("insight:reach_table", args=[dialogue.slug])),
            Link(_("Indicators"), reverse("insight:indicator_list", args=[dialogue.slug])),
            Link(_("What changed"), reverse("insight:outcomestory_list", args=[dialogue.slug])),
        ],
        "sections": [*(_section(part) for part in reach(dialogue)), {"title": _("How to read this"), "text": how()}],
    }
    return render(request, "core/detail.html", context)


@door(read=May.READ_INSIGHT)
def reach_table(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The same facts as a CSV file."""
    heads = [
        _("table"), _("group"), _("conversations held"), _("voices"), _("share of voices who told it"),
        _("inhabitants"), _("share of inhabitants"), _("in words"), _("base: voices who told it"), _("voices in all"),
    ]  # fmt: skip
    rows = [
        (part.name, each.name, each.talks, each.voices, _exact(each.share), each.people, _exact(each.people_share),
         words(each), part.told, part.voices)
        for part in reach(dialogue)
        for each in part.groups
    ]  # fmt: skip
    response = HttpResponse("".join(csv_rows(heads, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{dialogue.slug}-reach.csv"'
    return response


def _sum(sums: Totals) -> str:
    values = {name: number_format(getattr(sums, name)) for name in ("talks", "voices", "neighbourhoods")}
    return (
        _(
            "Conversations held: %(talks)s. Voices in them: %(voices)s. "
            "Neighbourhoods where we were: %(neighbourhoods)s."
        )
        % values
    )


def _section(part: Part) -> dict[str, object]:
    return {
        "title": part.name,
        "intro": _intro(part),
        "rows": [_row(each) for each in part.groups],
        "empty": _("The dialogue doesn't count in this yet."),
    }


def _intro(part: Part) -> str:
    values = {"told": number_format(part.told), "voices": number_format(part.voices)}
    base = _("%(told)s of %(voices)s voices told this.") % values
    names = ", ".join(each.name for each in part.short)
    if names:
        return f"{base} {_('We hear fewer than expected from: %(names)s. Go there next.') % {'names': names}}"
    if any(each.state == State.MET for each in part.groups):
        return f"{base} {_('Where we can tell, nobody is missing.')}"
    return f"{base} {_('Who is missing can not be said yet.')}"


def _row(each: Compared) -> Row:
    kept_back = _("kept back")
    return Row(
        [
            (_("Group"), each.name),
            (_("Conversations"), kept_back if each.talks is None else number_format(each.talks)),
            (_("Voices"), kept_back if each.voices is None else number_format(each.voices)),
            (_("Of every 100 voices"), _hundred(each.share)),
            (_("Of every 100 inhabitants"), _hundred(each.people_share)),
            (_("In words"), words(each)),
        ]
    )


def words(each: Compared) -> str:
    """How a group stands, in a few words."""
    if each.state == State.SHORT and each.missing:
        return _("fewer than expected: about %(missing)s voices missing") % {"missing": number_format(each.missing)}
    return {
        State.UNKNOWN: _("we don't know how many live there"),
        State.UNDECIDED: _("too few to say"),
        State.SHORT: _("fewer than expected"),
        State.MET: _("as many as expected, or more"),
    }[each.state]


def how() -> str:
    """What the figures say, and what they don't."""
    lines = (
        _(
            "These are the conversations that were held, not a sample of the residents: they say whom we met, not what "
            "the city thinks. That is why no margin of error stands here."
        ),
        _(
            "Expected is what a group would have if every inhabitant had been met as often. Below %(short)s of it we "
            "say “fewer”; when fewer than %(few)s voices are expected we say nothing."
        )
        % {"short": f"{SHORT:.0%}", "few": FEW},
        _("Counts below %(k)s voices are kept back, and where they would follow from the others, one more.")
        % {"k": TEAM.voices},
    )
    return "\n".join(lines)


def _hundred(share: float | None) -> str:
    return "–" if share is None else number_format(100 * share, 1)


def _exact(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"

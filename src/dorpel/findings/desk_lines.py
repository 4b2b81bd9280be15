"""What waits for who stands behind findings and publishes them."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Evidence, Finding, Response
from dorpel.findings.queries import current
from dorpel.people.models import Person


def findings_to_adopt(dialogue: Dialogue, person: Person) -> list[Line]:
    """Drafts that have evidence, and nobody who stands behind them."""
    supported = Exists(Evidence.objects.filter(finding=OuterRef("pk"), stance=Evidence.Stance.FOR))
    return counted(
        current(Finding.objects.filter(dialogue=dialogue), "draft").filter(supported),
        lambda number: ngettext(
            "%(number)s finding has quotes behind it. Do you stand behind it too?",
            "%(number)s findings have quotes behind them. Do you stand behind them too?",
            number,
        ),
        reverse("findings:finding_list", args=[dialogue.slug], query={"state": "draft"}),
    )


def findings_to_publish(dialogue: Dialogue, person: Person) -> list[Line]:
    """Findings that somebody stands behind and that aren't public."""
    return counted(
        current(Finding.objects.filter(dialogue=dialogue), "adopted"),
        lambda number: ngettext(
            "%(number)s finding is adopted and not public yet.",
            "%(number)s findings are adopted and not public yet.",
            number,
        ),
        reverse("findings:finding_list", args=[dialogue.slug], query={"state": "adopted"}),
    )


def responses_to_show(dialogue: Dialogue, person: Person) -> list[Line]:
    """What readers answered, and nobody has read yet."""
    return counted(
        Response.objects.filter(dialogue=dialogue, shown_at=None, refused_why=""),
        lambda number: ngettext(
            "%(number)s reader answered a finding. Show the answer, or say why not.",
            "%(number)s readers answered a finding. Show the answers, or say why not.",
            number,
        ),
        reverse("findings:response_list", args=[dialogue.slug]),
    )

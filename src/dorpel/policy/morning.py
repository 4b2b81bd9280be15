"""What the city still owes an answer, said on the first screen of who must give it."""

from django.db.models import Min
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.morning import linked
from dorpel.people.models import Person
from dorpel.policy.queries import unanswered


def answers_owed(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """How many proposals wait, and the first day by which one was promised an answer."""
    waiting = unanswered(dialogue)
    number = waiting.order_by()[:1_000].count()
    if not number:
        return [format_html("{}", _("Every proposal has its answer."))]
    words = ngettext("{number} proposal", "{number} proposals", number).format(number=number)
    link = linked(words, reverse("policy:unanswered_list", args=[dialogue.slug]))
    first = waiting.order_by().aggregate(day=Min("answer_due_on"))["day"]
    if first is None:
        return [format_html(_("The city still owes an answer to {proposals}."), proposals=link)]
    day = date_format(first, "j F Y")
    return [
        format_html(_("The city still owes an answer to {proposals}, the first by {day}."), proposals=link, day=day)
    ]

"""How the talks stand today, said on the first screen; from kept counts, whatever the size of the dialogue."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation
from dorpel.dialogues.access import rights
from dorpel.dialogues.models import Dialogue, Phase
from dorpel.dialogues.morning import linked, running_phase
from dorpel.dialogues.roles import May
from dorpel.insight.queries import reach, totals
from dorpel.people.models import Person

MANY = 1_000  # of a day, or of one person: nobody has more


def talks_so_far(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """How many talks came in yesterday, and how many there are."""
    held = totals(dialogue).talks
    if not held:
        return [format_html("{}", _("No talk was recorded yet."))]
    together = _led(dialogue, person, held)
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    fresh = Conversation.objects.filter(
        dialogue=dialogue, received_at__gte=today - timedelta(days=1), received_at__lt=today
    )
    number = fresh.order_by()[:MANY].count()
    if not number:
        return [format_html(_("Together we held {talks}."), talks=together)]
    new = _led(dialogue, person, number)
    return [format_html(_("Yesterday {new} came in. Together we held {talks}."), new=new, talks=together)]


def _led(dialogue: Dialogue, person: Person, number: int) -> SafeString:
    """So many talks, leading to them for who may read them."""
    if May.READ_CONVERSATIONS not in rights(person, dialogue):
        return format_html("<strong>{}</strong>", _talks(number))
    return linked(_talks(number), reverse("conversations:conversation_list", args=[dialogue.slug]))


def own_talks(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """How many talks a challenger held; beside the whole's number, never beside another's."""
    me = Challenger.objects.filter(dialogue=dialogue, person=person).values_list("pk", flat=True).first()
    if me is None:
        return []
    number = Conversation.objects.filter(dialogue=dialogue, challenger=me).order_by()[:MANY].count()
    if not number:
        return [format_html("{}", _("Your first talk is still to come."))]
    return [format_html(_("You held {talks}."), talks=format_html("<strong>{}</strong>", _talks(number)))]


def quiet_places(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """While we go out: where fewer people were heard than one would expect of who lives there."""
    phase = running_phase(dialogue)
    if phase is None or phase.kind not in (Phase.Kind.PREPARING, Phase.Kind.CONVERSING):
        return []
    quiet = reach(dialogue)[0].short
    if not quiet:
        return []
    if len(quiet) == 1:
        return [format_html(_("In {place} it stays quiet."), place=linked(quiet[0].name, _reach(dialogue)))]
    number = ngettext("{number} neighbourhood", "{number} neighbourhoods", len(quiet)).format(number=len(quiet))
    return [format_html(_("In {places} it stays quiet."), places=linked(number, _reach(dialogue)))]


def _reach(dialogue: Dialogue) -> str:
    return reverse("insight:reach", args=[dialogue.slug])


def _talks(number: int) -> str:
    words = ngettext("{number} talk", "{number} talks", number)
    return words.format(number=number_format(number, use_l10n=True, force_grouping=True))

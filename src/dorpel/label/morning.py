"""Until when a call is open, said on the first screen of the jury."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.morning import linked
from dorpel.label.models import Call
from dorpel.people.models import Person


def call_of_today(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """The call that is open, or the one that closed last."""
    calls = Call.objects.filter(dialogue=dialogue, opens_on__lte=timezone.localdate()).order_by("-closes_on")
    call = calls.first()
    if call is None:
        return []
    name = linked(call.title, reverse("label:call_detail", args=[dialogue.slug, call.pk]))
    day = date_format(call.closes_on, "j F Y")
    if call.closes_on < timezone.localdate():
        return [format_html(_("{call} closed on {day}."), call=name, day=day)]
    return [format_html(_("{call} is open until {day}."), call=name, day=day)]

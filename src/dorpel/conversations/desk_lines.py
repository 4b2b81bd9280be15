"""What waits for who records conversations, and for who keeps the inbox."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation, Referral, ReferralStep, Submission
from dorpel.conversations.queries import answers_hidden
from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person


def own_talks(dialogue: Dialogue, person: Person) -> list[Line]:
    """For a challenger: record the next talk, and how many there were this month."""
    if Role.CHALLENGER not in dialogue.roles_of(person):
        return []
    address = reverse("conversations:conversation_new", args=[dialogue.slug])
    begun = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    me = Challenger.objects.filter(dialogue=dialogue, person=person).values_list("pk", flat=True).first()
    own = Conversation.objects.filter(dialogue=dialogue, challenger=me, received_at__gte=begun)
    held = counted(
        own if me else own.none(),
        lambda number: ngettext(
            "You recorded %(number)s talk this month. Record the next one.",
            "You recorded %(number)s talks this month. Record the next one.",
            number,
        ),
        address,
    )
    return held or [Line(_("Record a talk."), address)]


def own_unread_recordings(dialogue: Dialogue, person: Person) -> list[Line]:
    """Recordings of my own that couldn't be read: somebody of the team looks at them."""
    return counted(
        Submission.objects.filter(dialogue=dialogue, state=Submission.State.QUARANTINED, sender=person),
        lambda number: ngettext(
            "We could not read %(number)s recording of yours. It is safe; the project leader looks at it.",
            "We could not read %(number)s recordings of yours. They are safe; the project leader looks at them.",
            number,
        ),
        reverse("conversations:conversation_new", args=[dialogue.slug]),
    )


def recordings_set_apart(dialogue: Dialogue, person: Person) -> list[Line]:
    """Records of the inbox that no program could read."""
    return counted(
        Submission.objects.filter(dialogue=dialogue, state=Submission.State.QUARANTINED),
        lambda number: ngettext(
            "%(number)s recording could not be read. Look at it.",
            "%(number)s recordings could not be read. Look at them.",
            number,
        ),
        reverse("conversations:submission_list", args=[dialogue.slug]),
    )


def answers_to_look_at(dialogue: Dialogue, person: Person) -> list[Line]:
    """Answers that nobody reads until somebody has masked them or said whose they are."""
    return counted(
        answers_hidden(dialogue),
        lambda number: ngettext(
            "%(number)s answer is hidden until somebody has looked at it.",
            "%(number)s answers are hidden until somebody has looked at them.",
            number,
        ),
        reverse("conversations:answer_list", args=[dialogue.slug]) + "?hidden=on",
    )


def referrals_waiting(dialogue: Dialogue, person: Person) -> list[Line]:
    """Needs said at the door that nobody has answered yet."""
    ended = (ReferralStep.What.ANSWERED, ReferralStep.What.CLOSED)
    steps = ReferralStep.objects.filter(referral=OuterRef("pk"), what__in=ended)
    return counted(
        Referral.objects.filter(dialogue=dialogue).exclude(Exists(steps)),
        lambda number: ngettext(
            "%(number)s need from the door waits for an answer.",
            "%(number)s needs from the door wait for an answer.",
            number,
        ),
        reverse("conversations:referral_list", args=[dialogue.slug]),
    )

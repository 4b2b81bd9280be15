"""What waits for who records conversations, keeps the inbox, passes on needs or hears concerns."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Concern, Conversation, Referral, Submission, Wish, WishCall
from dorpel.conversations.queries import answers_hidden
from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue, Membership
from dorpel.dialogues.roles import May, Role, roles_that
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
    """Needs that wait for whoever looks: all for the connector, those of one's own service for its members."""
    return counted(
        Referral.objects.visible_to(person).filter(dialogue=dialogue, ended_at=None),
        lambda number: ngettext(
            "%(number)s need from the door waits for an answer.",
            "%(number)s needs from the door wait for an answer.",
            number,
        ),
        reverse("conversations:referral_list", args=[dialogue.slug]),
    )


def nobody_connects(dialogue: Dialogue, person: Person) -> list[Line]:
    """Needs that nobody can pass on, because nobody connects here; for who invites people."""
    waits = Referral.objects.filter(dialogue=dialogue, ended_at=None, service=None)
    held = Membership.objects.filter(dialogue=dialogue, ended_at=None, role__in=roles_that(May.ROUTE))
    if held.exists() or not waits.exists():
        return []
    address = reverse("dialogues:invitation_new", args=[dialogue.slug])
    return [Line(_("Somebody needs help, and nobody here passes it on. Invite a connector."), address)]


def nobody_hears(dialogue: Dialogue, person: Person) -> list[Line]:
    """A dialogue with challengers and without a person of trust; said without knowing of any concern."""
    held = Membership.objects.filter(dialogue=dialogue, ended_at=None, role__in=roles_that(May.HEAR_CONCERNS))
    if held.exists() or not Challenger.objects.filter(dialogue=dialogue).exists():
        return []
    address = reverse("dialogues:invitation_new", args=[dialogue.slug])
    return [Line(_("Nobody hears serious concerns here yet. Invite a person of trust."), address)]


def wishes_waiting(dialogue: Dialogue, person: Person) -> list[Line]:
    """Who wants to do something and wasn't spoken with; late ones apart, and loud."""
    address = reverse("conversations:wish_list", args=[dialogue.slug])
    limit = timezone.now() - timedelta(days=dialogue.call_within)
    rows = Wish.objects.filter(dialogue=dialogue, ended_at=None)
    called = Exists(WishCall.objects.filter(wish=OuterRef("pk")))
    late = rows.filter(~called, made_at__lt=limit)
    oldest = late.order_by("made_at").values_list("made_at", flat=True).first()
    lines = counted(
        late,
        lambda number: ngettext(
            "%(number)s resident wants to do something and nobody called in time. Call today.",
            "%(number)s residents want to do something and nobody called in time. Call today.",
            number,
        ),
        address,
    )
    due = timezone.localdate(oldest) + timedelta(days=dialogue.call_within) if oldest else None
    return [line._replace(due=due) for line in lines] + counted(
        rows.exclude(~called, made_at__lt=limit),
        lambda number: ngettext(
            "%(number)s resident wants to do something. Call them.",
            "%(number)s residents want to do something. Call them.",
            number,
        ),
        address,
    )


def concerns_open(dialogue: Dialogue, person: Person) -> list[Line]:
    """Serious concerns, and needs that may be one because nobody could read them; for the person of trust."""
    address = reverse("conversations:concern_list", args=[dialogue.slug])
    held = Submission.objects.filter(dialogue=dialogue, kind="referral", state=Submission.State.QUARANTINED)
    return counted(
        Concern.objects.filter(dialogue=dialogue, ended_at=None),
        lambda number: ngettext("%(number)s serious concern is open.", "%(number)s serious concerns are open.", number),
        address,
    ) + counted(
        held,
        lambda number: ngettext(
            "%(number)s need could not be read. Look whether it is a serious concern.",
            "%(number)s needs could not be read. Look whether one is a serious concern.",
            number,
        ),
        address,
    )

"""Inviting people by a signed link, letting them in once, and ending a membership."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.facts import MembershipBegun, MembershipEnded
from dorpel.dialogues.models import Dialogue, Invitation, Membership, Service
from dorpel.dialogues.roles import May, Role
from dorpel.journal.operations import record
from dorpel.people.models import Person

SALT = "dialogues.invitation"


class InvitationShut(Exception):
    """The link is false, or its invitation is used, revoked or past its term; which one isn't said."""


class LastLeader(Exception):
    """A dialogue keeps at least one project leader."""


@transaction.atomic
def invite(
    dialogue: Dialogue, *, role: str, name: str, by: Person, days: int = 14, service: Service | None = None
) -> tuple[Invitation, str]:
    """An invitation for one role and the secret part of its link. Raises NotAllowed."""
    require(by, May.INVITE, dialogue)
    invitation = Invitation.objects.create(
        dialogue=dialogue,
        role=Role(role),
        name=name,
        service=service,
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record("invitation.add", invitation, by=by, dialogue=dialogue.pk)
    return invitation, link_token(invitation)


def link_token(invitation: Invitation) -> str:
    """The secret part of an invitation's link."""
    return signing.Signer(salt=SALT).sign(invitation.pk.hex)


def find_invitation(token: str) -> Invitation:
    """The open invitation behind a link. Raises InvitationShut."""
    try:
        pk = UUID(signing.Signer(salt=SALT).unsign(token))
        found = Invitation.objects.select_related("dialogue", "invited_by", "service").get(pk=pk)
    except (signing.BadSignature, ValueError, Invitation.DoesNotExist) as wrong:
        raise InvitationShut from wrong
    if found.accepted_at or found.revoked_at or found.expires_at <= timezone.now():
        raise InvitationShut
    return found


@transaction.atomic
def accept(invitation: Invitation, *, by: Person) -> Membership:
    """Lets a person in, once; who holds the role already keeps it. Raises InvitationShut."""
    now = timezone.now()
    still_open = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None, expires_at__gt=now)
    if not still_open.update(accepted_at=now, accepted_by=by):
        raise InvitationShut
    dialogue = invitation.dialogue
    membership, begun = Membership.objects.get_or_create(
        dialogue=dialogue, person=by, role=invitation.role, ended_at=None, defaults={"service": invitation.service}
    )
    record("invitation.accept", invitation, by=by, dialogue=dialogue.pk)
    if begun:
        record("membership.begin", membership, by=by, dialogue=dialogue.pk)
        announce(MembershipBegun(dialogue.pk, by.pk, membership.role))
    return membership


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Shuts a link that nobody used yet. Raises NotAllowed, InvitationShut when somebody did."""
    require(by, May.INVITE, invitation.dialogue)
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if not waiting.update(revoked_at=timezone.now()):
        raise InvitationShut
    record("invitation.revoke", invitation, by=by, dialogue=invitation.dialogue_id)


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor) -> None:
    """Ends somebody's role; a second time changes nothing. Raises NotAllowed, LastLeader."""
    dialogue = Dialogue.objects.select_for_update().get(pk=membership.dialogue_id)  # two leaders at once wait here
    require(by, May.INVITE, dialogue)
    current = Membership.objects.filter(dialogue=dialogue, ended_at=None)
    if membership.role == Role.LEADER and not current.filter(role=Role.LEADER).exclude(pk=membership.pk).exists():
        raise LastLeader
    if current.filter(pk=membership.pk).update(ended_at=timezone.now()):
        record("membership.end", membership, by=by, dialogue=dialogue.pk)
        announce(MembershipEnded(dialogue.pk, membership.person_id, membership.role))

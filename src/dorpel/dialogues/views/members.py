"""Pages of who belongs to the dialogue and who is invited."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue, show_form, show_list
from dorpel.dialogues.forms.members import InvitationForm
from dorpel.dialogues.models import Dialogue, Invitation, Membership
from dorpel.dialogues.operations import (
    InvitationShut,
    LastLeader,
    end_membership,
    invite,
    link_token,
    revoke_invitation,
)
from dorpel.dialogues.roles import SENTENCES, May, Role
from dorpel.dialogues.views.plain import facts_of, new_action
from dorpel.people.models import Person


@door(read=May.INVITE)
def membership_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Who belongs to the dialogue, the newest first."""
    return show_list(
        request,
        Membership.objects.filter(dialogue=dialogue).select_related("person", "service"),
        title=_("People"),
        row=lambda each: Row(
            [
                (_("Name"), each.person.name),
                (_("Role"), each.get_role_display()),
                (_("Service"), each.service or ""),
                (_("Since"), each.since.date()),
                (_("State"), _("ended") if each.ended_at else _("takes part")),
            ],
            address=reverse("dialogues:membership_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=[
            *new_action(request, dialogue, "invitation", _("Invite somebody"), May.INVITE),
            Link(_("Invitations"), reverse("dialogues:invitation_list", args=[dialogue.slug])),
        ],
    )


@door(read=May.INVITE)
def membership_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One person in one role."""
    row = of_dialogue(Membership.objects.select_related("person", "service"), dialogue, pk)
    people = reverse("dialogues:membership_list", args=[dialogue.slug])
    actions = (
        []
        if row.ended_at
        else [Link(_("End this role"), reverse("dialogues:membership_ending", args=[dialogue.slug, row.pk]))]
    )
    context = {
        "title": row.person.name,
        "intro": SENTENCES[Role(row.role)],
        "facts": facts_of(row, "role", "service", "since", "ended_at"),
        "actions": actions,
        "breadcrumb": [Link(_("People"), people)],
    }
    return render(request, "core/detail.html", context)


@door(read=May.INVITE, write=May.INVITE)
def membership_ending(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """End somebody's role here."""
    row = of_dialogue(Membership.objects.filter(ended_at=None).select_related("person"), dialogue, pk)
    people = reverse("dialogues:membership_list", args=[dialogue.slug])
    if request.method == "POST":
        try:
            end_membership(row, by=cast(Person, request.user))
        except LastLeader:
            messages.error(request, _("A dialogue needs a project leader. Invite another one first."))
            return redirect("dialogues:membership_detail", dialogue.slug, row.pk)
        messages.success(request, _("%(name)s no longer has this role.") % {"name": row.person.name})
        return redirect(people)
    context = {
        "title": _("End the role of %(name)s") % {"name": row.person.name},
        "intro": _("What this person did stays. You can invite them again."),
        "submit": _("End it"),
        "cancel": people,
    }
    return render(request, "core/confirm.html", context)


@door(read=May.INVITE)
def invitation_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The invitations, the newest first."""
    return show_list(
        request,
        Invitation.objects.filter(dialogue=dialogue),
        title=_("Invitations"),
        row=lambda each: Row(
            [(_("For whom"), each.name), (_("Role"), each.get_role_display()), (_("State"), _state(each))],
            address=reverse("dialogues:invitation_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "invitation", _("Invite somebody"), May.INVITE),
    )


@door(read=May.INVITE)
def invitation_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """An invitation; while it is open, with its link."""
    row = of_dialogue(Invitation.objects.select_related("service", "invited_by", "accepted_by"), dialogue, pk)
    facts = [(_("State"), _state(row)), *facts_of(row, "role", "service", "invited_by", "made_at", "expires_at")]
    actions = []
    if _is_open(row):
        link = request.build_absolute_uri(reverse("entry:invitation", args=[link_token(row)]))
        facts.insert(0, (_("Link"), link))
        actions.append(Link(_("Revoke"), reverse("dialogues:invitation_revocation", args=[dialogue.slug, row.pk])))
    context = {
        "title": row.name,
        "intro": _("Give this link to this one person. It works once.") if _is_open(row) else "",
        "facts": facts,
        "actions": actions,
        "breadcrumb": [Link(_("Invitations"), reverse("dialogues:invitation_list", args=[dialogue.slug]))],
    }
    return render(request, "core/detail.html", context)


@door(read=May.INVITE, write=May.INVITE, form=True)
def invitation_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Invite somebody."""
    form = InvitationForm(request.POST or None, dialogue=dialogue)

    def save(filled: InvitationForm) -> Invitation:
        values = {name: filled.cleaned_data[name] for name in ("name", "role", "service", "days")}
        return invite(dialogue, by=cast(Person, request.user), **values)[0]

    return show_form(
        request,
        form,
        title=_("Invite somebody"),
        write=May.INVITE,
        save=save,
        then=lambda made: reverse("dialogues:invitation_detail", args=[dialogue.slug, made.pk]),
        cancel=reverse("dialogues:membership_list", args=[dialogue.slug]),
        submit=_("Make the link"),
    )


@door(read=May.INVITE, write=May.INVITE)
def invitation_revocation(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Shut a link that nobody used."""
    row = of_dialogue(Invitation, dialogue, pk)
    address = reverse("dialogues:invitation_detail", args=[dialogue.slug, row.pk])
    if request.method == "POST":
        try:
            revoke_invitation(row, by=cast(Person, request.user))
            messages.success(request, _("The link no longer opens."))
        except InvitationShut:
            messages.error(request, _("This invitation was used or revoked already."))
        return redirect(address)
    context = {
        "title": _("Revoke the invitation for %(name)s") % {"name": row.name},
        "submit": _("Revoke it"),
        "cancel": address,
    }
    return render(request, "core/confirm.html", context)


def _is_open(row: Invitation) -> bool:
    return not row.accepted_at and not row.revoked_at and row.expires_at > timezone.now()


def _state(row: Invitation) -> str:
    if row.accepted_at:
        return capfirst(_("accepted"))
    if row.revoked_at:
        return capfirst(_("revoked"))
    return capfirst(_("open")) if row.expires_at > timezone.now() else capfirst(_("past its term"))

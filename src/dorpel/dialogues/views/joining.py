"""The page behind an invitation's link: who invites you to what, and the way in."""

from typing import cast

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from dorpel.dialogues.forms.members import JoinForm
from dorpel.dialogues.models import Invitation
from dorpel.dialogues.operations import InvitationShut, accept, find_invitation
from dorpel.dialogues.roles import SENTENCES, Role
from dorpel.people.devices import BACKEND
from dorpel.people.models import Person
from dorpel.people.operations import add_person


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation and let its person in; every link that doesn't open gets the same answer."""
    try:
        found = find_invitation(token)
        if request.user.is_authenticated:
            return _welcome(request, found) if request.method == "POST" else _show(request, found)
        form = JoinForm(request.POST or None, role=found.role, initial={"name": found.name})
        if request.method == "POST" and form.is_valid():
            return _join(request, found, form)
    except InvitationShut:
        return render(request, "dialogues/invitation_shut.html", {"title": _("This link doesn't open")}, status=404)
    return _show(request, found, form)


def _show(request: HttpRequest, found: Invitation, form: JoinForm | None = None) -> HttpResponse:
    context = {
        "title": _("%(who)s invites you to %(dialogue)s")
        % {"who": found.invited_by.name, "dialogue": found.dialogue.name},
        "sentence": SENTENCES[Role(found.role)],
        "facts": [(_("Your role"), found.get_role_display()), (_("City"), found.dialogue.city)],
        "form": form,
        "fictional_dialogue": found.dialogue.fictional,
    }
    return render(
        request, "dialogues/invitation.html", context, status=422 if form is not None and form.is_bound else 200
    )


def _join(request: HttpRequest, found: Invitation, form: JoinForm) -> HttpResponse:
    """With an address: a code first, and the invitation waits. Without: in at once."""
    name, email = form.cleaned_data["name"], form.cleaned_data["email"]
    language = get_language() or found.dialogue.language
    if email and not ratelimit.consume(request, action="request_login_code", key=email):
        form.add_error("email", _("That was too often. Wait a few minutes, then ask for a new code."))
        return _show(request, found, form)
    if not email:
        with transaction.atomic():  # nobody is made when the invitation was used a moment ago
            person = add_person(name, email="", language=language)
            response = _welcome(request, found, person)
        login(request, person, backend=BACKEND)
        return response
    person = add_person(name, email=email, language=language)
    # A known address isn't told from a new one: both get a code, and neither is in before it is typed.
    LoginCodeVerificationProcess.initiate(request=request, user=person if person.is_active else None, email=email)
    back = urlencode({"next": request.path})
    return redirect(f"{reverse('account_confirm_login_code')}?{back}")


def _welcome(request: HttpRequest, found: Invitation, person: Person | None = None) -> HttpResponse:
    accept(found, by=person or cast(Person, request.user))
    messages.success(request, _("Welcome! You belong to %(dialogue)s now.") % {"dialogue": found.dialogue.name})
    return redirect("dialogues:desk", found.dialogue.slug)

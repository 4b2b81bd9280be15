"""One-time sign-in links for the cast of a fictional city; refused everywhere else."""

import hashlib
import secrets
from uuid import UUID

from django.contrib.auth import login
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person, UsedLink

SALT = "demo-link"
LIFE = 24 * 3600  # seconds
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# Set by `dorpel run`, before its processes start: whether only this machine can reach the site.
on_loopback = False


class LinkRefused(Exception):
    """The link doesn't open: it is used, old or false, or this is no place for it."""


def allowed() -> bool:
    """Whether the database is marked as a demonstration, and the site listens on loopback."""
    return on_loopback and Dialogue.objects.exclude(demo_seed=None).exists()


def plays_only(person: Person) -> bool:
    """Whether somebody belongs to demonstrations and to nothing real."""
    held = person.memberships.filter(ended_at=None)
    return held.exists() and not held.filter(dialogue__demo_seed=None).exists()


def token(person: Person) -> str:
    """A new link's secret part for this person; works once, for a day."""
    return signing.dumps([str(person.pk), secrets.token_urlsafe(12)], salt=SALT)


def use(given: str) -> Person:
    """The person behind a link, which won't open again. Raises LinkRefused."""
    if not allowed():
        raise LinkRefused
    try:
        who, _nonce = signing.loads(given, salt=SALT, max_age=LIFE)
        with transaction.atomic():
            UsedLink.objects.create(token_hash=hashlib.sha256(given.encode()).hexdigest())
            person = Person.objects.get(pk=UUID(who), is_active=True)
    except (signing.BadSignature, IntegrityError, Person.DoesNotExist) as problem:
        raise LinkRefused from problem
    if not plays_only(person):
        raise LinkRefused
    return person


@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a demo link, or answer 404 without saying why."""
    try:
        person = use(token)
    except LinkRefused as problem:
        raise Http404(_("This link doesn't open. Each one works once; a new start prints new ones.")) from problem
    login(request, person, backend=BACKEND)
    return redirect("/")

"""What readers answer to a finding, without an account; shown in public when somebody has read it."""

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import MACHINE
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding, Response
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NoSuchFinding(Exception):
    """No public finding has this reference code."""


class AlreadyDecided(Exception):
    """Somebody has shown or refused this response."""


@transaction.atomic
def respond(reference: str, *, stance: str, text: str, language: str) -> Response:
    """Keeps what a reader answers to a public finding; whoever calls this limits how often. Raises NoSuchFinding."""
    typed = reference.strip().upper().replace("O", "0").replace("I", "1").replace("L", "1")
    finding = Finding.objects.filter(reference=typed, publications__ended_at=None, publications__isnull=False).first()
    if finding is None:
        raise NoSuchFinding(typed)
    response = Response.objects.create(
        dialogue_id=finding.dialogue_id,
        finding=finding,
        stance=Response.Stance(stance).value,
        text=text,
        language=language,
        given_at=timezone.now(),
    )
    # A reader is nobody we know: the entry says that a response came, and by what way.
    record("response.give", response, by=MACHINE, dialogue=finding.dialogue_id)
    return response


@transaction.atomic
def show_response(response: Response, *, by: Person) -> Response:
    """Shows a response in public. Raises AlreadyDecided, NotAllowed."""
    stored = _undecided(response, by)
    stored.shown_at = timezone.now()
    stored.save(update_fields=["shown_at"])
    record("response.show", stored, by=by, dialogue=stored.dialogue_id)
    return stored


@transaction.atomic
def refuse_response(response: Response, *, why: str, by: Person) -> Response:
    """Keeps a response out of public, with the reason. Raises AlreadyDecided, NotAllowed, ValueError without reason."""
    if not why.strip():
        raise ValueError("A refusal needs its reason.")
    stored = _undecided(response, by)
    stored.refused_why = why
    stored.save(update_fields=["refused_why"])
    record("response.refuse", stored, by=by, dialogue=stored.dialogue_id, why=why)
    return stored


def _undecided(response: Response, by: Person) -> Response:
    require(by, May.PUBLISH, response.dialogue)
    stored = Response.objects.select_for_update().get(pk=response.pk)
    if stored.shown_at is not None or stored.refused_why:
        raise AlreadyDecided(str(stored.pk))
    return stored

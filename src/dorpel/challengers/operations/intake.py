"""Applying, choosing by hand with the reason, stopping."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dorpel.challengers.facts import ChallengerChosen
from dorpel.challengers.models import Application, Challenger, Intake
from dorpel.core.actors import MACHINE, Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import raise_version, require
from dorpel.dialogues.models import Category, Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Contact
from dorpel.people.operations import keep_contact, open_contact

PURPOSE = "application"
KEPT = timedelta(days=180)  # after the intake closes; the page where people apply says so


class IntakeClosed(Exception):
    """Nobody can apply today: the intake isn't open yet, or no longer."""


class AlreadyChosen(Exception):
    """This application was chosen before."""


class AlreadyStopped(Exception):
    """This challenger stopped before."""


@transaction.atomic
def apply(
    intake: Intake,
    *,
    name: str,
    why: str = "",
    subject: str = "",
    language: str = "nl",
    neighbourhood: Neighbourhood | None = None,
    categories: Collection[Category] = (),
    email: str = "",
    phone: str = "",
    by: Actor = MACHINE,
) -> Application:
    """Keeps an application; anybody may apply, without an account. Addresses are kept apart, encrypted, for a term.

    Raises IntakeClosed; then nothing is kept.
    """
    if not intake.opens_on <= timezone.localdate() <= intake.closes_on:
        raise IntakeClosed(intake.name)
    application = Application.objects.create(
        dialogue_id=intake.dialogue_id,
        intake=intake,
        name=name,
        why=why,
        subject=subject,
        language=language,
        neighbourhood=neighbourhood,
    )
    application.categories.set(categories)
    for means, address in ((Contact.Means.EMAIL, email), (Contact.Means.PHONE, phone)):
        if address:
            until = intake.closes_on + KEPT
            keep_contact(application.pk, means=means, address=address, purpose=PURPOSE, until=until, by=by)
    record("application.add", application, by=by, dialogue=application.dialogue_id)
    return application


@transaction.atomic
def reach_applicant(application: Application, *, by: Actor) -> list[str]:
    """The addresses that somebody left to be answered; the journal says who read them. Raises NotAllowed."""
    require(by, May.RUN_CHALLENGERS, application.dialogue)
    contacts = Contact.objects.filter(whose=application.pk, purpose=PURPOSE).order_by("means")
    return [open_contact(contact, by=by) for contact in contacts]


@transaction.atomic
def choose(application: Application, *, why: str, by: Actor) -> Challenger:
    """Makes a challenger of who applied; the reason stands in the journal. Raises NotAllowed, AlreadyChosen."""
    require(by, May.RUN_CHALLENGERS, application.dialogue)
    Application.objects.select_for_update().get(pk=application.pk)
    if Challenger.objects.filter(application=application).exists():
        raise AlreadyChosen(application.reference)
    challenger = Challenger.objects.create(
        dialogue_id=application.dialogue_id,
        name=application.name,
        application=application,
        intake_id=application.intake_id,
        subject=application.subject,
    )
    record("application.choose", application, by=by, dialogue=application.dialogue_id, why=why)
    announce(ChallengerChosen(application.dialogue_id, application.pk, challenger.pk))
    return challenger


@transaction.atomic
def stop(challenger: Challenger, *, why: str, seen: int, by: Actor) -> Challenger:
    """A challenger stops; what they recorded stays. Raises NotAllowed, AlreadyStopped, StaleSave."""
    require(by, May.RUN_CHALLENGERS, challenger.dialogue)
    if challenger.stopped_at is not None:
        raise AlreadyStopped(challenger.name)
    raise_version(challenger, seen=seen, texts={})
    challenger.stopped_at = timezone.now()
    challenger.save(update_fields=["stopped_at", "version"])
    record("challenger.stop", challenger, by=by, dialogue=challenger.dialogue_id, why=why)
    return challenger

"""The verbs around a talk: a need noted and passed on."""

from django.db import transaction
from django.utils import timezone

from dorpel.conversations.forms.around import ReferralForm
from dorpel.conversations.models import Referral, ReferralStep
from dorpel.core.crypto import seal
from dorpel.dialogues.access import require, save_recorded
from dorpel.dialogues.models import Service
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


@transaction.atomic
def keep_referral(form: ReferralForm, *, by: Person) -> Referral:
    """Saves a need, encrypted, outside the coding."""
    referral = form.instance
    if referral._state.adding:
        referral.agreed_at = timezone.now()
    referral.sealed = seal(form.cleaned_data["need"], place=referral.place)
    kept: Referral = save_recorded(form, by=by, may=May.REFER)
    return kept


@transaction.atomic
def add_step(referral: Referral, *, what: str, service: Service | None, note: str, by: Person) -> ReferralStep:
    """Notes what happened to a need; passing it on also names who has it now."""
    require(by, May.REFER, referral.dialogue)
    step = ReferralStep.objects.create(
        dialogue_id=referral.dialogue_id,
        referral=referral,
        what=what,
        service=service,
        by=by,
        at=timezone.now(),
        note=note,
    )
    if what == ReferralStep.What.PASSED and service is not None:
        referral.service = service
        referral.version += 1
        referral.save(update_fields=["service", "version"])
    record(f"referral.{what}", referral, by=by, dialogue=referral.dialogue_id)
    return step

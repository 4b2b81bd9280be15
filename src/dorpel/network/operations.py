"""Asking, offering, introducing, and telling whether it helped."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from dorpel.core.events import announce
from dorpel.dialogues.access import NotAllowed, require, rights, save_recorded
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.network.facts import IntroductionTold
from dorpel.network.models import Ask, Introduction, Notice, Offer
from dorpel.people.models import Person


class NoOtherSide(ValueError):
    """An introduction has an offer, or somebody's name, on its other side."""


class Closed(Exception):
    """The ask or the offer was closed."""


class AlreadyTold(Exception):
    """What came of this introduction was told before."""


@transaction.atomic
def place(form: Any, *, by: Person) -> Any:
    """Keeps an ask or an offer from its valid form; later only its writer or who leads changes it.

    Raises NotAllowed, StaleSave.
    """
    notice: Notice = form.instance
    if notice._state.adding:
        notice.written_by = by
    else:
        _require_own(notice, by)
    return save_recorded(form, by=by, may=May.CONNECT)


@transaction.atomic
def introduce(ask: Ask, *, offer: Offer | None = None, other: str = "", why: str, by: Person) -> Introduction:
    """Brings an ask together with an offer, or with somebody. Raises NotAllowed, NoOtherSide, Closed."""
    require(by, May.CONNECT, ask.dialogue)
    if offer is None and not other.strip():
        raise NoOtherSide(ask.title)
    if offer is not None and offer.dialogue_id != ask.dialogue_id:
        raise NotAllowed(ask.title)
    _open(Ask, ask)
    if offer is not None:
        _open(Offer, offer)
    introduction = Introduction.objects.create(
        dialogue_id=ask.dialogue_id,
        ask=ask,
        offer=offer,
        other=other,
        why=why,
        introduced_by=by,
        at=timezone.now(),
    )
    record("introduction.add", introduction, by=by, dialogue=ask.dialogue_id)
    return introduction


@transaction.atomic
def tell(introduction: Introduction, *, helped: str, told: str, by: Person) -> Introduction:
    """Tells whether it helped, and what came of it; once. Raises NotAllowed, AlreadyTold."""
    require(by, May.CONNECT, introduction.dialogue)
    stored = Introduction.objects.select_for_update().get(pk=introduction.pk)
    if stored.told_at is not None:
        raise AlreadyTold(str(stored.pk))
    stored.helped, stored.told, stored.told_at = Introduction.Help(helped), told, timezone.now()
    stored.version += 1
    stored.save(update_fields=["helped", "told", "told_at", "version"])
    record("introduction.tell", stored, by=by, dialogue=stored.dialogue_id)
    announce(IntroductionTold(stored.dialogue_id, stored.pk, stored.helped))
    return stored


@transaction.atomic
def close(notice: Ask | Offer, *, by: Person) -> None:
    """Closes an ask or an offer; closing twice changes nothing. Raises NotAllowed."""
    require(by, May.CONNECT, notice.dialogue)
    _require_own(notice, by)
    stored: Any = type(notice)._default_manager.select_for_update().get(pk=notice.pk)
    if stored.closed_at is None:
        stored.closed_at = timezone.now()
        stored.version += 1
        stored.save(update_fields=["closed_at", "version"])
        record(f"{stored._meta.model_name}.close", stored, by=by, dialogue=stored.dialogue_id)


def _open(model: type[Ask] | type[Offer], notice: Ask | Offer) -> None:
    stored: Any = model._default_manager.select_for_update().get(pk=notice.pk)
    if stored.closed_at is not None:
        raise Closed(notice.title)


def _require_own(notice: Notice, by: Person) -> None:
    if notice.written_by_id != by.pk and May.RUN_DIALOGUE not in rights(by, notice.dialogue):
        raise NotAllowed(notice.title)

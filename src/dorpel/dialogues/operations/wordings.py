"""Keeping a text in another language."""

from typing import Any

from django.db import IntegrityError, transaction

from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.wordings import Worded
from dorpel.journal.operations import record


class StaleWording(Exception):
    """Somebody else wrote this text in the meantime; nothing was written, and theirs is here (None: it is gone)."""

    def __init__(self, stored: Any | None) -> None:
        super().__init__(str(stored and stored.pk))
        self.stored = stored


@transaction.atomic
def word(row: Any, worded: Worded, *, language: str, text: str, state: str, seen: int, by: Actor, **more: str) -> Any:
    """The row's text in a language; `seen` is the version before the writer's eyes, 0 for none.

    `more` are the wording's further texts, by the fields that `worded.more` names.

    Raises NotAllowed, StaleWording.
    """
    require(by, worded.write, row.dialogue)
    stored = worded.wording.objects.select_for_update().filter(of=row, language=language).first()
    if (stored.version if stored else 0) != seen:
        raise StaleWording(stored)
    if stored is None:
        try:
            with transaction.atomic():
                stored = worded.wording.objects.create(of=row, language=language, text=text, state=state, **more)
        except IntegrityError:
            raise StaleWording(worded.wording.objects.get(of=row, language=language)) from None
    else:
        stored.text, stored.state, stored.version = text, state, seen + 1
        for name, words in more.items():
            setattr(stored, name, words)
        stored.save()
    record("wording.save", stored, by=by, dialogue=row.dialogue_id, why=language)
    return stored

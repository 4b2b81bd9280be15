"""The codebook: kept as it stands on a day; codes retired, taken up again, merged."""

from typing import Any

from django.db import transaction
from django.db.models import Count, F, Max
from django.utils import timezone

from dorpel.coding.models import Code, CodebookVersion, Coding, Theme
from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


class AlreadyRetired(Exception):
    """The code is out of use already."""


class SameCode(Exception):
    """A code can't be merged into itself, into a code out of use, or into one of another dialogue."""


@transaction.atomic
def keep_codebook(dialogue: Dialogue, *, why: str, by: Actor) -> CodebookVersion:
    """Keeps every theme and code with its meaning, as they are now. Raises NotAllowed."""
    require(by, May.EDIT_CODEBOOK, dialogue)
    # Two who keep at once take their numbers one after the other.
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    last = CodebookVersion.objects.filter(dialogue=dialogue).aggregate(last=Max("number"))["last"] or 0
    kept = CodebookVersion.objects.create(
        dialogue=dialogue, number=last + 1, contents=codebook_of(dialogue), why=why, kept_at=timezone.now()
    )
    record("codebookversion.keep", kept, by=by, dialogue=dialogue.pk, why=why)
    return kept


def codebook_of(dialogue: Dialogue) -> dict[str, Any]:
    """The codebook as plain values: {"themes": [{id, name, about}], "codes": [{id, theme, name, meaning, retired}]}."""
    return {
        "themes": [
            {"id": str(theme.pk), "name": theme.name, "about": theme.about}
            for theme in Theme.objects.filter(dialogue=dialogue).order_by("order", "name")
        ],
        "codes": [
            {
                "id": str(code.pk),
                "theme": str(code.theme_id) if code.theme_id else None,
                "name": code.name,
                "meaning": code.meaning,
                "retired": code.retired_at is not None,
            }
            for code in Code.objects.filter(dialogue=dialogue).order_by("name")
        ],
    }


@transaction.atomic
def retire_code(code: Code, *, by: Actor) -> Code:
    """Takes a code out of use; what was coded with it stays. Raises AlreadyRetired, NotAllowed."""
    require(by, May.EDIT_CODEBOOK, code.dialogue)
    stored = Code.objects.select_for_update().get(pk=code.pk)
    if stored.retired_at is not None:
        raise AlreadyRetired(code.name)
    return _set_retired(stored, True, "code.retire", by)


@transaction.atomic
def take_up_code(code: Code, *, by: Actor) -> Code:
    """Takes a retired code into use again. Raises NotAllowed."""
    require(by, May.EDIT_CODEBOOK, code.dialogue)
    stored = Code.objects.select_for_update().get(pk=code.pk)
    return _set_retired(stored, False, "code.take_up", by)


def _set_retired(code: Code, retired: bool, act: str, by: Actor) -> Code:
    code.retired_at = timezone.now() if retired else None
    code.version += 1
    code.save(update_fields=["retired_at", "version"])
    record(act, code, by=by, dialogue=code.dialogue_id)
    return code


@transaction.atomic
def merge_codes(code: Code, *, into: Code, by: Actor) -> int:
    """Gives every quote under `code` the code `into`, each by the coder who chose it, and retires `code`.

    Returns how many codings moved. Raises SameCode, NotAllowed.
    """
    require(by, May.EDIT_CODEBOOK, code.dialogue)
    locked = {each.pk: each for each in Code.objects.select_for_update().filter(pk__in=[code.pk, into.pk])}
    if len(locked) != 2 or into.dialogue_id != code.dialogue_id or locked[into.pk].retired_at is not None:
        raise SameCode(code.name)
    codings = Coding.objects.filter(dialogue=code.dialogue_id, code=code)
    twice = Coding.objects.filter(code=into, quote__codings__code=code, quote__codings__coder=F("coder"))
    pairs = set(twice.values_list("quote", "coder"))
    double = [pk for pk, quote, coder in codings.values_list("pk", "quote", "coder") if (quote, coder) in pairs]
    codings.filter(pk__in=double).delete()
    moved = codings.update(code=into)
    number = Coding.objects.filter(code=into).aggregate(n=Count("quote", distinct=True))["n"]
    Code.objects.filter(pk=into.pk).update(quotes=number)
    Code.objects.filter(pk=code.pk).update(quotes=0)
    record("code.merge", code, by=by, dialogue=code.dialogue_id, why=into.name)
    if locked[code.pk].retired_at is None:
        _set_retired(locked[code.pk], True, "code.retire", by)
    return moved

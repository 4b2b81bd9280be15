"""Beginning a dialogue: its row, and what it needs before the first conversation."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.core.languages import own_name
from dorpel.core.rows import WordingState
from dorpel.dialogues.access import NotAllowed, save_recorded
from dorpel.dialogues.facts import MembershipBegun
from dorpel.dialogues.forms.course import DialogueForm
from dorpel.dialogues.models import (
    Category,
    CategoryWording,
    Dialogue,
    Facet,
    FacetWording,
    Membership,
    Purpose,
    PurposeWording,
)
from dorpel.dialogues.operations.defaults import FACETS, OTHER_LANGUAGE, PURPOSES, SOUND
from dorpel.dialogues.operations.defaults_turkish import TURKISH
from dorpel.dialogues.roles import May, Role
from dorpel.journal.operations import record
from dorpel.people.models import Person


@transaction.atomic
def begin(
    name: str,
    *,
    slug: str,
    city: str,
    languages: Sequence[str],
    by: Actor,
    leader: Person | None = None,
    fictional: bool = False,
) -> Dialogue:
    """A new dialogue with default purposes and facets, in its main language and in what else the site speaks.

    Nobody has a right in a dialogue that isn't there yet: only the machine (the command line) begins one.
    Raises NotAllowed, ValidationError for a name or slug that can't be.
    """
    if by.actor_kind != "machine":
        raise NotAllowed
    dialogue = Dialogue(slug=slug, name=name, city=city, languages=list(languages), fictional=fictional)
    dialogue.full_clean()
    dialogue.save()
    record("dialogue.begin", dialogue, by=by, dialogue=dialogue.pk)
    for order, (key, asked) in enumerate(PURPOSES.items(), start=1):
        _begin_purpose(dialogue, key, asked, order)
    for order, (facet_key, (facet_name, why, categories)) in enumerate(FACETS.items(), start=1):
        _begin_facet(dialogue, facet_key, facet_name, why, categories or _languages_of(dialogue), order)
    if leader is not None:
        membership = Membership.objects.create(dialogue=dialogue, person=leader, role=Role.LEADER)
        record("membership.begin", membership, by=by, dialogue=dialogue.pk)
        announce(MembershipBegun(dialogue.pk, leader.pk, Role.LEADER.value))
    return dialogue


@transaction.atomic
def keep_dialogue(form: DialogueForm, *, by: Actor) -> Dialogue:
    """Saves the dialogue itself. Where sound is switched on, residents get their question about it."""
    dialogue: Dialogue = save_recorded(form, by=by, may=May.RUN_DIALOGUE)
    asked = Purpose.objects.filter(dialogue=dialogue, key=Purpose.Key.SOUND)
    if dialogue.sound and not asked.exists():
        _begin_purpose(dialogue, Purpose.Key.SOUND, SOUND, len(PURPOSES) + 1)
    return dialogue


def _begin_purpose(dialogue: Dialogue, key: str, asked: tuple[Any, Any, int | None], order: int) -> None:
    sentence, meaning, days = asked
    with translation.override(_site_language(dialogue.language)):
        texts = {"sentence": str(sentence), "meaning": str(meaning)}
    purpose = Purpose.objects.create(dialogue=dialogue, key=key, keep_days=days, order=order, **texts)
    _word(PurposeWording, purpose, sentence)


def _begin_facet(dialogue: Dialogue, key: str, name: Any, why: Any, categories: dict[str, Any], order: int) -> None:
    with translation.override(_site_language(dialogue.language)):
        facet = Facet.objects.create(dialogue=dialogue, key=key, name=str(name), why=str(why), order=order)
        made = [
            Category.objects.create(dialogue=dialogue, facet=facet, key=each, name=str(text), order=place)
            for place, (each, text) in enumerate(categories.items(), start=1)
        ]
    _word(FacetWording, facet, name)
    for category, text in zip(made, categories.values(), strict=True):
        _word(CategoryWording, category, text)


def _word(wording: Any, row: Any, text: Any) -> None:
    """The text in the dialogue's other languages that the site speaks, where we read the translation ourselves."""
    for language in row.dialogue.languages[1:]:
        if language in dict(settings.LANGUAGES):
            with translation.override(language):
                wording.objects.create(of=row, language=language, text=str(text), state=WordingState.READ)
        elif language == "tr":
            with translation.override("en"):
                turkish = TURKISH.get(str(text), "")
            if turkish:
                wording.objects.create(of=row, language=language, text=turkish, state=WordingState.DRAFT)


def _languages_of(dialogue: Dialogue) -> dict[str, Any]:
    return {code: own_name(code) for code in dialogue.languages if code != "und"} | {"other": OTHER_LANGUAGE}


def _site_language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

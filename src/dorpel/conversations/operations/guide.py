"""The verbs of the guide: a draft is changed freely, a published version never again."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from dorpel.conversations.forms.guide import GuideForm, QuestionForm, WordingForm
from dorpel.conversations.models import Guide, GuideVersion, Question, QuestionWording
from dorpel.conversations.ready_guides import Ready
from dorpel.core.actors import Actor
from dorpel.core.rows import WordingState
from dorpel.dialogues.access import raise_version, require, save_recorded
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


class Frozen(Exception):
    """This version of the guide is published: talks were held with it."""


class NoQuestions(Exception):
    """A guide without questions can't be published."""


@transaction.atomic
def keep_guide(form: GuideForm, *, by: Actor) -> Guide:
    """Saves name and kind of a guide; a new one gets an empty draft."""
    new = form.instance._state.adding
    guide: Guide = save_recorded(form, by=by, may=May.EDIT_GUIDE)
    if new:
        GuideVersion.objects.create(dialogue_id=guide.dialogue_id, guide=guide, number=1)
    return guide


@transaction.atomic
def draft_of(guide: Guide, *, by: Actor) -> GuideVersion:
    """The version that may be changed: the one that is open, or a new copy of the published one."""
    require(by, May.EDIT_GUIDE, guide.dialogue)
    last = guide.versions.order_by("-number").select_for_update().first()
    if last is not None and last.published_at is None:
        return last
    draft = GuideVersion.objects.create(
        dialogue_id=guide.dialogue_id, guide=guide, number=last.number + 1 if last else 1
    )
    for question in last.questions.order_by("order", "key") if last else []:
        _copied(question, draft)
    record("guideversion.draft", draft, by=by, dialogue=guide.dialogue_id)
    return draft


def _copied(question: Question, draft: GuideVersion) -> None:
    copy = Question.objects.create(
        dialogue_id=draft.dialogue_id,
        guide_version=draft,
        key=question.key,
        group=question.group,
        order=question.order,
        text=question.text,
        prompt=question.prompt,
        help=question.help,
        asks_doer=question.asks_doer,
        only_if=question.only_if,
        only_if_answered=question.only_if_answered,
    )
    QuestionWording.objects.bulk_create(
        QuestionWording(
            of=copy, language=each.language, text=each.text, prompt=each.prompt, help=each.help, state=each.state
        )
        for each in question.wordings.all()
    )


class AlreadyTaken(Exception):
    """The dialogue has a guide of this name already."""


@transaction.atomic
def take_guide(dialogue: Dialogue, ready: Ready, *, by: Actor) -> Guide:
    """A draft from one of our ready guides, in the languages of the dialogue that it is written in.

    Raises NotAllowed, AlreadyTaken.
    """
    require(by, May.EDIT_GUIDE, dialogue)
    main = "en" if dialogue.language == "en" else "nl"
    other = "en" if main == "nl" else "nl"
    name = getattr(ready, main)
    if Guide.objects.filter(dialogue=dialogue, name=name).exists():
        raise AlreadyTaken(name)
    guide = Guide.objects.create(dialogue=dialogue, name=name, kinds=list(ready.kinds))
    draft = GuideVersion.objects.create(dialogue=dialogue, guide=guide, number=1)
    for order, asked in enumerate(ready.questions, 1):
        said = getattr(asked, main)
        question = Question.objects.create(
            dialogue=dialogue,
            guide_version=draft,
            key=asked.key,
            group=asked.group,
            order=order,
            asks_doer=asked.asks_doer,
            only_if=asked.only_if,
            only_if_answered=asked.only_if_answered,
            **said._asdict(),
        )
        if other in dialogue.languages:
            words = getattr(asked, other)._asdict()
            QuestionWording.objects.create(of=question, language=other, state=WordingState.READ, **words)
    record("guide.take", guide, by=by, dialogue=dialogue.pk)
    return guide


@transaction.atomic
def publish_guide(version: GuideVersion, *, by: Actor) -> GuideVersion:
    """Freezes a draft; from now on talks are held with it. Raises Frozen, NoQuestions."""
    require(by, May.EDIT_GUIDE, version.dialogue)
    _still_open(version)
    if not version.questions.exists():
        raise NoQuestions(str(version.pk))
    version.published_at = timezone.now()
    version.save(update_fields=["published_at"])
    record("guideversion.publish", version, by=by, dialogue=version.dialogue_id)
    return version


@transaction.atomic
def keep_question(form: QuestionForm, *, by: Actor) -> Question:
    """Saves a question of a draft; a new one gets a key from its words. Raises Frozen, StaleSave."""
    question = form.instance
    _still_open(question.guide_version)
    if not question.key:
        question.key = _free_key(question.guide_version, form.cleaned_data["text"])
    kept: Question = save_recorded(form, by=by, may=May.EDIT_GUIDE)
    return kept


@transaction.atomic
def remove_question(question: Question, *, by: Actor) -> None:
    """Takes a question out of a draft. Raises Frozen, also when somebody has answered it already."""
    require(by, May.EDIT_GUIDE, question.dialogue)
    _still_open(question.guide_version)
    if question.answers.exists():
        raise Frozen
    # What waited for it is asked always from now on.
    Question.objects.filter(guide_version=question.guide_version_id, only_if=question.key).update(only_if="")
    record("question.remove", question, by=by, dialogue=question.dialogue_id)
    question.delete()


@transaction.atomic
def keep_wording(form: WordingForm, *, by: Actor) -> QuestionWording:
    """Saves a question in another language, with its state. Raises Frozen, StaleSave."""
    wording: QuestionWording = form.instance
    require(by, May.EDIT_GUIDE, wording.of.dialogue)
    _still_open(wording.of.guide_version)
    if not wording._state.adding and form.seen_version is not None:
        raise_version(wording, seen=form.seen_version, texts=form.cleaned_data)
    form.save()
    record("questionwording.keep", wording, by=by, dialogue=wording.of.dialogue_id)
    return wording


def _still_open(version: GuideVersion) -> None:
    if GuideVersion.objects.select_for_update().get(pk=version.pk).published_at is not None:
        raise Frozen(str(version.pk))


def _free_key(version: GuideVersion, text: str) -> str:
    taken = set(version.questions.values_list("key", flat=True))
    stem = slugify(text)[:40].strip("-") or "q"
    return next(key for key in (stem, *(f"{stem}-{at}" for at in range(2, 1000))) if key not in taken)

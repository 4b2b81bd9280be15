"""Short talks for tests: what somebody said at the door, kept the way the parser keeps it."""

from django.utils import timezone

from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Answer, Guide, GuideVersion, Question
from dorpel.conversations.operations.keep import keep_many
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Dialogue, Purpose
from tests.cast import Cast


def question_of(dialogue: Dialogue, key: str = "better") -> Question:
    """A question of this dialogue's guide, made when there is none."""
    guide, _ = Guide.objects.get_or_create(dialogue=dialogue, name="Aan de deur")
    version, _ = GuideVersion.objects.get_or_create(
        dialogue=dialogue, guide=guide, number=1, defaults={"published_at": timezone.now()}
    )
    question, _ = Question.objects.get_or_create(
        dialogue=dialogue, guide_version=version, key=key, defaults={"text": "Wat kan er beter?", "group": "better"}
    )
    return question


def say(
    cast: Cast,
    text: str,
    *,
    language: str = "nl",
    voice: bool = True,
    voices: int = 1,
    consents: tuple[str, ...] = ("count", "quote"),
    explicit: bool = False,
    dialogue: Dialogue | None = None,
    question: str = "better",
) -> Answer:
    """One talk in which this was said; by its first voice, or (`voice=False`) by the talk as a whole.

    `consents` are the purposes that every voice agreed to; the others it refused.
    """
    dialogue = dialogue or cast.dialogue
    asked = question_of(dialogue, question)
    given = tuple(
        (purpose.pk, purpose.key in consents, explicit and purpose.key in consents)
        for purpose in Purpose.objects.filter(dialogue=dialogue)
    )
    drafts = tuple(VoiceDraft(uuid7(), number=number, consents=given) for number in range(1, voices + 1))
    answer = AnswerDraft(uuid7(), asked.pk, text, language, voice=drafts[0].id if voice else None)
    talk = ConversationDraft(
        uuid7(),
        asked.guide_version_id,
        language,
        timezone.now(),
        neighbourhood=cast.neighbourhood.pk if dialogue == cast.dialogue else None,
        voices=drafts,
        answers=(answer,),
    )
    keep_many([talk], dialogue=dialogue, by=MACHINE)
    return Answer.objects.get(pk=answer.id)

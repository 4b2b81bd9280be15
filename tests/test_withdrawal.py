"""Taking back a voice: everything of it goes, nothing of the others, and it never comes back."""

import json
from uuid import UUID

import pytest
from django.utils import timezone

from dorpel.coding.models import Coding, Quote, Theme
from dorpel.coding.operations import code_quote, mark
from dorpel.coding.queries import current_version
from dorpel.conversations import tombstones
from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import (
    Answer,
    AnswerIndex,
    AnswerVersion,
    Consent,
    Conversation,
    RawText,
    Submission,
    Tombstone,
    Voice,
)
from dorpel.conversations.operations.keep import keep_many
from dorpel.conversations.operations.mask import NotAMask, divide, is_mask_of, mask, set_aside
from dorpel.conversations.operations.replay import replay_tombstones
from dorpel.conversations.operations.withdraw import AlreadyGone, NothingToTakeBack, give_again, withdraw
from dorpel.conversations.receipts import find_voice
from dorpel.conversations.search import search
from dorpel.core.actors import MACHINE, Holder
from dorpel.core.crypto import fingerprint
from dorpel.core.ids import new_receipt, read_receipt, uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Purpose
from dorpel.journal.models import Entry
from tests.cast import Cast, make_cast
from tests.talks import question_of, say

CODES = [new_receipt() for _ in range(4)]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def own_list() -> None:
    """Each test begins without tombstones outside the database."""
    tombstones.place().unlink(missing_ok=True)


def hashed(code: str) -> str:
    return fingerprint(read_receipt(code) or "", purpose="receipt")


def talk_of_four(cast: Cast) -> ConversationDraft:
    """Four residents at one table; each says something, and one thing is said by the table."""
    question = question_of(cast.dialogue)
    count = Purpose.objects.get(dialogue=cast.dialogue, key="count").pk
    voices = tuple(
        VoiceDraft(uuid7(), number, hashed(code), consents=((count, True, False),))
        for number, code in enumerate(CODES, 1)
    )
    own = tuple(AnswerDraft(uuid7(), question.pk, f"Woorden van {v.number}.", "nl", v.id) for v in voices)
    shared = AnswerDraft(uuid7(), question.pk, "Samen gezegd.", "nl")
    return ConversationDraft(
        uuid7(), question.guide_version_id, "nl", timezone.now(), voices=voices, answers=(*own, shared)
    )


def test_the_whole_voice_goes_with_all_that_hangs_on_it(cast: Cast) -> None:
    answer = say(cast, "Op de bank aan het plein.")
    stays = say(cast, "Een ander plein.")
    quote = mark(current_version(answer), start=0, end=10, by=cast.cem)
    theme = Theme.objects.create(dialogue=cast.dialogue, name="Plekken")
    code_quote(quote, code=theme.codes.create(dialogue=cast.dialogue, name="zitten"), by=cast.cem)
    done = withdraw(answer.voice, by=Holder(answer.voice_id))
    assert done.removed == {"answers": 1, "versions": 1, "raw_texts": 1, "quotes": 1, "codings": 1}
    assert (done.scope, done.printed, done.by_kind) == ("all", [], "receipt")
    for model in (Answer, AnswerVersion, RawText, AnswerIndex, Voice, Conversation):
        assert model.objects.count() == 1
    assert not Quote.objects.exists()
    assert not Coding.objects.exists()
    assert [pk for _, pk in search(cast.dialogue, "plein")] == [stays.pk]


def test_it_is_in_the_journal_without_its_words(cast: Cast) -> None:
    answer = say(cast, "Op de bank.")
    withdraw(answer.voice, by=cast.yara)
    entry = Entry.objects.get(act="voice.withdraw")
    assert (entry.who, entry.thing_id, entry.why) == (cast.yara.pk, answer.voice_id, "")


@pytest.mark.parametrize("who", ["vera", "cem", "edda", "stig", "bea", "nobody"])
def test_only_its_holder_or_who_may_withdraws_it(cast: Cast, who: str) -> None:
    answer = say(cast, "Op de bank.")
    with pytest.raises(NotAllowed):
        withdraw(answer.voice, by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        withdraw(answer.voice, by=Holder(uuid7()))
    assert Answer.objects.count() == 1
    assert not Tombstone.objects.exists()


def test_the_others_of_a_talk_stay_whole_and_the_shared_words_wait(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    withdraw(Voice.objects.get(number=2), by=MACHINE)
    texts = AnswerVersion.objects.filter(answer__hidden_at=None).order_by("text").values_list("text", flat=True)
    assert list(texts) == ["Woorden van 1.", "Woorden van 3.", "Woorden van 4."]
    assert AnswerVersion.objects.get(answer__voice=None).answer.hidden_at is not None
    assert sorted(Voice.objects.values_list("number", flat=True)) == [1, 3, 4]
    assert search(cast.dialogue, "samen") == []


def test_shared_words_are_divided_or_set_aside_by_a_person(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    withdraw(Voice.objects.get(number=2), by=MACHINE)
    shared = Answer.objects.get(voice=None)
    with pytest.raises(NotAllowed):
        divide(shared, voice=Voice.objects.get(number=3), by=cast.vera)
    divide(shared, voice=Voice.objects.get(number=3), by=cast.cem)
    assert [pk for _, pk in search(cast.dialogue, "samen")] == [shared.pk]
    assert Answer.objects.filter(voice__number=3, hidden_at=None).count() == 2


def test_shared_words_of_who_left_can_be_set_aside(cast: Cast) -> None:
    keep_many([talk_of_four(cast)], dialogue=cast.dialogue, by=MACHINE)
    withdraw(Voice.objects.get(number=2), by=MACHINE)
    set_aside(Answer.objects.get(voice=None), by=cast.cem)
    assert not Answer.objects.filter(voice=None).exists()
    assert Answer.objects.count() == 3


def test_the_last_voice_takes_the_talk_along(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    for voice in Voice.objects.order_by("number"):
        withdraw(voice, by=MACHINE)
    assert not Conversation.objects.exists()
    assert not Answer.objects.exists()
    assert Tombstone.objects.filter(conversation=draft.id, voice_number=None).count() == 1


def test_what_left_does_not_come_back_with_a_resend(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    for voice in Voice.objects.order_by("number"):
        withdraw(voice, by=MACHINE)
    assert keep_many([draft], dialogue=cast.dialogue, by=MACHINE) == 0
    assert not Answer.objects.exists()


def test_the_bytes_in_the_inbox_go_and_their_hash_stays(cast: Cast) -> None:
    answer = say(cast, "Op de bank.")
    Submission.objects.create(
        dialogue=cast.dialogue, kind="conversation", record=answer.conversation_id, sha256="a" * 64,
        body=b"Op de bank.", state="parsed", received_at=timezone.now(),
    )  # fmt: skip
    other = Submission.objects.create(
        dialogue=cast.dialogue,
        kind="conversation",
        record=uuid7(),
        sha256="b" * 64,
        body=b"blijft",
        received_at=timezone.now(),
    )
    withdraw(answer.voice, by=MACHINE)
    sent = Submission.objects.get(record=answer.conversation_id)
    assert (bytes(sent.body), sent.state, sent.sha256) == (b"", "hidden", "a" * 64)
    other.refresh_from_db()
    assert bytes(other.body) == b"blijft"


def test_the_tombstone_outside_holds_ids_and_hashes_only(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    withdraw(Voice.objects.get(number=1), by=MACHINE)
    [line] = tombstones.place().read_text().splitlines()
    row = json.loads(line)
    assert sorted(row) == [
        "at", "conversation", "dialogue", "id", "import_key", "receipt_hash", "voice", "voice_number",
    ]  # fmt: skip
    assert (UUID(row["conversation"]), row["voice_number"], row["receipt_hash"]) == (draft.id, 1, hashed(CODES[0]))
    assert tombstones.place().stat().st_mode & 0o777 == 0o600


def test_a_restored_backup_hears_again_who_left(cast: Cast) -> None:
    draft = talk_of_four(cast)
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    withdraw(Voice.objects.get(number=1), by=MACHINE)
    # As a backup of before would put it back: the same rows, no tombstone.
    Conversation.objects.all().delete()
    Tombstone.objects.all().delete()
    keep_many([draft], dialogue=cast.dialogue, by=MACHINE)
    assert replay_tombstones() == 1
    assert sorted(Voice.objects.values_list("number", flat=True)) == [2, 3, 4]
    assert replay_tombstones() == 0


def test_a_half_written_line_stops_nothing(cast: Cast) -> None:
    answer = say(cast, "Op de bank.")
    withdraw(answer.voice, by=MACHINE)
    with tombstones.place().open("ab") as file:
        file.write(b'{"id":"01a2')
    assert len(list(tombstones.read())) == 1


def test_one_purpose_is_taken_back_and_given_again(cast: Cast) -> None:
    answer = say(cast, "Op de bank.")
    holder = Holder(answer.voice_id)
    done = withdraw(answer.voice, by=holder, purpose="quote")
    consent = Consent.objects.get(voice=answer.voice, purpose__key="quote")
    assert (done.scope, done.purpose, consent.given, consent.taken_back_at is None) == (
        "purpose",
        "quote",
        False,
        False,
    )
    assert Answer.objects.count() == 1
    with pytest.raises(NothingToTakeBack):
        withdraw(answer.voice, by=holder, purpose="quote")
    give_again(answer.voice, purpose="quote", by=holder)
    consent.refresh_from_db()
    assert (consent.given, consent.taken_back_at) == (True, None)


def test_a_voice_leaves_once(cast: Cast) -> None:
    voice = say(cast, "Op de bank.").voice
    withdraw(voice, by=MACHINE)
    with pytest.raises(AlreadyGone):
        withdraw(voice, by=MACHINE)


def test_a_code_finds_its_voice_however_it_is_typed(cast: Cast) -> None:
    keep_many([talk_of_four(cast)], dialogue=cast.dialogue, by=MACHINE)
    voice = Voice.objects.get(number=1)
    for typed in (CODES[0], CODES[0].replace("-", " ").lower(), f"  {CODES[0].replace('0', 'O')} "):
        assert find_voice(typed) == voice
    assert find_voice(new_receipt()) is None
    assert find_voice("x" * 5000) is None
    withdraw(voice, by=MACHINE)
    assert find_voice(CODES[0]) is None


@pytest.mark.parametrize("kind", ["wrong", "unknown", "right"])
def test_every_code_costs_the_same_one_question(cast: Cast, kind: str, django_assert_num_queries: object) -> None:
    keep_many([talk_of_four(cast)], dialogue=cast.dialogue, by=MACHINE)
    code = {"wrong": "nonsense", "unknown": new_receipt(), "right": CODES[0]}[kind]
    with django_assert_num_queries(1):  # type: ignore[operator]
        find_voice(code)


def test_a_mask_hides_and_the_earlier_text_goes(cast: Cast) -> None:
    answer = say(cast, "Jan Peeters woont hier, zegt Jan.")
    mask(answer, text="[naam] woont hier, zegt Jan.", seen=1, by=cast.cem)
    answer.refresh_from_db()
    mask(answer, text="[naam] woont hier, zegt [naam].", seen=2, by=cast.cem)
    assert list(AnswerVersion.objects.values_list("number", "text")) == [(3, "[naam] woont hier, zegt [naam].")]
    assert search(cast.dialogue, "peeters") == []
    assert RawText.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Jan woont hier.", True),
        ("[naam] woont hier.", True),
        ("Jan [iets] hier.", True),
        ("[alles]", True),
        ("Jan woont hier.[meer]", False),
        ("Piet woont hier.", False),
        ("[naam] woont daar.", False),
        ("[naam] hier woont.", False),
        ("", False),
    ],
)
def test_a_mask_puts_nothing_into_a_mouth(text: str, right: bool) -> None:
    assert is_mask_of(text, "Jan woont hier.") is right


def test_a_text_that_is_no_mask_is_refused(cast: Cast) -> None:
    answer = say(cast, "Jan woont hier.")
    with pytest.raises(NotAMask):
        mask(answer, text="Jan woont daar.", seen=1, by=cast.cem)
    assert AnswerVersion.objects.count() == 1

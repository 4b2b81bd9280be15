"""The raw bytes of the inbox have a term; a yes that a correction takes away is gone everywhere; closing waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import current_version, showable
from dorpel.conversations.models import Answer, Consent, GuideVersion, ImportBatch, Submission
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.retain import empty_bodies
from dorpel.conversations.tests.conftest import YES, answer, as_bytes, send, talk, voice
from dorpel.core.actors import MACHINE
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.operations.closing import CannotClose, close
from dorpel.findings.models import Evidence
from dorpel.findings.operations import show_evidence, weigh, write
from dorpel.journal.models import Entry
from tests.cast import Cast
from tests.talks import say


def late(days: int = 31) -> None:
    Submission.objects.update(parsed_at=timezone.now() - timedelta(days=days))


def test_the_bytes_go_after_thirty_days_and_the_words_stay(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    receipt = send(cast, record)
    drain()
    assert empty_bodies(by=MACHINE) == 0
    late()
    assert empty_bodies(by=MACHINE) == 1
    sent = Submission.objects.get()
    assert (bytes(sent.body), sent.state, sent.sha256) == (b"", "parsed", receipt.sha256)
    assert current_version(Answer.objects.get()).text == "Een bank op de hoek."
    assert send(cast, record) == receipt
    assert drain() == empty_bodies(by=MACHINE) == 0


def test_a_dry_run_counts_and_deletes_nothing(cast: Cast, guide: GuideVersion) -> None:
    send(cast, talk(guide))
    drain()
    late()
    assert empty_bodies(by=MACHINE, dry_run=True) == 1
    assert bytes(Submission.objects.get().body) != b""


def test_what_nobody_could_read_keeps_its_bytes(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    receive(cast.dialogue, kind="conversation", record=guide.pk, body=as_bytes(record), by=cast.vera)
    drain()
    late()
    assert empty_bodies(by=MACHINE) == 0
    assert bytes(Submission.objects.get(state="quarantined").body) == as_bytes(record)


def test_deleting_bytes_is_the_machines_and_stands_in_the_journal(cast: Cast, guide: GuideVersion) -> None:
    for _talk in range(3):
        send(cast, talk(guide))
    drain()
    late()
    with pytest.raises(NotAllowed):
        empty_bodies(by=cast.yara)
    empty_bodies(by=MACHINE)
    entries = Entry.objects.filter(act="submission.empty").values_list("dialogue", "who_kind", "why")
    assert list(entries) == [(cast.dialogue.pk, "machine", "3")]


@pytest.mark.parametrize(("was", "now"), [("quote", {"quote": False}), ("count", {"count": False})])
def test_a_yes_that_a_correction_takes_away_is_taken_back(
    cast: Cast, guide: GuideVersion, was: str, now: dict[str, bool]
) -> None:
    record = talk(guide)
    send(cast, record)
    drain()
    said = Answer.objects.get()
    read_answer(said, by=cast.cem)
    quote = mark(current_version(said), start=0, end=8, by=cast.cem)
    finding = write(cast.dialogue, claim="Mensen missen een plek.", language="nl", by=cast.cem)
    show_evidence(weigh(finding, quote=quote, stance="for", by=cast.cem), shown=True, by=cast.cem)
    send(cast, {**record, "voices": [voice(consents=YES | now)]})
    drain()
    assert list(Evidence.objects.values_list("shown", flat=True)) == ([False] if was == "quote" else [])
    assert list(Entry.objects.filter(act="voice.take_back").values_list("why", flat=True)) == [was]


def test_a_correction_that_leaves_the_consents_takes_nothing_back(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    send(cast, record)
    drain()
    send(cast, {**record, "answers": [answer("Twee banken op de hoek.")]})
    drain()
    assert Consent.objects.filter(given=True).count() == 3
    assert not Entry.objects.filter(act="voice.take_back").exists()


def test_a_quote_of_the_whole_talk_is_shown_only_while_a_new_voice_agrees_too(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide, answers=[answer("Een bank op de hoek.", number=None)])
    send(cast, record)
    drain()
    said = Answer.objects.get()
    quote = mark(current_version(said), start=0, end=8, by=cast.cem)
    assert list(showable(type(quote).objects.all())) == [quote]
    send(cast, {**record, "voices": [voice(), voice(2, consents=YES | {"quote": False})]})
    drain()
    assert list(showable(type(quote).objects.all())) == []


def reasons(cast: Cast) -> int:
    try:
        close(cast.dialogue, by=cast.yara)
    except CannotClose as refused:
        return len(refused.reasons)
    return 0


def test_a_dialogue_closes_only_when_every_word_was_read(cast: Cast, guide: GuideVersion) -> None:
    said = say(cast, "Een bank.")
    assert reasons(cast) == 1
    send(cast, {**talk(guide), "kind": "nothing such"})
    assert reasons(cast) == 2
    drain()
    batch = ImportBatch.objects.create(dialogue=cast.dialogue, file_name="a.csv", sha256="a")
    assert reasons(cast) == 3
    read_answer(said, by=cast.cem)
    batch.delete()
    assert reasons(cast) == 1
    Submission.objects.all().delete()
    assert reasons(cast) == 0

"""`dorpel check` finds what is wrong in the house, and nothing where all is well."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone, translation

from dorpel.config.troubles import of_files, of_rows
from dorpel.conversations.models import RawText, Submission
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.journal.models import Entry
from dorpel.journal.operations import close_all, record_plain, verify_newest
from tests.cast import Cast, make_cast
from tests.talks import say


@pytest.fixture
def cast(db: None, settings: LazySettings) -> Cast:
    """Everybody, on a machine that only itself can reach."""
    settings.LOOPBACK = True
    return make_cast()


def troubles() -> list[str]:
    with translation.override("en"):
        return list(of_rows())


def inbox(cast: Cast, state: str, *, days: int = 0) -> None:
    Submission.objects.create(
        dialogue=cast.dialogue, kind="conversation", record=uuid7(), sha256="a", body=b"{", state=state,
        received_at=timezone.now(), parsed_at=timezone.now() - timedelta(days=days),
    )  # fmt: skip


def test_a_house_in_order_has_no_troubles(cast: Cast) -> None:
    say(cast, "Een bank.")
    inbox(cast, "parsed", days=29)
    assert troubles() == []


def test_a_record_that_nobody_looked_at_is_a_trouble(cast: Cast) -> None:
    inbox(cast, "quarantined")
    assert troubles() == ["stad: 1 recording could not be read, and nobody has looked at it."]


def test_bytes_past_their_term_are_a_trouble(cast: Cast) -> None:
    inbox(cast, "parsed", days=31)
    assert troubles() == ["The bytes of 1 record are older than 30 days. The nightly job deletes them; does it run?"]


def test_keys_that_open_nothing_are_a_trouble(cast: Cast) -> None:
    raw = RawText.objects.get(answer=say(cast, "Een bank."))
    RawText.objects.filter(pk=raw.pk).update(sealed=bytes(raw.sealed)[:-1] + b"?")
    assert troubles() == [
        "The keys here don't open what is stored. Put the right key file back before anybody records."
    ]


def test_a_fictional_city_that_others_can_reach_is_a_trouble(cast: Cast, settings: LazySettings) -> None:
    settings.LOOPBACK = False
    assert [line.split(".")[0] for line in troubles()] == [
        "A fictional dialogue stands on a site that others can reach"
    ]


def test_a_journal_that_was_changed_is_a_trouble(cast: Cast) -> None:
    with transaction.atomic():
        record_plain("thing.do", "a.thing", None, by=MACHINE, dialogue=cast.dialogue.pk)
    close_all(until=timezone.now() + timedelta(minutes=1))
    assert verify_newest(cast.dialogue.pk) == []
    closed = Entry.objects.get(dialogue=cast.dialogue.pk)
    closed.pk = UUID(int=closed.pk.int - 1)
    closed.save(force_insert=True)
    assert troubles() == ["The journal of stad, seal 1: 2 entries stand here and 1 were closed."]


def test_keys_that_lie_open_or_are_gone_are_troubles(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DORPEL_KEYS", raising=False)
    monkeypatch.delenv("SECRET_KEY", raising=False)
    settings.DORPEL_DATA = tmp_path
    (tmp_path / "keys").mkdir()
    secret = tmp_path / "keys" / "secret.key"
    secret.write_text("x")
    secret.chmod(0o644)
    with translation.override("en"):
        assert list(of_files()) == [
            f"The key file {tmp_path / 'keys' / 'keys.json'} is missing. Put it back from its own backup.",
            f"Others on this machine can read {secret}. Run: chmod 600 {secret}",
        ]

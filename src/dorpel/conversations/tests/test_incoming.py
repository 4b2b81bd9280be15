"""The team's view of what comes in, a challenger's own, and the three words after an evening."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Challenger, SupportEntry
from dorpel.conversations.coming import flags_of, newest, standings
from dorpel.conversations.models import Conversation, Debrief, GuideVersion, Submission
from dorpel.conversations.operations.debrief import AlreadyALesson, learn_from
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.tests.conftest import TOKEN, answer, as_bytes, send, talk
from dorpel.conversations.unusual import TWIN
from dorpel.core.ids import uuid7
from dorpel.core.seal import seal_to, sealing_key
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Lesson, Membership
from dorpel.journal.models import Entry
from dorpel.people.models import Device
from tests.cast import Cast

LONG = "Er staat geen bank meer op de hoek van de straat"


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})


def say(client: Client, phone: Device, made: int, unsent: int) -> None:
    """The phone tells how many records it made."""
    said = {"made": made, "unsent": unsent, "records": []}
    token = {"Authorization": f"Device {TOKEN}"}
    assert client.post("/field/stad/state", said, content_type="application/json", headers=token).status_code == 200
    phone.refresh_from_db()


def bring(cast: Cast, record: dict[str, Any], phone: Device, number: int) -> None:
    send(cast, record, device=phone, number=number)
    drain()


def test_the_page_shows_the_newest_and_asks_again_only_when_something_moved(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    bring(cast, talk(guide), phone, 1)
    client.force_login(cast.yara)
    page = client.get(to("incoming")).content.decode()
    assert f'<change-number address="{to("incoming_rows")}">' in page
    first = client.get(to("incoming_rows"))
    assert (first.status_code, "A talk" in first.content.decode()) == (200, True)
    still = client.get(to("incoming_rows"), headers={"If-None-Match": first["ETag"]})
    assert (still.status_code, still.content) == (304, b"")
    bring(cast, talk(guide), phone, 2)
    assert client.get(to("incoming_rows"), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_hole_in_the_numbers_is_named(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    for number in (1, 2, 5):
        bring(cast, talk(guide), phone, number)
    Device.objects.update(made=6, unsent=1)
    (found,) = standings([cast.vera.pk])[cast.vera.pk]
    assert (found.received, found.missing, found.holes, found.fell) == (3, 2, [3, 4], False)
    client.force_login(cast.yara)
    assert "2 are missing (number 3, 4)" in client.get(to("incoming")).content.decode()


def test_what_a_phone_still_holds_is_not_missing(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device
) -> None:
    bring(cast, talk(guide), phone, 2)
    Device.objects.update(made=2, unsent=1)
    (found,) = standings([cast.vera.pk])[cast.vera.pk]
    assert (found.missing, found.holes) == (0, [])


def test_a_made_count_that_fell_is_a_loud_line_until_somebody_looked(
    cast: Cast, own: Challenger, phone: Device, client: Client
) -> None:
    say(client, phone, 12, 3)
    say(client, phone, 2, 0)
    assert (phone.made, phone.fell_from, phone.fell_at is not None) == (2, 12, True)
    client.force_login(cast.yara)
    page = client.get(to("incoming")).content.decode()
    assert ("made 2 records, and before that 12" in page, 'role="alert"' in page) == (True, True)
    client.post(to("device_look", pk=phone.pk))
    page = client.get(to("incoming")).content.decode()
    assert 'role="alert"' not in page
    assert Entry.objects.filter(act="device.look", dialogue=cast.dialogue.pk).count() == 1


def test_an_older_message_that_comes_late_is_no_fall(cast: Cast, phone: Device, client: Client) -> None:
    for made in (12, 11, 12):
        say(client, phone, made, 0)
    assert (phone.made, phone.fell_at) == (12, None)


def test_near_equal_talks_are_flagged_and_both_stay(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    day = timezone.localdate().isoformat()
    for number, text in enumerate((LONG, LONG + "!"), 1):
        bring(cast, talk(guide, held_on=day, answers=[answer(text)]), phone, number)
    assert list(flags_of(newest(cast.dialogue)).values()) == [[TWIN], [TWIN]]
    assert Conversation.objects.count() == 2
    client.force_login(cast.yara)
    assert client.get(to("incoming")).content.decode().count("nearly the same as another talk") == 2


def test_the_page_asks_a_fixed_number_of_questions(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(cast.yara)
    day = timezone.localdate().isoformat()
    bring(cast, talk(guide, held_on=day, answers=[answer(LONG)]), phone, 1)
    Device.objects.update(made=9)
    client.get(to("incoming"))
    with django_assert_num_queries(14):
        client.get(to("incoming"))
    for number in (2, 5, 6):
        bring(cast, talk(guide, held_on=day, answers=[answer(LONG)]), phone, number)
    other = Challenger.objects.create(dialogue=cast.dialogue, person=cast.cem, name="Cem")
    Device.objects.create(person=other.person, token_hash="y", made=3)
    with django_assert_num_queries(14):
        client.get(to("incoming"))


def test_a_challenger_sees_their_own_and_nobody_elses(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    bring(cast, talk(guide), phone, 1)
    send(cast, talk(guide, kind="poem"), by=cast.yara)
    drain()
    client.force_login(cast.vera)
    page = client.get(to("own_records")).content.decode()
    assert (page.count(">A talk<"), "Nokia" in page) == (1, True)
    assert client.get(to("incoming")).status_code == 404


def test_a_sealed_record_is_shown_opened_and_mended(
    cast: Cast, guide: GuideVersion, phone: Device, client: Client
) -> None:
    record = talk(guide, kind="poem")
    key, point = sealing_key()
    sealed = seal_to(point, key, as_bytes(record), place=f"conversation/{record['id']}", nonce=b"n" * 12)
    receive(
        cast.dialogue,
        kind="conversation",
        record=UUID(record["id"]),
        body=sealed,
        key_id=key,
        by=cast.vera,
        device=phone,
    )
    drain()
    held = Submission.objects.get()
    client.force_login(cast.yara)
    page = client.get(to("submission_detail", pk=held.pk)).content.decode()
    assert "Een bank op de hoek." in page
    mended = as_bytes(record).decode().replace("poem", "doorstep")
    client.post(to("submission_mending", pk=held.pk), {"text": mended})
    assert Conversation.objects.get().kind == "doorstep"


def test_what_a_stopped_phone_sent_is_read_with_one_press(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    Device.objects.update(revoked_at=timezone.now())
    phone.refresh_from_db()
    bring(cast, talk(guide), phone, 1)
    held = Submission.objects.get()
    assert held.problem == "no_longer_allowed"
    client.force_login(cast.yara)
    client.post(to("submission_reading", pk=held.pk))
    assert Conversation.objects.get().challenger == own


def debrief(**more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-debrief/1", "id": str(uuid7()), "outing": None, "rose": "Een lach",
        "thorn": "Veel dichte deuren", "bud": "", "held_on": "2026-11-24", **more,
    }  # fmt: skip


def told(cast: Cast, record: dict[str, Any]) -> Submission:
    receive(cast.dialogue, kind="debrief", record=UUID(record["id"]), body=as_bytes(record), by=cast.vera)
    drain()
    return Submission.objects.latest("sequence")


def test_a_debrief_from_the_phone_stands_in_the_support_log_and_a_later_one_changes_both(
    cast: Cast, own: Challenger
) -> None:
    record = debrief()
    told(cast, record)
    told(cast, record | {"bud": "Een buurtfeest"})
    row = Debrief.objects.get()
    assert (row.challenger, row.rose, row.bud) == (own, "Een lach", "Een buurtfeest")
    (line,) = SupportEntry.objects.values_list("text", flat=True)
    assert line.splitlines()[1].endswith("Veel dichte deuren")
    assert len(line.splitlines()) == 3


def test_a_debrief_of_nobody_or_of_nothing_waits_for_a_person(cast: Cast) -> None:
    assert told(cast, debrief()).problem == "no_challenger"
    assert told(cast, debrief(rose="", thorn=" ")).problem == "missing rose"


def test_one_button_makes_a_lesson_once_and_without_the_name(cast: Cast, own: Challenger, client: Client) -> None:
    told(cast, debrief())
    row = Debrief.objects.get()
    client.force_login(cast.yara)
    made = client.post(to("debrief_lesson", pk=row.pk))
    lesson = Lesson.objects.get()
    assert made["Location"] == reverse("dialogues:lesson_change", args=["stad", lesson.pk])
    assert "Vera" not in lesson.happened + lesson.learned
    with pytest.raises(AlreadyALesson):
        learn_from(row, by=cast.yara)
    with pytest.raises(NotAllowed):
        learn_from(row, by=cast.vera)


def test_who_left_may_still_deliver_a_debrief_which_waits(cast: Cast, own: Challenger, phone: Device) -> None:
    Membership.objects.filter(person=cast.vera).update(ended_at=timezone.now() - timedelta(days=1))
    record = debrief()
    receive(cast.dialogue, kind="debrief", record=UUID(record["id"]), body=as_bytes(record), by=cast.vera, device=phone)
    drain()
    assert Submission.objects.get().problem == "no_longer_allowed"

"""Needs: who reads them, what becomes of them, and when they go."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.desk_lines import (
    nobody_connects,
    referrals_waiting,
)
from dorpel.conversations.models import (
    Concern,
    GuideVersion,
    Referral,
    ReferralRoute,
    Submission,
    Tombstone,
    Voice,
    Wish,
)
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.needs import (
    add_step,
    note_need,
    reach,
    words_of,
)
from dorpel.conversations.operations.needs_going import forget_old_needs, take_back_alone
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.replay import replay_tombstones
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.pack import pack_of
from dorpel.conversations.queries import referrals_of
from dorpel.conversations.tests.beside import NEED, bring, need, to, wish
from dorpel.conversations.tests.conftest import send, talk, voice
from dorpel.core.actors import MACHINE
from dorpel.core.ids import new_receipt, uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Membership, Service
from dorpel.dialogues.roles import Role
from dorpel.people.models import Contact
from tests.cast import Cast


def test_a_need_from_the_phone_goes_encrypted_to_the_service_of_its_kind(cast: Cast) -> None:
    ReferralRoute.objects.create(dialogue=cast.dialogue, kind="small", service=cast.service)
    sent = bring(cast, need(contact={"means": "phone", "address": "0470 00 00 00"}))
    row = Referral.objects.get()
    assert (sent.state, bytes(sent.body), row.service, words_of(row)) == ("parsed", b"", cast.service, NEED)
    assert NEED.encode() not in bytes(row.sealed)
    assert [(step.what, step.service, step.by) for step in row.steps.all()] == [("passed", cast.service, cast.vera)]
    assert reach(row, by=cast.stig) == [("telephone", "0470 00 00 00")]


def test_a_need_for_a_kind_without_a_way_waits_for_the_connector(cast: Cast) -> None:
    bring(cast, need(kind="money", service=str(uuid7())))
    row = Referral.objects.get()
    assert (row.service, row.steps.count()) == (None, 0)
    assert referrals_waiting(cast.dialogue, cast.connie)[0].text.startswith("1 need")
    assert referrals_waiting(cast.dialogue, cast.stig) == []


def test_a_need_without_a_yes_is_not_kept(cast: Cast) -> None:
    sent = bring(cast, need(agreed=False))
    assert (sent.state, sent.problem, Referral.objects.count()) == ("quarantined", "not_agreed agreed", 0)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"kind": "love"}, "unknown_value kind"),
        ({"need": " "}, "missing need"),
        ({"need": "x" * 4001}, "too_long need"),
        ({"agreed": "yes"}, "wrong_type agreed"),
        ({"street": "Beukenlaan"}, "unknown_field street"),
        ({"receipt": "nope"}, "wrong_receipt receipt"),
        ({"contact": {"means": "pigeon", "address": "x"}}, "unknown_value contact.means"),
        ({"id": "0193b3a0-0000-7000-8000-000000000000"}, "wrong_record id"),
    ],
)
def test_a_broken_need_says_where(cast: Cast, change: dict[str, Any], problem: str) -> None:
    record = need() | change
    receive(cast.dialogue, kind="referral", record=uuid7() if "id" in change else UUID(record["id"]),
            body=json.dumps(record).encode(), by=cast.vera)  # fmt: skip
    drain()
    assert Submission.objects.get().problem == problem
    assert Referral.objects.count() == 0


def test_a_later_content_mends_the_need(cast: Cast) -> None:
    record = need()
    bring(cast, record)
    bring(cast, record | {"need": "De lamp brandt weer."})
    assert words_of(Referral.objects.get()) == "De lamp brandt weer."


def test_a_need_is_seen_by_the_connector_and_its_service_alone(cast: Cast, client: Client) -> None:
    other = Service.objects.create(dialogue=cast.dialogue, name="Sociaal Huis")
    Membership.objects.filter(person=cast.bea).update(role=Role.STAFF, service=other)
    row = note_need(cast.dialogue, kind="small", need=NEED, service=cast.service, by=cast.vera)
    seen = {}
    for person in (cast.connie, cast.stig, cast.bea, cast.yara, cast.vera, cast.truus, cast.nobody):
        client.force_login(person)
        answer = client.get(to("referral_detail", pk=row.pk))
        seen[person.name] = answer.status_code == 200 and NEED in answer.content.decode()
    assert seen == {
        "Connie": True, "Stig": True, "Bea": False, "Yara": False, "Vera": False, "Truus": False, "Nobody": False,
    }  # fmt: skip
    client.force_login(cast.bea)
    assert str(row.pk) not in client.get(to("referral_list")).content.decode()
    with pytest.raises(NotAllowed):
        reach(row, by=cast.bea)
    with pytest.raises(NotAllowed):
        add_step(row, what="closed", service=None, note="", by=cast.bea)


def test_a_need_that_is_passed_on_leaves_the_first_service(cast: Cast, client: Client) -> None:
    other = Service.objects.create(dialogue=cast.dialogue, name="Sociaal Huis")
    row = note_need(cast.dialogue, kind="small", need=NEED, service=cast.service, by=cast.vera)
    client.force_login(cast.connie)
    path = to("referral_detail", pk=row.pk)
    assert client.post(path, {"what": "passed"}).status_code == 422
    client.post(path, {"what": "passed", "service": str(other.pk), "note": "Donderdag."})
    row.refresh_from_db()
    assert (row.service, row.steps.latest("at").note) == (other, "Donderdag.")
    client.force_login(cast.stig)
    assert client.get(path).status_code == 404


def test_a_service_answers_and_never_passes_on(cast: Cast, client: Client) -> None:
    row = note_need(cast.dialogue, kind="small", need=NEED, service=cast.service, by=cast.vera)
    client.force_login(cast.stig)
    path = to("referral_detail", pk=row.pk)
    assert client.post(path, {"what": "passed", "service": str(cast.service.pk)}).status_code == 422
    client.post(path, {"what": "answered", "note": "De lamp brandt weer."})
    row.refresh_from_db()
    assert row.ended_at is not None
    assert referrals_waiting(cast.dialogue, cast.stig) == []


def test_the_resident_follows_what_became_of_the_need(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    bring(cast, need(conversation=record["id"], voice=1, service=str(cast.service.pk)))
    send(cast, record)  # the talk comes after its need
    drain()
    add_step(Referral.objects.get(), what="answered", service=None, note="Klaar.", by=cast.stig)
    (found,) = referrals_of(Voice.objects.get())
    today = timezone.localdate()
    assert found.steps == [("passed", "Openbaar Domein", today, ""), ("answered", "Openbaar Domein", today, "Klaar.")]


def test_a_voice_that_leaves_takes_its_need_and_address_along(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide, voices=[voice(), voice(2)])
    send(cast, record)
    for number in (1, 2):
        bring(cast, need(conversation=record["id"], voice=number, contact={"means": "post", "address": "Straat 1"}))
        bring(cast, wish(conversation=record["id"], voice=number), "wish")
    withdraw(Voice.objects.get(number=1), by=cast.yara)
    assert (list(Referral.objects.values_list("voice_number", flat=True)), Contact.objects.count()) == ([2], 2)
    assert list(Wish.objects.values_list("voice_number", flat=True)) == [2]


def test_a_need_that_comes_after_its_voice_left_stays_away(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide, voices=[voice(receipt=new_receipt())])
    send(cast, record)
    drain()
    withdraw(Voice.objects.get(), by=cast.yara)
    by_talk = bring(cast, need(conversation=record["id"], voice=1))
    by_code = bring(cast, need(receipt=record["voices"][0]["receipt"]))
    for sent in (by_talk, by_code):
        assert (sent.state, bytes(sent.body)) == ("hidden", b"")
    assert Referral.objects.count() == 0


def test_a_need_that_nobody_could_read_goes_with_its_voice(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    send(cast, record)
    sent = bring(cast, need(conversation=record["id"], voice=1, street="Beukenlaan"))
    assert sent.state == "quarantined"
    withdraw(Voice.objects.get(), by=cast.yara)
    sent.refresh_from_db()
    assert (sent.state, bytes(sent.body)) == ("hidden", b"")


def test_needs_and_wishes_go_after_their_term_and_an_open_concern_stays(cast: Cast) -> None:
    bring(cast, need())
    bring(cast, need(kind="concern"))
    bring(cast, wish(), "wish")
    later = timezone.now() + timedelta(days=366)
    assert forget_old_needs(by=MACHINE) == 0
    assert forget_old_needs(by=MACHINE, now=later) == 2
    assert (Referral.objects.count(), Wish.objects.count(), Concern.objects.count()) == (0, 0, 1)
    assert Contact.objects.count() == 0
    with pytest.raises(NotAllowed):
        forget_old_needs(by=cast.yara)


def test_who_leads_hears_when_nobody_connects(cast: Cast) -> None:
    note_need(cast.dialogue, kind="small", need=NEED, service=None, by=cast.vera)
    assert nobody_connects(cast.dialogue, cast.yara) == []
    Membership.objects.filter(person=cast.connie).update(ended_at=timezone.now())
    assert len(nobody_connects(cast.dialogue, cast.yara)) == 1


def test_the_phone_knows_where_a_need_goes_and_which_question_waits(cast: Cast, guide: GuideVersion) -> None:
    ReferralRoute.objects.create(dialogue=cast.dialogue, kind="small", service=cast.service)
    guide.questions.filter(key="do").update(only_if="better", only_if_answered=False, asks_doer=False, help="Zwijg.")
    pack = pack_of(cast.dialogue, cast.vera, follow="/")
    services = {each["key"]: each["service"] for each in pack["referrals"]["kinds"]}
    assert services["small"] == {"id": str(cast.service.pk), "name": "Openbaar Domein"}
    assert services["money"] is None
    (question,) = [each for each in pack["guides"][0]["questions"] if each["key"] == "do"]
    assert (question["only_if"], question["asks_doer"]) == ({"question": "better", "answered": False}, False)
    assert question["words"]["nl"]["help"] == "Zwijg."


def test_the_leader_says_where_each_kind_goes(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)
    client.post(to("referralroute_change"), {"small": str(cast.service.pk)})
    assert list(ReferralRoute.objects.values_list("kind", "service__name")) == [("small", "Openbaar Domein")]
    client.post(to("referralroute_change"), {"small": ""})
    assert ReferralRoute.objects.count() == 0


def test_a_challenger_notes_a_need_on_paper(cast: Cast, client: Client) -> None:
    own = Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")
    client.force_login(cast.vera)
    assert client.post(to("referral_new"), {"kind": "small", "need": NEED}).status_code == 422
    client.post(to("referral_new"), {"kind": "small", "need": NEED, "agreed": "on"})
    assert Referral.objects.get().challenger == own


def test_a_receipt_of_a_need_without_a_talk_tells_its_steps_and_takes_it_back(cast: Cast, client: Client) -> None:
    code, record = new_receipt(), need()
    bring(
        cast, record | {"receipt": code, "service": str(cast.service.pk), "contact": {"means": "post", "address": "x"}}
    )
    bring(cast, wish(receipt=code), "wish")
    path = reverse("pages:follow")
    page = client.post(path, {"code": code})
    words = page.content.decode()
    assert ("Passed to Openbaar Domein" in words, "Somebody calls you by" in words) == (True, True)
    assert (NEED in words, "Ik wil helpen" in words) == (False, False)
    client.post(path, {"code": code, "take_back": "yes"})
    assert (Referral.objects.count(), Wish.objects.count(), Contact.objects.count()) == (0, 0, 0)
    assert (
        client.post(path, {"code": code}).status_code == client.post(path, {"code": new_receipt()}).status_code == 422
    )
    sent = bring(cast, record | {"receipt": code})
    assert (sent.state, bytes(sent.body), Referral.objects.count()) == ("hidden", b"", 0)


def test_a_restored_backup_forgets_a_need_again(cast: Cast) -> None:
    code, record = new_receipt(), need()
    bring(cast, record | {"receipt": code})
    kept = Referral.objects.get()
    take_back_alone(kept.receipt_hash)
    Tombstone.objects.all().delete()
    kept.save(force_insert=True)
    replay_tombstones()
    assert Referral.objects.count() == 0


def test_a_voices_needs_stand_on_its_page_without_their_words(cast: Cast, guide: GuideVersion, client: Client) -> None:
    code = new_receipt()
    record = talk(guide, voices=[voice(receipt=code)])
    send(cast, record)
    bring(cast, need(conversation=record["id"], voice=1, service=str(cast.service.pk)))
    bring(cast, need(kind="concern", conversation=record["id"], voice=1, need="Hij slaat mij."))
    page = client.post(reverse("pages:follow"), {"code": code}, follow=True).content.decode()
    assert ("Passed to Openbaar Domein" in page, NEED in page, "slaat" in page) == (True, False, False)

"""Needs, wishes and concerns: who reads them, what becomes of them, and when they go."""

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
    concerns_open,
    nobody_connects,
    nobody_hears,
    referrals_waiting,
    wishes_waiting,
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
    WishCall,
)
from dorpel.conversations.operations.inbox import PARSERS, parses, receive
from dorpel.conversations.operations.needs import (
    add_step,
    note_call,
    note_concern,
    note_need,
    reach,
    words_of,
)
from dorpel.conversations.operations.needs_going import forget_old_needs, take_back_alone
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.read_beside import keep_referral_record, keep_wish_record
from dorpel.conversations.operations.replay import replay_tombstones
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.pack import pack_of
from dorpel.conversations.queries import referrals_of
from dorpel.conversations.tests.conftest import send, talk, voice
from dorpel.core.actors import MACHINE
from dorpel.core.ids import new_receipt, uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Membership, Service
from dorpel.dialogues.roles import GRANTS, May, Role
from dorpel.journal.models import Entry
from dorpel.people.models import Contact
from tests.cast import Cast

NEED = "De lamp in de gang is stuk."


@pytest.fixture(autouse=True)
def readers() -> None:
    """As config/reactions.py does."""
    for kind, parser in (("referral", keep_referral_record), ("wish", keep_wish_record)):
        if kind not in PARSERS:
            parses(kind, parser)


def need(**more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-referral/1", "id": str(uuid7()), "conversation": None, "voice": None, "receipt": "",
        "kind": "small", "service": None, "language": "nl", "need": NEED, "agreed": True, "contact": None,
        "held_on": "2026-11-24", **more,
    }  # fmt: skip


def wish(**more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-wish/1", "id": str(uuid7()), "conversation": None, "voice": None, "receipt": "",
        "language": "nl", "wish": "Ik wil helpen op het plein.", "held_on": None,
        "contact": {"means": "phone", "address": "0470 00 00 00"}, **more,
    }  # fmt: skip


def bring(cast: Cast, record: dict[str, Any], kind: str = "referral") -> Submission:
    receive(cast.dialogue, kind=kind, record=UUID(record["id"]), body=json.dumps(record).encode(), by=cast.vera)
    drain()
    return Submission.objects.latest("sequence")


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})


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


def test_a_concern_is_seen_by_the_person_of_trust_alone(cast: Cast, client: Client) -> None:
    sent = bring(cast, need(kind="concern", agreed=False, need="Hij slaat mij."))
    row = Concern.objects.get()
    assert (sent.state, bytes(sent.body), words_of(row)) == ("parsed", b"", "Hij slaat mij.")
    opened = {}
    for role in Role:
        client.force_login(cast.in_role(role))
        opened[role] = client.get(to("concern_detail", pk=row.pk)).status_code
    assert opened == dict.fromkeys(Role, 404) | {Role.TRUST: 200}
    assert [role for role in Role if May.HEAR_CONCERNS in GRANTS[role]] == [Role.TRUST]


def test_no_list_and_no_count_knows_of_a_concern(cast: Cast, client: Client) -> None:
    bring(cast, need(kind="concern", need="Hij slaat mij."))
    client.force_login(cast.connie)
    assert "No need was passed on" in client.get(to("referral_list")).content.decode()
    assert Referral.objects.count() == 0
    assert referrals_waiting(cast.dialogue, cast.connie) == wishes_waiting(cast.dialogue, cast.connie) == []
    assert concerns_open(cast.dialogue, cast.truus)[0].text == "1 serious concern is open."
    acts = Entry.objects.filter(dialogue=cast.dialogue.pk).values_list("act", flat=True)
    note_concern(Concern.objects.get(), text="Gebeld.", close=True, by=cast.truus)
    assert not [act for act in acts if act.startswith("concern")]
    assert concerns_open(cast.dialogue, cast.truus) == []


def test_a_need_in_quarantine_is_read_by_the_person_of_trust_and_not_by_the_mender(cast: Cast, client: Client) -> None:
    sent = bring(cast, need(kind="concern", need="Hij slaat mij.", street="x"))
    client.force_login(cast.yara)
    assert "Hij slaat mij" not in client.get(to("submission_detail", pk=sent.pk)).content.decode()
    client.force_login(cast.truus)
    assert "Hij slaat mij" in client.get(to("concern_list")).content.decode()
    assert concerns_open(cast.dialogue, cast.truus)[0].text.startswith("1 need could not be read")


def test_a_concern_that_the_resident_doesnt_know_of_outlives_the_voice_and_points_at_nobody(
    cast: Cast, guide: GuideVersion
) -> None:
    record = talk(guide)
    send(cast, record)
    bring(cast, need(kind="concern", agreed=False, conversation=record["id"], voice=1))
    bring(cast, need(kind="concern", agreed=True, conversation=record["id"], voice=1))
    withdraw(Voice.objects.get(), by=cast.yara)
    left = Concern.objects.get()
    assert (left.agreed, left.talk, left.voice_number) == (False, None, None)


def test_a_wish_needs_a_way_to_call_back(cast: Cast) -> None:
    assert bring(cast, wish(contact=None), "wish").problem == "missing contact"
    assert Wish.objects.count() == 0


def test_a_wish_that_nobody_called_in_time_is_loud_until_somebody_spoke(cast: Cast) -> None:
    bring(cast, wish(), "wish")
    row = Wish.objects.get()
    assert wishes_waiting(cast.dialogue, cast.connie)[0].text == "1 resident wants to do something. Call them."
    Wish.objects.update(made_at=timezone.now() - timedelta(days=8))
    (line,) = wishes_waiting(cast.dialogue, cast.connie)
    assert "nobody called in time" in line.text
    assert line.due == timezone.localdate() - timedelta(days=1)
    note_call(row, how=WishCall.How.TRIED, note="", by=cast.connie)
    assert wishes_waiting(cast.dialogue, cast.connie)[0].text == "1 resident wants to do something. Call them."
    note_call(row, how=WishCall.How.SPOKEN, note="Komt zaterdag.", by=cast.connie)
    assert wishes_waiting(cast.dialogue, cast.connie) == []


def test_the_connector_calls_and_the_journal_says_who_looked(cast: Cast, client: Client) -> None:
    bring(cast, wish(), "wish")
    row = Wish.objects.get()
    client.force_login(cast.connie)
    page = client.post(to("wish_contact", pk=row.pk)).content.decode()
    assert ("0470 00 00 00" in page, "Ik wil helpen" in page) == (True, True)
    assert Entry.objects.filter(act="contact.open", why="wish").count() == 1
    client.post(to("wish_detail", pk=row.pk), {"how": "spoken", "note": "Komt zaterdag."})
    assert Wish.objects.get().ended_at is not None
    with pytest.raises(NotAllowed):
        reach(row, by=cast.yara)


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


def test_who_leads_hears_when_there_is_no_person_of_trust(cast: Cast) -> None:
    Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")
    assert nobody_hears(cast.dialogue, cast.yara) == []
    assert pack_of(cast.dialogue, cast.vera, follow="/")["referrals"]["person_of_trust"] is True
    Membership.objects.filter(person=cast.truus).update(ended_at=timezone.now())
    assert len(nobody_hears(cast.dialogue, cast.yara)) == 1
    assert pack_of(cast.dialogue, cast.vera, follow="/")["referrals"]["person_of_trust"] is False


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

"""Serious concerns, for the person of trust alone; and who wants to do something, for the connector."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.desk_lines import (
    concerns_open,
    nobody_hears,
    referrals_waiting,
    wishes_waiting,
)
from dorpel.conversations.models import (
    Concern,
    GuideVersion,
    Referral,
    Voice,
    Wish,
    WishCall,
)
from dorpel.conversations.operations.needs import (
    note_call,
    note_concern,
    reach,
    words_of,
)
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.pack import pack_of
from dorpel.conversations.tests.beside import bring, need, to, wish
from dorpel.conversations.tests.conftest import send, talk
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Membership
from dorpel.dialogues.roles import GRANTS, May, Role
from dorpel.journal.models import Entry
from tests.cast import Cast


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


def test_who_leads_hears_when_there_is_no_person_of_trust(cast: Cast) -> None:
    Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")
    assert nobody_hears(cast.dialogue, cast.yara) == []
    assert pack_of(cast.dialogue, cast.vera, follow="/")["referrals"]["person_of_trust"] is True
    Membership.objects.filter(person=cast.truus).update(ended_at=timezone.now())
    assert len(nobody_hears(cast.dialogue, cast.yara)) == 1
    assert pack_of(cast.dialogue, cast.vera, follow="/")["referrals"]["person_of_trust"] is False

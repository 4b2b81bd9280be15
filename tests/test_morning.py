"""The first screen says how the day stands and what is mine to do, each role its own, the most urgent first."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation
from dorpel.dialogues.desk_lines import Line
from dorpel.dialogues.models import Intention, Neighbourhood, Phase, Population
from dorpel.dialogues.morning import heaps, sentences_for
from dorpel.insight.operations import recount
from tests.cast import Cast, make_cast
from tests.talks import say

TODAY = date(2026, 3, 10)


def place(cast: Cast, name: str, people: int) -> Neighbourhood:
    found = Neighbourhood.objects.create(dialogue=cast.dialogue, name=name, code=name[:3])
    Population.objects.create(
        dialogue=cast.dialogue, neighbourhood=found, cell=found.code, count=people, source="verzonnen"
    )
    return found


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with translation.override("en"):
        yield make_cast()


def said(cast: Cast, name: str) -> list[str]:
    return [str(sentence) for sentence in sentences_for(cast.dialogue, getattr(cast, name))]


def test_what_is_late_comes_first_and_what_has_no_day_before_what_comes_later() -> None:
    lines = [
        Line("free", "/f/"), Line("later", "/l/", TODAY + timedelta(days=30)), Line("soon", "/s/", TODAY),
        Line("late", "/a/", TODAY - timedelta(days=2)), Line("later than late", "/b/", TODAY - timedelta(days=9)),
    ]  # fmt: skip
    with translation.override("en"):
        found = heaps(lines, TODAY)
    assert [(heap.title, [thing.text for thing in heap.things]) for heap in found] == [
        ("Too late", ["later than late", "late"]), ("This week", ["soon"]), ("As soon as you can", ["free"]),
        ("Later", ["later"]),
    ]  # fmt: skip
    assert [thing.key for heap in found for thing in heap.things] == ["1", "2", "3", "4", "5"]
    assert [thing.when for heap in found for thing in heap.things][1:4] == ["since Sunday 8 March", "today", ""]


def test_beyond_nine_things_no_key_is_promised() -> None:
    with translation.override("en"):
        found = heaps([Line(str(number), "/") for number in range(11)], TODAY)
    assert [thing.key for thing in found[0].things][8:] == ["9", "", ""]


def test_a_leader_hears_what_came_in_yesterday(cast: Cast) -> None:
    assert said(cast, "yara") == ["No talk was recorded yet."]
    say(cast, "De bank is weg.")
    say(cast, "De bus rijdt niet meer.")
    Conversation.objects.filter(pk=Conversation.objects.order_by("pk")[0].pk).update(
        received_at=timezone.now() - timedelta(days=1)
    )
    address = f"/team/{cast.dialogue.slug}/conversations/"
    assert said(cast, "yara")[0] == (
        f'Yesterday <a href="{address}">1 talk</a> came in. Together we held <a href="{address}">2 talks</a>.'
    )


def test_who_may_not_read_talks_hears_their_number_without_a_way_in(cast: Cast) -> None:
    say(cast, "De bank is weg.")
    assert said(cast, "stig")[0] == "Together we held <strong>1 talk</strong>."


def test_a_challenger_hears_their_own_number_beside_the_whole_and_nobody_elses(cast: Cast) -> None:
    me = Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera)
    say(cast, "De bank is weg.")
    say(cast, "De bus rijdt niet meer.")
    Conversation.objects.update(challenger=None)
    assert said(cast, "vera")[0] == "Your first talk is still to come."
    Conversation.objects.filter(pk=Conversation.objects.order_by("pk")[0].pk).update(challenger=me)
    assert said(cast, "vera")[:2] == [
        "You held <strong>1 talk</strong>.", "Together we held <strong>2 talks</strong>."
    ]  # fmt: skip


def test_the_board_hears_what_the_city_owes(cast: Cast) -> None:
    assert said(cast, "bea")[0] == "Every proposal has its answer."


def test_the_phase_and_the_intention_stand_on_the_page(cast: Cast, client: Client) -> None:
    Intention.objects.create(dialogue=cast.dialogue, sentence="Iedereen aan het woord.", order=1)
    Phase.objects.filter(dialogue=cast.dialogue).delete()
    day = timezone.localdate()
    Phase.objects.create(
        dialogue=cast.dialogue, name="Luisteren <b>", kind="conversing",
        starts_on=day - timedelta(days=3), ends_on=day + timedelta(days=3),
    )  # fmt: skip
    client.force_login(cast.yara)
    page = client.get(f"/team/{cast.dialogue.slug}/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Iedereen aan het woord." in page
    assert "Luisteren &lt;b&gt;</a>, until" in page


def test_the_first_screen_asks_the_database_as_often_with_many_talks(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/team/{cast.dialogue.slug}/")
        return len(queries)

    say(cast, "Een.")
    few = asked()
    for number in range(4):
        say(cast, f"Nog {number}.")
    assert asked() == few


def test_where_it_stays_quiet_is_said_while_we_go_out(cast: Cast) -> None:
    Phase.objects.filter(dialogue=cast.dialogue).delete()
    street, _other = place(cast, "Bakkerslaan", 900), place(cast, "Molenhoek", 900)
    for number in range(40):
        say(cast, f"Zin {number}.")
    Conversation.objects.update(neighbourhood=street)
    recount(cast.dialogue)
    day = timezone.localdate()
    phase = Phase.objects.create(dialogue=cast.dialogue, name="Luisteren", kind="conversing", starts_on=day)
    quiet = f'In <a href="/team/{cast.dialogue.slug}/reach/">Molenhoek</a> it stays quiet.'
    assert quiet in said(cast, "yara")
    phase.kind = "newspaper"
    phase.save()
    assert quiet not in said(cast, "yara")

"""The reach page: who is missing, of whom, and what stays hidden."""

import csv
import io
from typing import Any

from django.test import Client
from django.urls import reverse

from dorpel.dialogues.models import Category, Neighbourhood, Population
from dorpel.insight.queries import reach
from dorpel.insight.reach import Group, State, compare
from dorpel.insight.tests.town import keep, talk
from tests.cast import Cast


def test_a_group_far_below_its_share_is_short_and_says_by_how_many() -> None:
    part = compare("age", [Group("young", 20, 18, 500), Group("old", 80, 60, 500)], told=100, voices=120)
    assert [(each.state, each.missing) for each in part.groups] == [(State.SHORT, 30), (State.MET, None)]
    assert [each.name for each in part.short] == ["young"]


def test_nothing_is_said_where_few_are_expected_or_nobody_counted() -> None:
    part = compare("age", [Group("a", 0, 0, 10), Group("b", 50, 50, 990), Group("c", 9, 9, None)], told=59, voices=59)
    assert [each.state for each in part.groups] == [State.UNDECIDED, State.MET, State.UNKNOWN]


def test_a_small_count_is_hidden_with_one_more_that_would_give_it_away() -> None:
    groups = [Group("a", 3, 3, 300), Group("b", 8, 7, 300), Group("c", 40, 30, 300)]
    part = compare("place", groups, told=51, voices=51)
    assert [each.voices for each in part.groups] == [None, None, 40]
    assert [each.share is None for each in part.groups] == [True, True, False]
    assert part.groups[0].missing is None


def test_groups_that_overlap_hide_only_what_is_small() -> None:
    part = compare("language", [Group("nl", 30, 30, None), Group("tr", 3, 3, None)], told=30, voices=30)
    assert [each.voices for each in part.groups] == [30, None]


def test_reach_reads_kept_counts_with_as_many_questions_for_more_talks(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    keep(cast.dialogue, talk(cast.dialogue, ("16-29",), place=cast.neighbourhood))
    with django_assert_num_queries(4):
        reach(cast.dialogue)
    keep(cast.dialogue, *(talk(cast.dialogue, ("16-29", "f"), ("f",), place=cast.neighbourhood) for _ in range(9)))
    with django_assert_num_queries(4):
        places, age, gender = reach(cast.dialogue)
    assert [(each.name, each.talks, each.voices) for each in places.groups] == [("Tuinwijk", 10, 19)]
    assert (age.told, age.voices, gender.told) == (10, 19, 18)


def populate(cast: Cast) -> None:
    """A city of two neighbourhoods, of which one was never visited."""
    Neighbourhood.objects.create(dialogue=cast.dialogue, code="W02", name="Verre Hoek")
    for place in Neighbourhood.objects.filter(dialogue=cast.dialogue):
        for key in ("16-29", "30-64"):
            row = Population.objects.create(
                dialogue=cast.dialogue, neighbourhood=place, cell=f"{place.code}|age:{key}", count=500, source="x"
            )
            row.categories.set(Category.objects.filter(dialogue=cast.dialogue, key=key))
    keep(cast.dialogue, *(talk(cast.dialogue, ("16-29",), place=cast.neighbourhood) for _ in range(60)))


def test_the_page_says_in_words_who_is_missing_and_never_a_margin(cast: Cast, client: Client) -> None:
    populate(cast)
    client.force_login(cast.vera)
    page = client.get(reverse("insight:reach", args=["stad"]), headers={"accept-language": "en"}).content.decode()
    assert "We hear fewer than expected from: Verre Hoek" in page
    assert "We hear fewer than expected from: 30-64" in page
    assert "Conversations held: 60. Voices in them: 60. Neighbourhoods where we were: 1." in page
    assert "±" not in page


def test_the_table_holds_the_same_facts(cast: Cast, client: Client) -> None:
    populate(cast)
    Neighbourhood.objects.filter(code="W02").update(name="=1+1")
    client.force_login(cast.vera)
    response = client.get(reverse("insight:reach_table", args=["stad"]))
    text = response.content.decode("utf-8-sig")
    rows = {row[1]: row for row in csv.reader(io.StringIO(text))}
    assert rows["Tuinwijk"][2:7] == ["60", "60", "1.0000", "1000", "0.5000"]
    assert rows["'=1+1"][2:7] == ["0", "0", "0.0000", "1000", "0.5000"]


def test_a_juror_does_not_see_reach(cast: Cast, client: Client) -> None:
    client.force_login(cast.jo)
    assert client.get(reverse("insight:reach", args=["stad"])).status_code == 404


def test_indicators_and_stories_are_told_by_the_leader_and_read_by_members(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)
    figure = {"name": "Gesprekken", "value": "3200", "unit": "gesprekken", "base": "alle", "meaning": "veel"}
    client.post(reverse("insight:indicator_new", args=["stad"]), {**figure, "measured_on": "2026-03-01"})
    story = {"title": "De bank", "story": "Er staat een bank", "how_we_know": "Gezien", "told_on": "2026-03-01"}
    client.post(reverse("insight:outcomestory_new", args=["stad"]), story)
    client.force_login(cast.vera)
    assert "Gesprekken" in client.get(reverse("insight:indicator_list", args=["stad"])).content.decode()
    assert "De bank" in client.get(reverse("insight:outcomestory_list", args=["stad"])).content.decode()
    assert client.get(reverse("insight:indicator_new", args=["stad"])).status_code == 403

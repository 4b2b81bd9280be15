"""Pictures for everybody: nothing that few voices or few challengers stand behind, and the base in every file."""

import xml.etree.ElementTree as ET

import pytest
from django.utils import translation

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation
from dorpel.core.pictures import Place
from dorpel.core.pictures.export import svg, table
from dorpel.dialogues.models import Neighbourhood, Population
from dorpel.insight.operations import recount
from dorpel.insight.outlines import rings
from dorpel.insight.pictures import reach_map, talks_a_dash
from dorpel.insight.public import everybody
from tests.talks import say


@pytest.fixture
def town(cast):
    """Three places of a thousand people: 45 talks by three challengers, 12 by three, 30 by one."""
    with translation.override("en"):
        places = [
            Neighbourhood.objects.create(
                dialogue=cast.dialogue, code=name[:2], name=name,
                outline={"type": "Polygon", "coordinates": [[[x, 0], [x + 900, 0], [x + 900, 900], [x, 900], [x, 0]]]},
            )
            for x, name in ((0, "Bakkerslaan"), (1000, "Molenhoek"), (2000, "Vennebos"))
        ]  # fmt: skip
        for place in places:
            Population.objects.create(
                dialogue=cast.dialogue, neighbourhood=place, cell=place.code, count=1000, source="x"
            )
        people = [Challenger.objects.create(dialogue=cast.dialogue, name=name) for name in "ABC"]
        for place, number, by in zip(places, (45, 12, 30), (3, 3, 1), strict=True):
            for at in range(number):
                talk = say(cast, f"Zin {place.code} {at}.").conversation
                Conversation.objects.filter(pk=talk.pk).update(neighbourhood=place, challenger=people[at % by])
        recount(cast.dialogue)
        yield cast


def test_a_place_where_one_challenger_went_is_not_told_nor_can_it_be_worked_out(town):
    found = {place.name: place.voices for place in everybody(town.dialogue).places if place.people}
    # With one hidden, its number would follow from the sum: so the smallest other one goes too.
    assert found == {"Bakkerslaan": 45, "Molenhoek": None, "Vennebos": None}


def test_the_map_shows_what_is_told_and_says_who_was_asked(town):
    picture = reach_map(town.dialogue)
    assert [(place.name, place.held, place.few) for place in picture.places] == [
        ("Bakkerslaan", 45, False), ("Molenhoek", None, True), ("Vennebos", None, True)
    ]  # fmt: skip
    assert picture.base.startswith("These are the people we spoke with: 87 voices in 87 talks.")


@pytest.mark.parametrize(("talks", "unit"), [(87, 10), (5_000, 10), (5_001, 20), (100_000, 200), (1_000_000, 2_000)])
def test_a_map_of_many_talks_has_no_more_dashes(talks, unit):
    assert talks_a_dash([Place("x", "X", (), talks // 2, talks), Place("y", "Y", ())]) == unit


def test_a_picture_that_leaves_the_house_carries_its_base(town):
    picture = reach_map(town.dialogue)
    tree = ET.fromstring(svg(picture, source="Stad & Dialoog"))
    words = " ".join("".join(each.itertext()) for each in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert "87 voices" in words
    assert "Stad & Dialoog" in words
    rows = list(table(picture))
    assert rows[1] == ("Bakkerslaan", 45, 29)
    assert rows[2][1] == "too few to say"
    assert rows[-1] == (picture.base,)


def test_without_outlines_there_is_no_map(cast):
    Neighbourhood.objects.create(dialogue=cast.dialogue, code="x", name="X")
    assert reach_map(cast.dialogue) is None


def test_degrees_are_drawn_level_and_an_invented_plane_as_it_is():
    square = [[5.0, 50.9], [5.1, 50.9], [5.1, 51.0], [5.0, 51.0], [5.0, 50.9]]
    [level] = rings({"a": {"type": "Polygon", "coordinates": [square]}, "b": None}).values()
    assert level[1][0] - level[0][0] == pytest.approx(0.063, abs=0.001)
    plane = [[0, 0], [900, 0], [900, 900], [0, 0]]
    assert rings({"a": {"type": "MultiPolygon", "coordinates": [[plane]]}})["a"][1] == (900.0, 0.0)

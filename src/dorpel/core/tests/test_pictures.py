"""Pictures show what was counted: every dash inside its border, none on another, no name on a name."""

from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dorpel.core.pictures import Band, DashMap, Field, Place, Stream
from dorpel.core.pictures.drawing import LETTER, LINE, draw_field, draw_map, draw_stream
from dorpel.core.pictures.lattice import area, dashes, distance, inside, middle

SQUARE = [(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0)]
BENT = [(0.0, 0.0), (300.0, 0.0), (300.0, 60.0), (60.0, 60.0), (60.0, 300.0), (0.0, 300.0)]


def star(points: int, size: float) -> list[tuple[float, float]]:
    radii = [size * (0.6 + 0.4 * (at % 2)) for at in range(points)]
    return [(r * cos(2 * pi * at / points), r * sin(2 * pi * at / points)) for at, r in enumerate(radii)]


@pytest.mark.parametrize("ring", [SQUARE, BENT, star(9, 150)], ids=["square", "bent", "star"])
@pytest.mark.parametrize("slots", [1, 7, 40])
def test_so_many_dashes_as_slots_each_whole_inside_and_none_on_another(ring, slots):
    found = dashes(ring, slots, half=4, margin=2)
    assert len(found) == slots
    ends = [(x + side, y) for x, y in found for side in (-4, 4)]
    assert all(inside(end, ring) and distance(end, ring) >= 1.4 for end in ends)
    close = [(a, b) for a in found for b in found if a < b and a[1] == b[1] and abs(a[0] - b[0]) < 8.8]
    assert close == []


def test_a_place_without_room_gets_as_many_as_fit():
    assert len(dashes([(0.0, 0.0), (14.0, 0.0), (14.0, 8.0), (0.0, 8.0)], 30, half=4, margin=1)) < 30
    assert dashes(SQUARE, 0, half=4, margin=2) == []


@given(st.integers(3, 12), st.floats(20, 400), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_dashes_are_the_same_each_time_and_never_more_than_asked(points, size, slots):
    ring = star(points, size)
    found = dashes(ring, slots, half=3, margin=1)
    assert found == dashes(ring, slots, half=3, margin=1)
    assert len(found) <= slots
    assert len(set(found)) == len(found)


def test_middle_and_area_of_a_bent_ring():
    assert area(SQUARE) == 40_000
    assert middle(SQUARE) == (100, 100)
    assert not inside((150.0, 150.0), BENT)


def town(*, few: bool = False) -> DashMap:
    squares = [
        Place(
            f"{x}{y}", f"Wijk {x}{y}",
            [(100.0 * a, 100.0 * b) for a, b in ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))],
            held=30, expected=50, few=few and x == y == 0, next=x == 2 and y == 1,
        )
        for x in range(3) for y in range(2)
    ]  # fmt: skip
    return DashMap("Kaart", "Zes wijken.", "Niet alle inwoners.", squares)


def test_a_map_draws_ten_talks_as_a_dash_and_what_is_missing_thinner():
    drawn = draw_map(town())
    assert (drawn.held.count("M"), drawn.missing.count("M")) == (6 * 3, 6 * 2)
    assert [ground.next for ground in drawn.grounds].count(True) == 1


def test_where_too_few_are_known_no_dash_tells_of_them():
    drawn = draw_map(town(few=True))
    assert (drawn.held.count("M"), drawn.missing.count("M")) == (5 * 3, 5 * 2)


def test_no_name_stands_on_another_and_the_next_place_has_one():
    names = draw_map(town()).names
    boxes = [(n.x - LETTER * len(n.text) / 2, n.y - LINE, n.x + LETTER * len(n.text) / 2, n.y + 4) for n in names]
    crossing = [
        (a, b) for a in boxes for b in boxes
        if a is not b and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]  # fmt: skip
    assert crossing == []
    assert [name.text for name in names if name.next] == ["Wijk 21"]


def lengths(d: str) -> int:
    return sum((int(part.split("h")[1]) + 4) // 14 for part in d.split("M")[1:])


@pytest.mark.parametrize(("count", "against", "unit"), [(1, 0, 1), (61, 7, 1), (612, 74, 1), (5_000, 400, 10)])
def test_a_field_has_a_dash_for_each_voice_or_for_ten(count, against, unit):
    drawn = draw_field(Field("", count, against=against))
    assert drawn.unit == unit
    assert lengths(drawn.ours) == round((count - against) / unit)
    assert lengths(drawn.others) == round(against / unit)


def test_you_are_one_of_the_dashes():
    drawn = draw_field(Field("", 200, you=True))
    assert drawn.you.endswith("h10")
    assert drawn.you_at[0] % 14 == 0
    assert draw_field(Field("", 200)).you == ""


def test_a_stream_is_as_high_as_its_largest_month():
    bands = draw_stream(Stream("", "", "", ["a", "b"], [Band("x", [1, 3]), Band("y", [1, None])]), width=100, height=90)
    assert bands[0].d == "M0 15L100 0L100 90L0 45z"  # the first lies on top
    assert bands[1].d == "M0 45L100 90L100 90L0 75z"

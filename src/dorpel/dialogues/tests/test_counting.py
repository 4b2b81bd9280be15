"""Neighbourhoods and population come in whole or not at all, and twice changes nothing."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Neighbourhood, Population
from dorpel.dialogues.operations.counting import (
    Imported,
    import_neighbourhoods,
    import_outlines,
    import_population,
)
from dorpel.dialogues.sheets import Fault, SheetRefused
from tests.cast import make_cast

pytestmark = pytest.mark.django_db

RING = [[0, 0], [0, 1], [1, 1], [0, 0]]


@pytest.fixture
def cast():
    return make_cast()


def feature(code, ring=RING):
    return {
        "type": "Feature",
        "properties": {"code": code, "name": f"Wijk {code}", "area_km2": 2.5},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def population(cast, text):
    return import_population(
        cast.dialogue, table=text.encode(), source="Stad", as_of=None, is_estimate=True, by=cast.yara
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_of_neighbourhoods_is_read_in_any_usual_encoding(cast, encoding):
    table = "code;name;area\nW01;Tuinwijk;1,5\nW02;Sint-André;\n".encode(encoding)
    assert import_neighbourhoods(cast.dialogue, table=table, by=cast.yara) == Imported(1, 1, 0)
    found = Neighbourhood.objects.filter(dialogue=cast.dialogue).order_by("code").values_list("code", "name", "area")
    assert list(found) == [("W01", "Tuinwijk", 1.5), ("W02", "Sint-André", None)]


def test_the_same_table_twice_changes_nothing(cast):
    table = b"code,name\nW01,Tuinwijk\nW02,Centrum\n"
    import_neighbourhoods(cast.dialogue, table=table, by=cast.yara)
    assert import_neighbourhoods(cast.dialogue, table=table, by=cast.yara) == Imported(0, 0, 2)


def test_a_bad_table_says_where_and_stores_nothing(cast):
    table = b"code;name;area\nW07;Nieuw;veel\n;Zonder code;\nW07;Dubbel;\n"
    with pytest.raises(SheetRefused) as refused:
        import_neighbourhoods(cast.dialogue, table=table, by=cast.yara)
    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(2, "area"), (3, "code"), (4, "code")]
    assert Neighbourhood.objects.filter(dialogue=cast.dialogue).count() == 1


def test_a_missing_column_is_named(cast):
    with pytest.raises(SheetRefused) as refused:
        import_neighbourhoods(cast.dialogue, table=b"nummer;naam\n1;x\n", by=cast.yara)
    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(1, "code"), (1, "name")]


def test_a_map_brings_outlines(cast):
    done = import_outlines(cast.dialogue, collection={"features": [feature("W01"), feature("W02")]}, by=cast.yara)
    assert done == Imported(1, 1, 0)
    place = Neighbourhood.objects.get(dialogue=cast.dialogue, code="W02")
    assert (place.area, place.outline) == (2.5, {"type": "Polygon", "coordinates": [RING]})


@pytest.mark.parametrize(
    "ring", [[[0, 0], [1, 1]], [[0, 0], [0, 1], [1, 1], [2, 2]], [["x", 0]] * 4, None, [[1e400, 0]] * 4]
)
def test_an_outline_that_can_not_be_drawn_is_refused(cast, ring):
    with pytest.raises(SheetRefused) as refused:
        import_outlines(cast.dialogue, collection={"features": [feature("W05"), feature("W06", ring)]}, by=cast.yara)
    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(2, "geometry")]
    assert Neighbourhood.objects.filter(dialogue=cast.dialogue).count() == 1


def test_population_is_kept_by_cell_with_its_categories(cast):
    text = "code;name;category;count\nW01;Tuinwijk;gender:f|age:16-29;1 200\n;;;66000\n"
    assert population(cast, text) == Imported(2, 0, 0)
    row = Population.objects.get(dialogue=cast.dialogue, cell="W01|age:16-29|gender:f")
    assert (row.count, row.neighbourhood, row.is_estimate) == (1200, cast.neighbourhood, True)
    assert sorted(each.key for each in row.categories.all()) == ["16-29", "f"]
    assert population(cast, text.replace("1 200", "1300")) == Imported(0, 1, 1)


def test_a_bad_population_says_where_and_stores_nothing(cast):
    rows = ["W01,age:16-29,10", "W99,,5", "W01,age:nix,5", "W01,gender:f,-3", "W01,age:16-29,4"]
    rows.append("W01,age:16-29|age:30-64,4")
    with pytest.raises(SheetRefused) as refused:
        population(cast, "\n".join(["code,category,count", *rows]))
    assert [(each.row, each.column) for each in refused.value.faults] == [
        (3, "code"), (4, "category"), (5, "count"), (6, "category"), (7, "category"),
    ]  # fmt: skip
    assert not Population.objects.exists()


def test_a_table_without_rows_is_refused(cast):
    with pytest.raises(SheetRefused) as refused:
        population(cast, "code,category,count\n")
    assert refused.value.faults == [Fault(2, "", "There are no rows under the headers.")]


def test_only_who_runs_the_dialogue_brings_in(cast):
    with pytest.raises(NotAllowed):
        import_neighbourhoods(cast.dialogue, table=b"code,name\nW02,x\n", by=cast.cem)


def test_the_page_takes_a_map_and_shows_what_is_wrong_with_a_table(cast, client):
    client.force_login(cast.yara)
    page = reverse("dialogues:neighbourhood_import", args=[cast.dialogue.slug])
    map_ = SimpleUploadedFile("wijken.geojson", json.dumps({"features": [feature("W08")]}).encode())
    assert client.post(page, {"file": map_}).status_code == 302
    response = client.post(page, {"file": SimpleUploadedFile("x.csv", b"code;name\n;Nergens\n")})
    assert (response.status_code, [row.cells[1][1] for row in response.context["faults"]]) == (422, ["code"])
    assert client.post(page, {"file": SimpleUploadedFile("x.json", b"{" * 5000)}).status_code == 422

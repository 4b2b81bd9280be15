"""Components take what they declare and nothing else; what people wrote never becomes markup."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template import Engine, TemplateSyntaxError, engines
from django.template.base import Lexer, TokenType
from django.test import RequestFactory
from django.utils.translation import override

from dorpel.core import gallery, gallery_pictures
from dorpel.core.gallery.colours import schemes
from dorpel.core.paging import Page
from dorpel.core.ui import (
    COMPONENTS,
    Component,
    MissingAttribute,
    Row,
    UnknownAttribute,
    UnknownComponent,
    WrongValue,
)

ROOMS = Path(__file__).resolve().parents[2]


def drawn(source: str, **values: object) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(values)


def test_an_unknown_component_is_refused_when_the_template_is_read():
    with pytest.raises(UnknownComponent):
        engines["django"].from_string('{% load ui %}{% if no %}{% c "voicce" text="x" %}{% endif %}')


def test_a_misspelt_attribute_is_refused_in_a_branch_that_is_never_taken():
    with pytest.raises(UnknownAttribute):
        engines["django"].from_string('{% load ui %}{% if no %}{% c "voice" text="x" langage="nl" %}{% endif %}')


def test_a_missing_attribute_is_refused():
    with pytest.raises(MissingAttribute):
        engines["django"].from_string('{% load ui %}{% c "voice" language="nl" %}')


def test_a_required_attribute_that_is_nothing_is_refused():
    with pytest.raises(MissingAttribute):
        drawn('{% c "voice" text=quote.txt %}', quote={"text": "x"})


def test_a_word_outside_the_allowed_ones_is_refused():
    with pytest.raises(WrongValue):
        drawn('{% c "button" label="x" kind="red" %}')


@pytest.mark.parametrize("source", ["{% c voice %}", "{% c %}", '{% c "voice" text="x" loose %}'])
def test_a_tag_that_says_nothing_sensible_is_refused(source):
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% load ui %}" + source)


def test_a_component_without_inside_takes_no_block():
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string('{% load ui %}{% component "voice" text="x" %}y{% endcomponent %}')


def test_nothing_stands_for_the_default():
    assert Component(optional={"size": "normal"}).complete("x", {"size": None}) == {"size": "normal"}


def test_a_component_sees_nothing_of_the_page_that_it_did_not_declare():
    assert drawn('{% c "empty" text="a" %}', address="/elsewhere") == drawn('{% c "empty" text="a" %}')


@pytest.mark.parametrize("name", ["voice", "big_voice"])
def test_a_quote_is_never_markup(name):
    page = drawn(f'{{% c "{name}" text=words %}}', words='<img src=x onerror="alert(1)">')
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", 'lang="nl" dir="ltr"'), ("ar", 'lang="ar" dir="rtl"'), ("", 'dir="auto"')],
)
def test_a_quote_stands_in_its_own_language_and_direction(language, expected):
    page = drawn('{% c "voice" text="x" language=language %}', language=language)
    assert re.search(r"<blockquote ?(.*?)>", page)[1] == expected


def test_a_translation_has_its_own_language_and_direction():
    page = drawn('{% c "voice" text="x" language="nl" translation="y" translation_language="ar" %}')
    assert '<p class="voice-translation" lang="ar" dir="rtl">y</p>' in page


def test_another_opinion_says_so_in_words_too():
    with override("en"):
        assert "This voice says something else." in drawn('{% c "voice" text="x" other=True %}')


def test_a_choice_has_nothing_chosen_at_first():
    page = drawn('{% c "choice" name="purpose" legend="In the newspaper" %}')
    assert (page.count('type="radio"'), page.count("checked")) == (2, 0)


def test_a_list_keeps_its_filters_in_the_links_to_its_neighbours():
    request = RequestFactory().get("/", {"language": "tr", "after": "old"})
    page = drawn('{% c "rows" rows=rows page=page %}', rows=[[("A", 1)]], page=Page([], "n", "p"), request=request)
    assert re.findall(r'href="([^"]*)"', page) == ["?language=tr&amp;before=p", "?language=tr&amp;after=n"]


def test_a_row_leads_to_its_address_and_escapes_its_cells():
    page = drawn('{% c "rows" rows=rows %}', rows=[Row([("Claim", "<b>"), ("Voices", 3)], "/f/1/")])
    assert '<a href="/f/1/"><bdi>&lt;b&gt;</bdi></a>' in page
    assert re.findall(r"<th scope=\"col\">(.*?)</th>", page) == ["Claim", "Voices"]


def test_the_longest_address_that_fits_is_where_we_are():
    request = RequestFactory().get("/d/findings/3/")
    menu = [("Start", "/"), ("Findings", "/d/findings/"), ("Plan", "/d/plan/")]
    page = drawn('{% c "mast" title="x" menu=menu %}', menu=menu, request=request)
    assert re.findall(r'href="([^"]*)" aria-current', page) == ["/d/findings/"]


def test_a_stale_save_shows_both_texts_of_what_differs():
    page = drawn('{% c "conflict" differences=d %}', d=[("Claim", "theirs", "mine"), ("Why", "same", "same")])
    assert re.findall(r'<p dir="auto">(.*?)</p>', page) == ["mine", "theirs"]


def test_a_fictional_city_says_so_in_its_foot():
    with override("en"):
        pages = [drawn('{% c "foot" fictional=value %}', value=value) for value in (True, False)]
    assert ["This is a fictional city." in page for page in pages] == [True, False]


def test_every_component_has_its_template_and_stands_in_the_gallery():
    folder = ROOMS / "core/templates/core/ui"
    assert {path.stem for path in folder.glob("*.html")} == set(COMPONENTS)
    assert {each.name for each in specimens()} == set(COMPONENTS)


def test_every_component_stands_in_the_gallery_in_each_of_its_states():
    """Each word that an attribute may be; every other attribute both as it is by itself and given."""
    missing = set()
    for name, component in COMPONENTS.items():
        drawn = [component.complete(name, each.values) for each in specimens() if each.name == name]
        for attribute, by_itself in component.optional.items():
            seen = [values[attribute] for values in drawn]
            if attribute in component.allowed:
                missing |= {(name, attribute, word) for word in component.allowed[attribute] if word not in seen}
            else:
                states = {"left out": by_itself in seen, "given": any(value != by_itself for value in seen)}
                missing |= {(name, attribute, state) for state, there in states.items() if not there}
        if component.body:
            missing |= {(name, "inside", "given")} - {(name, "inside", "given") for each in filled(name)}
    assert missing == set()


def test_every_picture_stands_in_the_gallery_in_each_of_its_states():
    given = gallery_pictures.samples()
    assert {each.state for each in given["stages"]} == {"moving", "done", "agreed", "halted"}
    assert {each.turn for each in given["bends"]} == {"level", "down", "up"}
    assert {each.kind for each in given["bends"]} == {"people", "city", "now", "open"}
    assert {(each.city, each.taken) for table in given["seats"] for each in table.seats} == set(
        product([True, False], [True, False])
    )
    places = given["map"].places
    assert [any(getattr(place, state) for place in places) for state in ("few", "next", "quiet")] == [True] * 3
    assert any(row.share is None for row in given["hundred"].rows)
    assert any(count is None for band in given["stream"].bands for count in band.counts)


def test_letters_stand_out_from_the_paper_by_day_and_by_night():
    """Body text as WCAG's AAA asks, captions and the spot colour as AA does, borders as its graphics do."""
    least = {"ink": 7.0, "ink-2": 7.0, "ink-3": 4.5, "spot": 4.5, "edge": 3.0, "tint": 7.0}
    faint = {
        (scheme, swatch.name, swatch.contrast)
        for scheme, _paper, swatches in schemes()
        for swatch in swatches
        if swatch.contrast < least.get(swatch.name, 0)
    }
    assert faint == set()


def specimens():
    return [each for section in gallery.sections() for top in section.specimens for each in with_inside(top)]


def with_inside(specimen):
    inside = () if isinstance(specimen.inside, str) else specimen.inside
    return [specimen, *(deeper for each in inside for deeper in with_inside(each))]


def filled(name):
    return [each for each in specimens() if each.name == name and each.inside]


def visit():
    return RequestFactory().get("/core/gallery/")


def test_every_template_of_every_room_can_be_read():
    paths = sorted(ROOMS.glob("*/templates/**/*.html"))
    assert len(paths) > len(COMPONENTS)
    engine = Engine.get_default()
    for path in paths:
        engine.from_string(path.read_text())


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_gallery_draws_every_state(language):
    with override(language):
        given = gallery.samples(visit())
        page = engines["django"].get_template("core/gallery.html").render(given, visit())
    assert len(re.findall('class="specimen(?: specimen--wide)?"', page)) == sum(
        len(drawn) for _section, drawn in given["sections"]
    )
    assert TokenType.BLOCK not in {token.token_type for token in Lexer(page).tokenize()}

"""The newspaper as it was printed: the page, the text and the pages say the same words, in their own directions."""

import html
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from dorpel.core.pictures import Row100, Rows100
from dorpel.newspaper.layout import Article, Box, Edition, Quote, Sketch
from dorpel.newspaper.layout.verify import letters
from dorpel.newspaper.queries import edition_content
from dorpel.pages.printed import as_text, rows_of
from tests.cast import Cast, make_cast
from tests.story import Story, tell

SHARES = Rows100("Wie?", "", "Van 40 antwoorden.", [Row100("ik", 20, None)])


@pytest.fixture
def story(db: None) -> Story:
    cast: Cast = make_cast()
    return tell(cast, press=True)


def page_of(story: Story, name: str) -> bytes:
    answer = Client().get(reverse(f"pages:{name}", args=["stad", story.edition.number]))
    assert answer.status_code == 200
    return answer.content


def test_page_text_and_pdf_say_the_same_words(story: Story) -> None:
    content = edition_content(story.edition)
    page = html.unescape(re.sub(r"<[^>]+>", " ", page_of(story, "edition").decode()))
    with pypdfium2.PdfDocument(page_of(story, "edition_pdf")) as document:
        printed = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    text = page_of(story, "edition_text").decode()
    words = [letters(each) for each in content.words() if each]
    assert words
    for said in (page, printed, text):
        assert [each for each in words if each not in letters(said)] == []


def test_the_page_shows_each_language_in_its_own_direction(story: Story) -> None:
    page = page_of(story, "edition").decode()
    assert re.search(r'<article class="told" id="\w+" lang="nl" dir="ltr">', page)
    assert f'href="{reverse("pages:edition_text", args=["stad", 1])}"' in page
    assert f'href="{reverse("pages:edition_pdf", args=["stad", 1])}"' in page
    assert f'src="{reverse("pages:page_picture", args=["stad", 1, 1])}"' in page


def test_a_page_picture_is_a_picture(story: Story) -> None:
    answer = Client().get(reverse("pages:page_picture", args=["stad", story.edition.number, 1]))
    assert (answer.content[:4], answer.content[8:12]) == (b"RIFF", b"WEBP")
    assert len(answer.content) > 4_000


def _edition(*articles: Article) -> Edition:
    return Edition("De Stoep", "vandaag", "nl", articles, boxes=(Box("1", "Eerst", ("Een bank.",)),))


def _article(number: int, **more: object) -> Article:
    return Article(f"00000000-0000-0000-0000-{number:012}", f"Kop {number}", **more)  # type: ignore[arg-type]


def test_the_longer_of_two_neighbours_stands_wide_and_the_lead_alone() -> None:
    content = _edition(
        _article(1, body=("kort",), sketch=Sketch("bench", "een bank")),
        _article(2, body=("lang " * 300,)),
        _article(3, body=("kort",)),
        _article(4, body=("kort",)),
        _article(5, body=("lang " * 300,)),
        _article(6, figure=SHARES),
        _article(7, quotes=(Quote("q", "Hallo", "ar"),)),
    )
    rows = rows_of(content, {})
    assert [(row.kind, [[piece.told.headline[-1] for piece in column] for column in row.columns]) for row in rows] == [
        ("lead", [["1"]]), ("first-wide", [["2"], ["3", "4"]]), ("first-wide", [["5"], ["6"]]), ("voices", [["7"]]),
    ]  # fmt: skip


def test_voices_stand_between_the_paragraphs() -> None:
    quotes = tuple(Quote(str(n), f"stem {n}", "nl") for n in range(2))
    (row,) = rows_of(_edition(_article(1, body=("a", "b", "c"), quotes=quotes)), {})
    flow = row.columns[0][0].flow
    assert [each if isinstance(each, str) else each.text for each in flow] == ["a", "stem 0", "b", "stem 1", "c"]


def test_the_text_has_everything_in_order() -> None:
    quote = Quote("q", "مرحبا", "ar", "Molenhoek", "Hallo")
    content = _edition(_article(1, body=("Eerst dit.",), quotes=(quote,), code="AB12"), _article(2, figure=SHARES))
    text = as_text(content)
    wanted = (
        "De Stoep",
        "Kop 1",
        "Eerst dit.",
        "— مرحبا",
        "Hallo",
        "Molenhoek",
        "AB12",
        "Kop 2",
        "ik: 20",
        "Van 40",
        "– Een",
    )
    places = [text.index(each) for each in wanted]
    assert places == sorted(places)

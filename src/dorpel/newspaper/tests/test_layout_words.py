"""What residents said comes out of the PDF as they said it, and is never read as markup."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from dorpel.newspaper.layout import Article, Edition, LaidOut, NothingFits, Quote, lay_out
from dorpel.newspaper.layout.letters import printed, readable
from dorpel.newspaper.layout.typeset import pdf
from dorpel.newspaper.layout.verify import compare, letters
from dorpel.newspaper.tests.choices import choice

EVIL = {
    "code": '#panic("x") #let a = 1; #import "y"',
    "signs": "$x^2$ \\ @ref <label> `code` ```raw``` *b* _i_ = kop // niets /* iets */",
    "json": '"json" {"a": 1} \\u0041 %s {0} {{ }} {% x %}',
    "emoji": "feest 😀 👍🏽 👩‍👩‍👧 klaar",
    "long": "w" * 4000,
    "bidi": "gewoon \u202eomgekeerd\u202c \u2067binnen\u2069 \u200fmerk",
    "nul": "nul\x00teken en\nnieuwe\tregel",
}


def _paper(quote: Quote, language: str = "nl") -> Edition:
    article = Article("a", "Kop #x $y$ @z", "Dek \\", "Door *iemand*", ("De tekst van #dit artikel.",), (quote,))
    return Edition("Krant $", "24 november", language, (article,))


def _read(made: LaidOut) -> str:
    with pypdfium2.PdfDocument(made.pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("name", EVIL)
def test_evil_words_come_out_as_they_were_said(name: str) -> None:
    made = lay_out(_paper(Quote("q", EVIL[name], "nl", "Vrouw #68")))
    assert made.findings.right(2), made.findings
    assert letters(printed(EVIL[name])) in letters(_read(made))
    assert made.plan.left_out == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Ik ken mijn buren nu, maar het heeft tien jaar geduurd."),
        ("tr", "Komşularımla eskiden her akşam kapının önünde otururduk; İstanbul ığdır."),
        ("fr", "Où l’œuvre naïve a été fêtée, ça n’a gêné personne."),
        ("pl", "Chciałabym, żeby sąsiedzi mówili sobie dzień dobry."),
        ("el", "Θέλω οι γείτονες να λένε καλημέρα."),
        ("bg", "Искам съседите да си говорят."),
        ("ar", "كنا نجلس أمام البيت كل مساء والآن لا يعرف الجيران بعضهم"),
    ],
)
def test_every_language_can_be_read_back(language: str, text: str) -> None:
    made = lay_out(_paper(Quote("q", text, language)))
    assert made.findings.right(2), made.findings
    assert letters(text) in letters(_read(made))


def test_words_in_letters_we_lack_are_left_out_and_said() -> None:
    made = lay_out(_paper(Quote("q", "我想認識我的鄰居", "zh")))
    assert [(left.kind, left.item, left.reason) for left in made.plan.left_out] == [("quote", "q", "unreadable")]
    assert made.findings.right(2)


def test_a_sign_that_we_lack_is_named_by_its_number() -> None:
    assert readable("Een 中 in een zin")
    assert printed("Een 中 in een zin") == "Een [U+4E2D] in een zin"


def test_an_article_too_long_is_shortened_and_said() -> None:
    article = Article("a", "Kop", body=("Een zin over de straat waar niemand nog stopt. " * 3000,))
    made = lay_out(Edition("Krant", "Vandaag", "nl", (article,)))
    assert made.findings.right(2)
    assert {left.kind for left in made.plan.left_out} == {"paragraph"}


def test_without_articles_there_is_no_paper() -> None:
    with pytest.raises(NothingFits):
        lay_out(Edition("Krant", "Vandaag", "nl", ()))


@pytest.mark.parametrize("pages", [1, 3, 4])
def test_it_closes_on_other_numbers_of_pages(pages: int) -> None:
    body = ("Een zin over de straat waar niemand nog stopt. " * 12,) * 4
    quotes = tuple(Quote(str(n), "Geef ons de sleutel en we doen het zelf.", "nl", "Man, 40") for n in range(3))
    articles = tuple(Article(f"a{n}", f"De straat is van ons {n}", "Dek", body=body, quotes=quotes) for n in range(12))
    assert lay_out(Edition("Krant", "Vandaag", "nl", articles), pages=pages).findings.right(pages)


def test_a_word_that_the_reader_of_the_pdf_turned_half_around_is_found_and_a_changed_one_is_missed() -> None:
    said = "سرقوا دراجة ابني"
    turned = "س\u2060اوقر دراجة ابني"  # what PDFium reads when a word joiner stands after the first letter
    assert compare(turned, [said], rtl=False) == ([], "")
    assert compare("س\u2060اورق دراجة ابني", [said], rtl=False)[0] == [said]


def test_words_that_run_over_their_frame_are_named_and_the_pages_are_set_all_the_same() -> None:
    made = lay_out(choice(3, "nl"))
    tight = max((frame for frame in made.plan.frames if frame.kind == "article"), key=lambda frame: frame.rows)
    spoilt = replace(
        made.plan,
        frames=tuple(replace(each, rows=each.rows - 4) if each is tight else each for each in made.plan.frames),
    )
    assert pdf(made.edition, made.plan)[1] == []
    paper, over = pdf(made.edition, spoilt)
    assert over == [tight.id]
    assert paper.startswith(b"%PDF")

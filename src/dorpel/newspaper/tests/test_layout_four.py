"""Four pages: the lead goes on inside, one headline spans the middle, voices stand whole, pages aren't all alike."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest

from dorpel.core.pictures import Row100, Rows100
from dorpel.newspaper.layout import Article, Box, Edition, Labels, LaidOut, Quote, Sketch, lay_out
from dorpel.newspaper.layout.flow import Run, flow, levelled
from dorpel.newspaper.layout.pieces import Piece
from dorpel.newspaper.layout.verify import letters
from dorpel.newspaper.tests.choices import SENTENCES, VOICES

SAID = SENTENCES["nl"]


def _text(number: int, paragraphs: int) -> tuple[str, ...]:
    return tuple(" ".join(SAID[(number + at + n) % len(SAID)] for n in range(4)) for at in range(paragraphs))


def _quotes(name: str, number: int, *, optional: bool = False) -> tuple[Quote, ...]:
    found = (VOICES[at % len(VOICES)] for at in range(number))
    return tuple(
        Quote(f"{name}-{at}", f"{text} ({name} {at})", language, "Kanaalwijk", optional=optional)
        for at, (language, text) in enumerate(found)
    )


@pytest.fixture(scope="module")
def made() -> LaidOut:
    lead = Article(
        "lead", "De bank is weg", "Een plek ontbreekt.", "Edda", _text(0, 11), _quotes("lead", 4),
        sketch=Sketch("bench", "Een bank die er niet meer is"), jump="De sleutel ligt elders", code="AAAA1111",
    )  # fmt: skip
    shares = Rows100("Wie doet iets?", "", "Van 40 antwoorden.", [Row100("ik", 20, None), Row100("de stad", 80, None)])
    others = [
        Article(
            f"a{n}",
            f"{n}. {SAID[n % len(SAID)][:26].strip()}",
            SAID[-1],
            "Rik",
            _text(n, 3 + n % 3),
            _quotes(f"a{n}", 5),
        )
        for n in range(11)
    ]
    others[4] = Article("chart", "Wie doet iets?", figure=shares)
    others[6] = Article("ar", "عند الباب", body=(SENTENCES["ar"][1] * 4,) * 3, language="ar", gloss="Aan de deur.")
    voices = Article("voices", "In hun woorden", quotes=_quotes("v", 40, optional=True), page=4)
    return lay_out(
        Edition(
            "De Stoep", "24 november", "nl", (lead, *others, voices), colophon=SAID[:3],
            boxes=tuple(Box(name, name, SAID[:4]) for name in ("Eerst", "Voorstel", "Zelf")),
            labels=Labels(page="Pagina {number}", turn="Verder op {number}", continued="Van {number}",
                          inside="P. {number}", answer="Code {code}"),
            band=("Ruzie is er niet.", "Een plek ook niet."),
        ),
        pages=4,
    )  # fmt: skip


def test_four_pages_are_full_and_nothing_runs_over(made: LaidOut) -> None:
    assert made.findings.right(4), made.findings
    assert made.plan.fill >= 0.97


def test_the_lead_goes_on_inside_and_says_where(made: LaidOut) -> None:
    front = next(frame for frame in made.plan.frames if frame.id == "lead")
    inside = next(frame for frame in made.plan.frames if frame.id == "lead/2")
    assert (front.page, inside.page) == (1, 2)
    assert [run.piece.text for run, _ in front.runs if run.kind == "turn"] == ["Verder op 2"]
    assert [put.piece.text for put in inside.head][:2] == ["Van 1", "De sleutel ligt elders"]
    assert [run.piece.text for run, _ in inside.runs if run.kind == "answer"] == ["Code AAAA1111"]


def test_page_one_tells_what_is_inside(made: LaidOut) -> None:
    told = [[put.piece.text for put in frame.head] for frame in made.plan.frames if frame.kind == "teaser"]
    inside = {frame.head[0].piece.text: frame.page for frame in made.plan.frames if frame.kind == "article"}
    assert told
    assert all(page == f"P. {inside[headline]}" and inside[headline] > 1 for page, headline in told)


def test_no_quote_stands_twice_and_none_is_missing(made: LaidOut) -> None:
    texts = [text for frame in made.plan.frames for _, text in frame.texts()]
    chosen = [quote.text for article in made.edition.articles for quote in article.quotes if not quote.optional]
    assert [texts.count(text) for text in chosen if text in texts] == [1] * sum(text in texts for text in chosen)
    assert {left.text for left in made.plan.left_out if left.kind == "quote"} == {t for t in chosen if t not in texts}


def test_pages_are_no_shelves_of_equal_boxes(made: LaidOut) -> None:
    for page in (1, 2, 3):
        frames = [frame for frame in made.plan.frames if frame.page == page and frame.kind == "article"]
        assert len({frame.span for frame in frames}) > 1, page
        assert len({put.piece.size for frame in frames for put in frame.head if put.piece.weight == 700}) > 1, page


def test_voices_stand_whole_on_their_page(made: LaidOut) -> None:
    frame = next(frame for frame in made.plan.frames if frame.id == "voices")
    assert (frame.page, {run.kind for run, _ in frame.runs}) == (4, {"voice", "caption"})
    for (one, _), (other, _), (at, _), (then, _) in zip(
        frame.runs, frame.runs[1:], frame.spots, frame.spots[1:], strict=False
    ):
        assert other.kind == "voice" or at == then, (one.piece.text, other.piece.text)


def test_the_drawing_is_told_and_the_caps_letter_belongs_to_its_word(made: LaidOut) -> None:
    assert "Een bank die er niet meer is" in str(made.plan.frames[0]) or any(
        (frame.item(made.plan.grid)["drawing"] or {}).get("alt") == "Een bank die er niet meer is"
        for frame in made.plan.frames
    )
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert letters(_text(0, 1)[0]) in letters(document[0].get_textpage().get_text_bounded())


def test_white_at_the_foot_goes_around_voices_and_moves_nothing() -> None:
    def run(kind: str, lines: int) -> Run:
        return Run(Piece(kind, "nl", 100, 9), lines, kind)

    runs = [run("voice", 3), run("caption", 1), run("voice", 3), run("caption", 1), run("voice", 3), run("caption", 1)]
    before = flow(runs, 2, 12, whole=True)
    after = levelled(runs, before, 12, 2)
    assert before.fits
    assert [column for column, _ in after.spots] == [column for column, _ in before.spots]
    assert after.white < before.white
    assert all(b >= a for a, b in zip(before.gaps, after.gaps, strict=True))
    assert all(one <= other for one, other in pairwise(at for column, at in after.spots if column == 0))

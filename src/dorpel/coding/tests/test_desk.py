"""The desk and the codebook in the browser's terms: what a coder sends, what is kept, what is shown."""

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.coding.models import Code, CodebookVersion, Coding, Objection, Quote, QuoteWording, Reading, Theme
from dorpel.coding.operations import code_quote, mark, object_to, read_answer
from dorpel.coding.queries import current_version
from dorpel.core.actors import Holder
from dorpel.people.models import Person
from tests.cast import Cast
from tests.talks import say

TEXT = "Wij zitten thuis.\r\nEen bank 👍🏽 voor de deur, een bank op het plein."


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(cast: Cast, name: str, *args: object, dialogue: str = "") -> str:
    return reverse(f"coding:{name}", args=[dialogue or cast.dialogue.slug, *args])


@pytest.fixture
def code(cast: Cast) -> Code:
    theme = Theme.objects.create(dialogue=cast.dialogue, name="Elkaar tegenkomen")
    return Code.objects.create(dialogue=cast.dialogue, name="plek om te zitten", theme=theme)


def test_the_desk_leads_to_the_next_answer(cast: Cast) -> None:
    answer = say(cast, TEXT)
    page = as_(cast.cem).get(address(cast, "desk"))
    assert (page.status_code, page["Location"]) == (302, address(cast, "answer_desk", answer.pk))
    read_answer(answer, by=cast.cem)
    assert as_(cast.cem).get(address(cast, "desk")).status_code == 200


def test_words_copied_by_hand_are_marked_and_coded(cast: Cast, code: Code) -> None:
    answer = say(cast, TEXT)
    sent = {"passage": "thuis.\nEen bank", "name": "Plek om"}
    page = as_(cast.cem).post(address(cast, "passage_new", answer.pk), sent)
    quote = Quote.objects.get()
    assert (page.status_code, quote.exact) == (302, "thuis.\r\nEen bank")
    assert list(Coding.objects.values_list("quote", "code", "coder")) == [(quote.pk, code.pk, cast.cem.pk)]


def test_offsets_count_code_points(cast: Cast, code: Code) -> None:
    answer, start = say(cast, TEXT), TEXT.index("voor")
    sent = {"start": start, "end": start + 11, "passage": "voor de deur", "code": str(code.pk)}
    as_(cast.cem).post(address(cast, "passage_new", answer.pk), sent)
    assert Quote.objects.get().exact == "voor de deu"


def test_no_words_take_the_whole_answer(cast: Cast, code: Code) -> None:
    answer = say(cast, f"  {TEXT} ")
    as_(cast.cem).post(address(cast, "passage_new", answer.pk), {"code": str(code.pk)})
    assert Quote.objects.get().exact == TEXT


def test_the_same_key_again_takes_the_code_away(cast: Cast, code: Code) -> None:
    answer, client = say(cast, TEXT), as_(cast.cem)
    client.post(address(cast, "passage_new", answer.pk), {"passage": "Wij zitten", "code": str(code.pk)})
    sent = {"quote": str(Quote.objects.get().pk), "code": str(code.pk)}
    client.post(address(cast, "passage_new", answer.pk), sent)
    assert (Quote.objects.get().exact, Coding.objects.count()) == ("Wij zitten", 0)


@pytest.mark.parametrize(
    "sent", [{"passage": "een bankje"}, {"passage": "e"}, {"name": "onbekend"}, {"start": "9", "end": "3"}]
)
def test_what_can_not_be_marked_is_said(cast: Cast, code: Code, sent: dict[str, str]) -> None:
    answer = say(cast, TEXT)
    page = as_(cast.cem).post(address(cast, "passage_new", answer.pk), sent)
    assert (page.status_code, Quote.objects.count()) == (422, 0)
    assert "field-error" in page.content.decode()


def test_done_reads_and_goes_on(cast: Cast) -> None:
    answer = say(cast, TEXT)
    page = as_(cast.cem).post(address(cast, "reading_new", answer.pk))
    assert (page["Location"], Reading.objects.get().answer) == (address(cast, "desk"), answer)


def test_undo_takes_back_the_last_mark(cast: Cast) -> None:
    answer, client = say(cast, TEXT), as_(cast.cem)
    client.post(address(cast, "passage_new", answer.pk), {"passage": "Wij zitten"})
    client.post(address(cast, "undo_last", answer.pk))
    assert Quote.objects.count() == 0


def test_the_text_reaches_the_browser_sign_for_sign(cast: Cast) -> None:
    page = as_(cast.cem).get(address(cast, "answer_desk", say(cast, TEXT).pk)).content.decode()
    assert "Wij zitten thuis.&#13;\nEen bank 👍🏽 voor" in page


def test_the_first_reading_is_blind(cast: Cast, code: Code) -> None:
    answer = say(cast, TEXT)
    quote = mark(current_version(answer), start=0, end=3, by=cast.yara)
    code_quote(quote, code=code, by=cast.yara)
    client = as_(cast.cem)
    pages = [
        address(cast, "answer_desk", answer.pk),
        address(cast, "comparison", answer.pk),
        address(cast, "quote_detail", quote.pk),
    ]
    before = [page for page in pages if "Yara" in client.get(page).content.decode().replace("Marked by", "")]
    assert "<mark" not in client.get(pages[0]).content.decode()
    read_answer(answer, by=cast.cem)
    assert (before[:2], "Yara" in client.get(pages[1]).content.decode()) == ([pages[2]], True)


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_any_number(
    cast: Cast, code: Code, rows: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(rows):
        answer = say(cast, TEXT)
        code_quote(mark(current_version(answer), start=0, end=3, by=cast.cem), code=code, by=cast.cem)
        object_to(answer, about="answer", text="Nee.", by=Holder(answer.voice_id))
    client = as_(cast.cem)
    for name, args in (
        ("quote_list", ()),
        ("code_list", ()),
        ("theme_list", ()),
        ("objection_list", ()),
        ("code_detail", (code.pk,)),
    ):
        with django_assert_max_num_queries(9):  # type: ignore[operator]
            assert client.get(address(cast, name, *args)).status_code == 200


def test_every_page_of_the_room_opens(cast: Cast, code: Code) -> None:
    answer = say(cast, TEXT)
    quote = mark(current_version(answer), start=0, end=3, by=cast.cem)
    objection = object_to(answer, about="quote", text="Nee.", by=Holder(answer.voice_id), quote=quote)
    wording = QuoteWording.objects.create(of=quote, text="Biz", language="tr")
    client = as_(cast.cem)
    client.post(address(cast, "codebook_new"), {"why": ""})
    kept = CodebookVersion.objects.get()
    pages = [
        ("answer_desk", answer.pk), ("comparison", answer.pk), ("quote_detail", quote.pk), ("quote_flag", quote.pk),
        ("wording_new", quote.pk), ("wording_change", quote.pk, wording.pk), ("code_new",), ("code_detail", code.pk),
        ("code_change", code.pk), ("retirement", code.pk), ("merge_form", code.pk), ("theme_new",),
        ("theme_detail", code.theme_id), ("theme_change", code.theme_id), ("codebook_list",), ("codebook_new",),
        ("codebook_detail", kept.pk), ("objection_detail", objection.pk),
    ]  # fmt: skip
    assert {page: client.get(address(cast, *page)).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert {as_(cast.nobody).get(address(cast, *page)).status_code for page in pages} == {404}


def test_codes_and_themes_are_made_by_forms(cast: Cast) -> None:
    client = as_(cast.cem)
    client.post(address(cast, "theme_new"), {"name": "De stad zelf", "about": "", "order": "1"})
    theme = Theme.objects.get()
    client.post(address(cast, "code_new"), {"name": "lawaai", "meaning": "Geluid", "theme": str(theme.pk)})
    twice = client.post(address(cast, "code_new"), {"name": "lawaai", "meaning": "", "theme": ""})
    assert (twice.status_code, list(Code.objects.values_list("name", "theme", "dialogue"))) == (
        422,
        [("lawaai", theme.pk, cast.dialogue.pk)],
    )


def test_an_objection_is_answered_on_its_page(cast: Cast) -> None:
    answer = say(cast, TEXT)
    objection = object_to(answer, about="answer", text="Nee.", by=Holder(answer.voice_id))
    as_(cast.cem).post(address(cast, "objection_detail", objection.pk), {"reply": "We verbeterden het."})
    assert Objection.objects.get().reply == "We verbeterden het."


def test_who_may_only_read_changes_nothing(cast: Cast, code: Code) -> None:
    answer, client = say(cast, TEXT), as_(cast.edda)
    for name, pk in (
        ("passage_new", answer.pk),
        ("undo_last", answer.pk),
        ("reading_new", answer.pk),
        ("retirement", code.pk),
    ):
        assert client.post(address(cast, name, pk), {"passage": "Wij"}).status_code == 403
    assert (Quote.objects.count(), Reading.objects.count(), Code.objects.get().retired_at) == (0, 0, None)

"""The pages of findings: from the first claim to a public finding, by forms alone."""

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.coding.models import Code, Quote
from dorpel.coding.operations import code_quote, mark
from dorpel.coding.queries import current_version
from dorpel.findings.models import Evidence, Finding, FindingWording, Publication, Response
from dorpel.findings.operations import respond
from dorpel.people.models import Person
from tests.cast import Cast
from tests.talks import say


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(cast: Cast, name: str, *args: object) -> str:
    return reverse(f"findings:{name}", args=[cast.dialogue.slug, *args])


def coded(cast: Cast, text: str = "Wij missen een bank.", **how: object) -> Quote:
    version = current_version(say(cast, text, **how))  # type: ignore[arg-type]
    quote = mark(version, start=0, end=len(text), by=cast.cem)
    code, _ = Code.objects.get_or_create(dialogue=cast.dialogue, name="bank")
    code_quote(quote, code=code, by=cast.cem)
    return quote


def published(cast: Cast) -> Finding:
    """A finding that Cem wrote, Bea adopted and Yara published, each on their own pages."""
    quote, other = coded(cast), coded(cast, "Bank? Liever niet.")
    cem = as_(cast.cem)
    cem.post(address(cast, "finding_new"), {"claim": "Mensen missen een plek.", "explanation": "", "language": "nl"})
    finding = Finding.objects.latest("pk")
    for each, stance in ((quote, "for"), (other, "against")):
        cem.post(address(cast, "evidence_list", finding.pk), {"quote": str(each.pk), "stance": stance})
    cem.post(address(cast, "showing", Evidence.objects.get(quote=quote).pk))
    as_(cast.bea).post(address(cast, "adoption", finding.pk))
    as_(cast.yara).post(address(cast, "publication", finding.pk))
    return finding


def test_a_finding_becomes_public_by_forms(cast: Cast) -> None:
    finding = published(cast)
    made = Publication.objects.get()
    assert (made.finding, made.voices, made.published_by, made.ended_at) == (finding, 1, cast.yara, None)
    shown = Evidence.objects.order_by("pk").values_list("stance", "shown")
    assert list(shown) == [("for", True), ("against", False)]


def test_what_is_missing_is_said(cast: Cast) -> None:
    as_(cast.cem).post(address(cast, "finding_new"), {"claim": "Mensen missen een plek.", "language": "nl"})
    finding, client = Finding.objects.get(), as_(cast.yara)
    page = client.post(address(cast, "publication", finding.pk), follow=True, headers={"accept-language": "en"})
    assert (Publication.objects.count(), "notice--error" in page.content.decode()) == (0, True)


def test_a_finding_is_taken_down_with_its_reason(cast: Cast) -> None:
    finding, client = published(cast), as_(cast.yara)
    assert client.post(address(cast, "takedown", finding.pk), {"why": ""}).status_code == 422
    client.post(address(cast, "takedown", finding.pk), {"why": "Verkeerd geteld."})
    assert Publication.objects.get().ended_why == "Verkeerd geteld."


def test_a_stale_form_shows_both_claims(cast: Cast) -> None:
    finding, client = published(cast), as_(cast.cem)
    sent = {"explanation": "", "language": "nl", "version": "1"}
    client.post(address(cast, "finding_change", finding.pk), {**sent, "claim": "Van Cem"})
    page = client.post(address(cast, "finding_change", finding.pk), {**sent, "claim": "Van Yara"})
    assert (page.status_code, finding.versions.count()) == (409, 2)
    assert all(text in page.content.decode() for text in ("Van Cem", "Van Yara"))


def test_a_translation_is_kept_with_its_state(cast: Cast) -> None:
    finding, client = published(cast), as_(cast.cem)
    sent = {"language": "tr", "text": "İnsanlar bir yer özlüyor.", "explanation": "", "state": "draft"}
    assert client.post(address(cast, "wording_new", finding.pk), {**sent, "language": "nl"}).status_code == 422
    client.post(address(cast, "wording_new", finding.pk), sent)
    wording = FindingWording.objects.get()
    change = address(cast, "wording_change", finding.pk, wording.pk)
    client.post(change, {**sent, "state": "approved", "version": str(wording.version)})
    assert FindingWording.objects.get().state == "approved"


def test_a_response_is_shown_or_refused(cast: Cast) -> None:
    finding, client = published(cast), as_(cast.yara)
    shown, refused = (
        respond(finding.reference, stance="agree", text=text, language="nl") for text in ("Ja.", "Piet P.!")
    )
    client.post(address(cast, "response_showing", shown.pk))
    client.post(address(cast, "response_refusal", refused.pk), {"why": "Noemt een naam."})
    rows = {row.text: (row.shown_at is not None, row.refused_why) for row in Response.objects.all()}
    assert rows == {"Ja.": (True, ""), "Piet P.!": (False, "Noemt een naam.")}


def test_who_reads_no_quotes_sees_only_shown_words(cast: Cast) -> None:
    finding = published(cast)
    staff = as_(cast.stig).get(address(cast, "finding_detail", finding.pk)).content.decode()
    coder = as_(cast.cem).get(address(cast, "finding_detail", finding.pk)).content.decode()
    assert ["Wij missen een bank." in staff, "Liever niet" in staff, "Liever niet" in coder] == [True, False, True]


@pytest.mark.parametrize(("state", "seen"), [("", 2), ("draft", 1), ("adopted", 0), ("published", 1)])
def test_the_list_is_kept_to_one_state(cast: Cast, state: str, seen: int) -> None:
    published(cast)
    as_(cast.cem).post(address(cast, "finding_new"), {"claim": "Nog een.", "language": "nl"})
    page = as_(cast.cem).get(address(cast, "finding_list"), {"state": state})
    assert len(page.context["rows"]) == seen


def test_every_page_of_the_room_opens(cast: Cast) -> None:
    finding = published(cast)
    evidence, code = Evidence.objects.first(), Code.objects.get()
    assert evidence is not None
    response = respond(finding.reference, stance="add", text="Ook bij ons.", language="nl")
    pages = [
        ("finding_list",), ("finding_new",), ("finding_detail", finding.pk), ("finding_change", finding.pk),
        ("evidence_list", finding.pk), ("looked_form", finding.pk), ("adoption", finding.pk),
        ("publication", finding.pk), ("takedown", finding.pk), ("wording_new", finding.pk),
        ("showing", evidence.pk), ("removal", evidence.pk),
        ("response_list",), ("response_detail", response.pk), ("response_showing", response.pk),
        ("response_refusal", response.pk),
    ]  # fmt: skip
    client = as_(cast.yara)
    assert {page: client.get(address(cast, *page)).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert client.get(address(cast, "evidence_list", finding.pk), {"code": str(code.pk)}).status_code == 200
    assert {as_(cast.nobody).get(address(cast, *page)).status_code for page in pages} == {404}

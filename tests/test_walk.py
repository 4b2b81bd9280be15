"""The way of one voice, there and back: the same story as docs/walk.md."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from dorpel.challengers.models import Intake
from dorpel.coding.operations import read_answer
from dorpel.config.cli import main
from dorpel.conversations.models import Answer, Voice
from dorpel.core.ids import new_receipt
from dorpel.pages.walk import STEPS, walk_of
from dorpel.policy.operations.progress import report
from tests.canary import pdf_text
from tests.cast import Cast, make_cast
from tests.story import CLAIM, PROGRESS, REASON, WORDS, Story, heard, tell, understood


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast)


def voice_of(answer: Answer) -> Voice:
    assert answer.voice is not None
    return answer.voice


def addresses(story: Story) -> dict[str, str]:
    slug = story.voice.dialogue.slug
    proposal = reverse("pages:proposal", args=[slug, story.proposal.reference])
    action = reverse("pages:action", args=[slug, story.action.reference])
    return {
        "finding": reverse("pages:finding", args=[slug, story.finding.reference]),
        "article": reverse("pages:edition", args=[slug, 1]),
        "proposal": proposal,
        "resolution": proposal,
        "action": action,
        "progress": action,
    }


def test_every_arrow_is_one_step(story: Story) -> None:
    walk = walk_of(story.voice)
    assert walk["words"] == [WORDS]
    assert tuple(step["step"] for step in walk["steps"]) == STEPS
    assert {step["step"]: step["address"] for step in walk["steps"] if step["address"]} == addresses(story)
    assert all(step["when"] and step["what"] for step in walk["steps"])


def test_the_steps_say_what_happened(story: Story) -> None:
    with translation.override("en"):
        what = {step["step"]: step["what"] for step in walk_of(story.voice)["steps"]}
    assert what["finding"].endswith(CLAIM)
    assert what["resolution"].endswith(f"The reason: {REASON}")
    assert what["progress"].endswith(PROGRESS)
    assert what["article"] == "Printed. Your words stand in De Stedeling 1, on page 1."


def test_a_new_report_is_a_new_step(cast: Cast, story: Story) -> None:
    before = walk_of(story.voice)["steps"]
    report(story.action, stage="done", text="Alle banken staan er.", on=date(2026, 11, 20), by=cast.stig)
    after = walk_of(story.voice)["steps"]
    assert after[:-1] == before
    assert after[-1]["what"].endswith("Alle banken staan er.")


def test_it_takes_as_many_questions_for_one_step_as_for_all(
    cast: Cast, story: Story, django_assert_max_num_queries: Any
) -> None:
    _code, other = heard(cast, "De dokter is te ver.")
    for voice in (story.voice, voice_of(other)):
        fresh = Voice.objects.select_related("dialogue", "conversation__neighbourhood").get(pk=voice.pk)
        with django_assert_max_num_queries(22):
            walk_of(fresh)


def test_a_voice_that_nobody_read_yet_has_its_two_steps(cast: Cast) -> None:
    _code, answer = heard(cast)
    assert [step["step"] for step in walk_of(voice_of(answer))["steps"]] == ["conversation", "sync"]


def test_another_voice_sees_nothing_of_this_one(cast: Cast, story: Story) -> None:
    _code, other = heard(cast, "De dokter is te ver.")
    walk = walk_of(voice_of(other))
    assert (walk["words"], len(walk["steps"])) == (["De dokter is te ver."], 2)


def test_the_command_prints_one_line(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["walk", story.code, "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    walk = json.loads(line)
    assert (walk["words"], [step["step"] for step in walk["steps"]]) == ([WORDS], list(STEPS))


def test_wrong_unknown_and_withdrawn_codes_get_the_same_answer(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", story.code, "--json"]) == 0
    capsys.readouterr()
    said = set()
    for command in ("walk", "withdraw"):
        for code in (story.code, new_receipt(), "nonsense"):
            assert main([command, code, "--json"]) == 1
            said.add(capsys.readouterr().out)
    assert len(said) == 1


def test_the_command_takes_back_one_purpose(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", story.code, "--purpose", "quote", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [place["page"] for place in said["printed"]] == [1]
    assert Answer.objects.filter(pk=story.answer.pk).exists()
    assert main(["withdraw", story.code, "--purpose", "quote", "--json"]) == 1
    assert main(["withdraw", story.code, "--purpose", "nonsense", "--json"]) == 2


def test_taking_everything_back_says_what_went_and_what_is_printed(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", story.code, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["removed"] == {
        "answers": 1, "inbox": 1, "versions": 1, "raw_texts": 1, "quotes": 1, "codings": 1, "evidence": 1,
        "articles_to_come": 1, "publications": 1,
    }  # fmt: skip
    assert [(place["edition"], place["number"], place["page"]) for place in said["printed"]] == [("De Stedeling", 1, 1)]


def test_the_page_tells_it_to_who_has_the_code(client: Client, story: Story) -> None:
    page = client.post("/follow/", {"code": story.code.lower().replace("-", " ")}, follow=True)
    assert page.redirect_chain == [("/follow/voice/", 302)]
    text = page.content.decode()
    for words in (WORDS, CLAIM, REASON, PROGRESS):
        assert words in text
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert story.code not in text


def test_without_the_code_there_is_no_page(client: Client, story: Story) -> None:
    assert client.get("/follow/voice/").headers["Location"] == "/follow/"
    wrong = client.post("/follow/", {"code": "nonsense"}).content
    unknown = client.post("/follow/", {"code": new_receipt()}).content
    assert WORDS.encode() not in wrong + unknown


def test_the_page_closes(client: Client, story: Story) -> None:
    client.post("/follow/", {"code": story.code})
    client.post("/follow/closing/")
    assert client.get("/follow/voice/").headers["Location"] == "/follow/"


def test_too_many_codes_from_one_address_are_refused(client: Client, cast: Cast) -> None:
    answers = [client.post("/follow/", {"code": "nonsense"}).status_code for _ in range(21)]
    assert answers == [422] * 20 + [429]


def test_who_said_it_takes_it_back_on_the_page(client: Client, story: Story) -> None:
    client.post("/follow/", {"code": story.code})
    assert b"De Stedeling" in client.get("/follow/withdrawal/").content
    page = client.post("/follow/withdrawal/", follow=True)
    assert page.redirect_chain == [("/follow/withdrawn/", 302)]
    assert not Voice.objects.filter(pk=story.voice.pk).exists()
    assert client.get("/follow/voice/").headers["Location"] == "/follow/"


def test_a_purpose_is_taken_back_and_given_again_on_the_page(client: Client, story: Story) -> None:
    client.post("/follow/", {"code": story.code})
    assert client.get("/follow/purpose/quote/").status_code == 200
    client.post("/follow/purpose/quote/")
    consent = story.voice.consents.get(purpose__key="quote")
    assert consent.given is False
    client.post("/follow/purpose/quote/again/")
    consent.refresh_from_db()
    assert consent.given is True


def test_an_objection_is_kept_and_shown_on_the_page(client: Client, story: Story) -> None:
    client.post("/follow/", {"code": story.code})
    address = reverse("pages:objection", args=[story.answer.pk])
    client.post(address, {"about": "answer", "text": "Ik bedoelde de muur."})
    assert "Ik bedoelde de muur." in client.get("/follow/voice/").content.decode()
    assert story.answer.objections.get().text == "Ik bedoelde de muur."


def test_nobody_objects_to_the_words_of_another(client: Client, cast: Cast, story: Story) -> None:
    _code, other = heard(cast, "De dokter is te ver.")
    client.post("/follow/", {"code": story.code})
    assert client.get(reverse("pages:objection", args=[other.pk])).status_code == 404


def test_the_action_leads_back_to_the_voices(client: Client, story: Story) -> None:
    there = addresses(story)
    action = client.get(there["action"]).content.decode()
    assert there["proposal"] in action
    assert there["finding"] in action
    assert there["finding"] in client.get(there["proposal"]).content.decode()
    finding = client.get(there["finding"]).content.decode()
    assert WORDS in finding
    for step in ("article", "proposal", "action"):
        assert there[step] in finding


def test_words_taken_back_are_on_no_public_page(client: Client, story: Story) -> None:
    pages = ["/", *set(addresses(story).values())]
    assert [page for page in pages if WORDS in client.get(page).content.decode()] != []
    main(["withdraw", story.code, "--purpose", "quote", "--json"])
    assert [page for page in pages if WORDS in client.get(page).content.decode()] == []


@pytest.mark.parametrize(
    "name", ["dialogue", "findings", "proposals", "plan", "newspaper", "course", "privacy", "part"]
)
def test_every_public_page_opens_and_says_that_the_city_is_fictional(client: Client, story: Story, name: str) -> None:
    for language, words in (("nl", "fictie"), ("en", "fictional city")):
        page = client.get(reverse(f"pages:{name}", args=["stad"]), headers={"accept-language": language})
        assert page.status_code == 200
        if language == "en":
            assert words in page.content.decode()


def test_an_empty_dialogue_has_pages_too(client: Client, cast: Cast) -> None:
    for name in ("dialogue", "findings", "proposals", "plan", "newspaper", "course", "privacy", "part"):
        assert client.get(reverse(f"pages:{name}", args=["stad-elders"])).status_code == 200


def test_a_short_address_leads_to_what_is_printed(client: Client, story: Story) -> None:
    there = addresses(story)
    for row, step in ((story.finding, "finding"), (story.proposal, "proposal"), (story.action, "action")):
        assert client.get(f"/r/{row.reference.lower()}").headers["Location"] == there[step]
    article = story.edition.articles.get()
    assert client.get(f"/r/{article.reference}").headers["Location"] == f"{there['article']}#{article.reference}"
    assert client.get("/r/00000000").status_code == 404


def test_a_reader_answers_a_finding(client: Client, story: Story) -> None:
    address = addresses(story)["finding"]
    assert client.post(address, {"stance": "agree", "text": "Bij ons ook."}).status_code == 302
    assert story.finding.responses.get().text == "Bij ons ook."
    # Not before somebody of the team has read it.
    assert "Bij ons ook." not in client.get(address).content.decode()


def test_a_second_reader_counts_in_words(cast: Cast) -> None:
    _code, answer = heard(cast)
    understood(cast, answer)
    read_answer(answer, by=cast.yara)
    with translation.override("en"):
        steps = {step["step"]: step["what"] for step in walk_of(voice_of(answer))["steps"]}
    assert steps["answer"] == "Read. 2 people read your words, each alone."


def test_the_printed_pages_are_there_for_everybody_without_what_was_taken_back(client: Client, cast: Cast) -> None:
    story = tell(cast, press=True)
    address = reverse("pages:edition_pdf", args=["stad", story.edition.number])
    assert "pleintje" in pdf_text(client.get(address).content)
    main(["withdraw", story.code, "--purpose", "quote", "--json"])
    assert "pleintje" not in pdf_text(client.get(address).content)


def test_somebody_applies_while_the_call_is_open(client: Client, cast: Cast) -> None:
    today = timezone.localdate()
    call = Intake.objects.create(dialogue=cast.dialogue, name="Lichting 1", places=40, opens_on=today, closes_on=today)
    address = reverse("pages:application", args=["stad", call.pk])
    assert address in client.get(reverse("pages:part", args=["stad"])).content.decode()
    assert client.post(address, {"name": "Rik"}).status_code == 422
    assert client.post(address, {"name": "Rik", "phone": "0470 00 00 00", "language": "nl"}).status_code == 200
    assert call.applications.get().name == "Rik"
    Intake.objects.update(opens_on=today - timedelta(days=9), closes_on=today - timedelta(days=1))
    assert client.get(address).status_code == 404

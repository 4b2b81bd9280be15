"""The walk as its holder sees it: few thresholds, whatever happened, and a plain word where nothing did."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from dorpel.coding.operations import code_quote, mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.conversations.models import AnswerVersion, AnswerWording
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.receipts import find_voice
from dorpel.core.actors import MACHINE
from dorpel.core.rows import WordingState
from dorpel.findings.operations import adopt, look_against, publish, weigh, write
from dorpel.newspaper.models import PrintedQuote
from dorpel.pages.city_side import city_side
from dorpel.pages.thresholds import Threshold, people_side
from dorpel.pages.trail import trail_of
from dorpel.policy.models import Action
from dorpel.policy.operations.progress import report
from dorpel.policy.operations.resolutions import resolve
from dorpel.proposals.operations import propose
from dorpel.tables.models import Round, Seat, Table
from dorpel.tables.operations import put_on_agenda
from tests.cast import Cast, make_cast
from tests.story import Story, heard, tell, understood

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast)


def walked(story: Story) -> list[Threshold]:
    trail = trail_of(story.voice)
    with translation.override("en"):
        return [*people_side(trail), *city_side(trail)]


def moment(story: Story, told: str) -> dict[str, Any]:
    [found] = [each for threshold in walked(story) for each in threshold.moments if each.told == told]
    return dict(found.what)


def page(client: Client, code: str) -> str:
    client.post("/follow/", {"code": code})
    return " ".join(client.get("/follow/voice/", headers=ENGLISH).content.decode().split())


def test_from_door_to_street_there_are_seven_thresholds(story: Story) -> None:
    told = [(each.kind, [moment.told for moment in each.moments]) for each in walked(story)]
    assert told == [
        ("people", ["heard"]),
        ("people", ["read", "found"]),
        ("people", ["printed"]),
        ("city", ["sat", "proposed"]),
        ("city", ["decided"]),
        ("city", ["doing"]),
        ("city-open", ["open"]),
    ]


def test_more_of_everything_makes_no_more_thresholds_and_no_more_questions(cast: Cast, story: Story) -> None:
    before, asked = len(walked(story)), questions(story)
    for number in range(3):
        more_of_everything(cast, story, number)
    assert (len(walked(story)), questions(story)) == (before, asked)
    assert [row.claim for row in moment(story, "found")["others"]] == ["Nog een, 0.", "Nog een, 1."]
    assert moment(story, "found")["more"] == 1
    assert [len(each.older) for each in moment(story, "doing")["doing"]] == [3]
    assert (len(moment(story, "proposed")["going"]), len(moment(story, "decided")["older"])) == (3, 2)


def more_of_everything(cast: Cast, story: Story, number: int) -> None:
    finding = write(cast.dialogue, claim=f"Nog een, {number}.", language="nl", by=cast.cem)
    weigh(finding, quote=story.quote, stance="for", by=cast.cem)
    look_against(finding, where="overal", by=cast.cem)
    adopt(finding.versions.get(), by=cast.bea)
    publish(finding, by=cast.yara)
    evening = Round.objects.create(
        dialogue=cast.dialogue, title=f"Ronde {number}", held_on=date(2026, 9, 20), place="Casino", take_home="?"
    )
    item = put_on_agenda(evening, finding=finding, by=cast.yara)
    table = Table.objects.create(dialogue=cast.dialogue, round=evening, number=1, item=item)
    Seat.objects.create(dialogue=cast.dialogue, table=table, name="Rik")
    proposal = propose(cast.dialogue, findings=[finding], title=f"Voorstel {number}", text="…", by=cast.stig)
    resolve(proposal, outcome="refused", body="college", reason="Nee.", on=date(2026, 10, 2), by=cast.bea)
    report(story.action, stage="halfway", text=f"{number}.", on=date(2026, 11, 18 + number), by=cast.stig)


def questions(story: Story) -> int:
    voice = type(story.voice).objects.select_related("dialogue", "conversation__neighbourhood").get(pk=story.voice.pk)
    with CaptureQueriesContext(connection) as asked:
        trail = trail_of(voice)
        list(people_side(trail))
        list(city_side(trail))
    return len(asked)


def test_the_page_asks_as_much_for_a_long_walk_as_for_the_whole_one(
    cast: Cast, client: Client, story: Story, django_assert_max_num_queries: Any
) -> None:
    client.post("/follow/", {"code": story.code})
    client.get("/follow/voice/")
    more_of_everything(cast, story, 1)
    with django_assert_max_num_queries(45):
        client.get("/follow/voice/")


def test_who_listened_isnt_named(cast: Cast, client: Client, story: Story) -> None:
    told = page(client, story.code)
    assert "That was in Tuinwijk." in told
    assert [name for name in ("Vera", "Cem", "Bea", "Stig") if name in told] == []


def test_two_readers_who_differ_are_said_to_differ(cast: Cast, story: Story) -> None:
    code = story.quote.codings.get().code
    assert moment(story, "read")["same"] is True
    code_quote(story.quote, code=code, by=cast.yara)
    assert moment(story, "read")["same"] is True
    other = type(code).objects.create(dialogue=cast.dialogue, name="iets anders")
    code_quote(story.quote, code=other, by=cast.yara)
    what = moment(story, "read")
    assert (what["coders"], what["same"], what["labels"]) == (2, False, ["iets anders", "plek om te zitten"])


def test_chairs_are_drawn_in_turn_and_the_host_is_on_neither_side(cast: Cast, story: Story) -> None:
    table = Table.objects.get(number=14)
    for sits_as in ("resident", "challenger", "resident", "staff", "staff", "host"):
        Seat.objects.create(dialogue=cast.dialogue, table=table, name=sits_as, sits_as=sits_as)
    what = moment(story, "sat")
    assert (what["residents"], what["city"]) == (3, 2)
    assert [chair.city for chair in what["seats"].seats] == [False, True, False, True, False]


def test_the_sentence_is_framed_on_its_page_until_it_is_taken_back(client: Client, story: Story) -> None:
    PrintedQuote.objects.update(x=0.2, y=0.4, width=0.3, height=0.1)
    told = page(client, story.code)
    assert "Your sentence stands in De Stedeling 1, on page 1." in told
    assert "paper--marked" in told
    client.post("/follow/purpose/quote/")
    told = " ".join(client.get("/follow/voice/", headers=ENGLISH).content.decode().split())
    assert "Your sentence was printed in De Stedeling 1, on page 1." in told
    assert "paper--marked" not in told


def test_words_that_arent_printed_themselves_are_led_to_the_article(cast: Cast, client: Client, story: Story) -> None:
    PrintedQuote.objects.all().delete()
    article = story.edition.articles.get()
    assert moment(story, "printed")["own"] is False
    told = page(client, story.code)
    assert "Your own sentence isn't in it." in told
    assert f"/newspaper/1/#{article.reference}" in told


def test_older_reports_are_folded_behind_the_latest(cast: Cast, client: Client, story: Story) -> None:
    report(story.action, stage="halfway", text="41 van de 62.", on=date(2026, 11, 20), by=cast.stig)
    told = page(client, story.code)
    latest, _details, folded = told.partition('<details class="moment-older')
    assert ("41 van de 62." in latest, "23 van de 62" in latest, "23 van de 62" in folded) == (True, False, True)


def test_what_is_open_is_said_with_its_day(story: Story, client: Client) -> None:
    Action.objects.update(due_on=timezone.localdate() + timedelta(days=9), counts_as_done="Alle 62 banken staan er.")
    [still] = moment(story, "open")["open"]
    assert (still.words, still.late) == ("Alle 62 banken staan er.", False)
    Action.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert "That should have been there by" in page(client, story.code)


def test_when_all_is_done_nothing_is_promised(cast: Cast, story: Story) -> None:
    report(story.action, stage="done", text="Alle 62.", on=date(2026, 11, 20), by=cast.stig)
    assert moment(story, "open") == {"open": [], "nothing": "Everything that was promised here is done."}


def test_a_refusal_to_be_looked_at_again_stays_open(cast: Cast) -> None:
    _code, answer = heard(cast)
    _quote, finding = understood(cast, answer)
    proposal = propose(cast.dialogue, findings=[finding], title="Een bank", text="…", by=cast.stig)
    trail = trail_of(answer.voice)
    with translation.override("en"):
        assert [each.words for each in opened(trail)] == ["The City answers this proposal."]
        resolve(
            proposal, outcome="postponed", body="college", reason="Nog niet.", on=date(2026, 10, 2), by=cast.bea,
            look_again_on=date(2027, 3, 1),
        )  # fmt: skip
        [still] = opened(trail_of(answer.voice))
    assert (still.words, still.on) == ("The City looks at its answer again.", date(2027, 3, 1))


def opened(trail: Any) -> list[Any]:
    return list([*city_side(trail)][-1].moments[0].what["open"])


@pytest.mark.parametrize(
    ("far", "words"),
    [
        ("heard", "A person reads your words first. This dialogue can&#x27;t close before that."),
        ("found", "No table with the City has talked about it yet."),
    ],
)
def test_a_short_walk_ends_in_a_plain_sentence(cast: Cast, client: Client, far: str, words: str) -> None:
    code, answer = heard(cast)
    if far == "found":
        understood(cast, answer)
    assert words in page(client, code)


def test_against_a_finding_nobody_is_drawn_among_those_who_say_it(cast: Cast, story: Story) -> None:
    story.finding.evidence.update(stance="against")
    what = moment(story, "found")
    assert (what["first"].against, what["first"].company, bool(what["field"])) == (True, "", False)


def test_one_sees_oneself_among_those_who_say_it_when_they_are_enough(cast: Cast, story: Story) -> None:
    assert not moment(story, "found")["field"]
    story.finding.publications.update(voices=41)
    field = moment(story, "found")["field"]
    assert (field.count, field.you, field.title) == (41, True, "41 voices, one of them is you")


def test_a_translation_says_how_far_it_is_and_is_never_put_in_the_place_of_the_words(
    cast: Cast, client: Client
) -> None:
    code, answer = heard(cast, "مقعد تحت الشجرة.", language="ar")
    version = AnswerVersion.objects.get(answer=answer)
    AnswerWording.objects.create(of=version, language="en", text="A seat under the tree.", state=WordingState.READ)
    told = page(client, code)
    assert '<blockquote lang="ar" dir="rtl"><p>مقعد تحت الشجرة.</p>' in told
    assert '<p lang="en" dir="ltr">A seat under the tree.</p>' in told
    assert "Translated by a person of the team, and read by a second speaker." in told


def test_of_long_words_the_passage_that_was_chosen_stands_above(cast: Cast, client: Client) -> None:
    start = "De bank is weg."
    code, answer = heard(cast, f"{start} " + "Er was van alles en nog wat op die straat. " * 8)
    read_answer(answer, by=cast.cem)
    mark(current_version(answer), start=0, end=len(start), by=cast.cem)
    told = page(client, code)
    assert f'<blockquote lang="nl" dir="ltr"><p>{start}</p>' in told
    assert "Everything you said here" in told


def test_the_line_draws_itself_once(client: Client, story: Story) -> None:
    assert "walk--draws" in page(client, story.code)
    assert "walk--draws" not in client.get("/follow/voice/").content.decode()


def test_a_part_that_was_withdrawn_is_nowhere_on_the_page_of_another(cast: Cast, client: Client) -> None:
    story = tell(cast, others=("De dokter is te ver.",))
    code, _answer = heard(cast, "Een bank bij de school.")
    withdraw(find_voice(story.code), by=MACHINE)
    assert "De dokter" not in page(client, code)

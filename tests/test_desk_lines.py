"""What waits for somebody stands on their desk in a sentence, in the right number; a calm desk says nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from dorpel.challengers.models import Application, Challenger, Intake
from dorpel.coding.desk_lines import answers_unread, objections_waiting
from dorpel.coding.models import Objection
from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.conversations.desk_lines import (
    answers_to_look_at,
    own_talks,
    own_unread_recordings,
    recordings_set_apart,
    referrals_waiting,
)
from dorpel.conversations.models import Answer, Conversation, Referral, Submission
from dorpel.conversations.operations.needs import add_step
from dorpel.core.ids import uuid7
from dorpel.dialogues.desk_lines import MANY, Line, counted, lines_for
from dorpel.dialogues.models import Neighbourhood
from dorpel.dialogues.roles import Role
from dorpel.findings.desk_lines import findings_to_adopt, findings_to_publish, responses_to_show
from dorpel.findings.models import Finding, Response
from dorpel.findings.operations import adopt, weigh, write
from dorpel.findings.queries import current_version as text_of
from dorpel.people.models import Person
from dorpel.policy.desk_lines import answers_late, answers_to_look_at_again, proposals_to_answer, silent_actions
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion, PolicyPlan, Progress, Resolution
from dorpel.proposals.desk_lines import notes_without_proposal
from dorpel.proposals.models import Proposal
from dorpel.tables.desk_lines import own_tables_ahead, tables_without_note
from dorpel.tables.models import Note, Round, Seat, Table
from tests.cast import Cast, make_cast
from tests.talks import say

Lines = Callable[[Any, Person], list[Line]]


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """Everybody, and sentences in English."""
    with translation.override("en"):
        yield make_cast()


def set_apart(cast: Cast) -> None:
    Submission.objects.create(
        dialogue=cast.dialogue, kind="conversation", record=uuid7(), sha256=uuid7().hex, body=b"{",
        state="quarantined", sender=cast.vera, received_at=timezone.now(),
    )  # fmt: skip


def need(cast: Cast) -> Referral:
    return Referral.objects.create(
        dialogue=cast.dialogue, sealed=b"sealed", agreed_at=timezone.now(), made_at=timezone.now(), service=cast.service
    )


def unread(cast: Cast) -> None:
    say(cast, "Een bank, graag.")


def hidden(cast: Cast) -> None:
    Answer.objects.filter(pk=say(cast, "Een bank, graag.").pk).update(hidden_at=timezone.now())


def objection(cast: Cast) -> None:
    answer = say(cast, "Een bank, graag.")
    assert answer.voice is not None
    Objection.objects.create(
        dialogue=cast.dialogue, voice=answer.voice, answer=answer, about="answer", made_at=timezone.now()
    )


def draft(cast: Cast) -> Finding:
    answer = say(cast, "Een bank, graag.")
    read_answer(answer, by=cast.cem)
    quote = mark(current_version(answer), start=0, end=8, by=cast.cem)
    finding = write(cast.dialogue, claim="Mensen missen een plek.", language="nl", by=cast.cem)
    weigh(finding, quote=quote, stance="for", by=cast.cem)
    return finding


def adopted(cast: Cast) -> None:
    adopt(text_of(draft(cast)), by=cast.bea)


def response(cast: Cast) -> None:
    finding = Finding.objects.first() or write(cast.dialogue, claim="Zo.", language="nl", by=cast.cem)
    Response.objects.create(
        dialogue=cast.dialogue, finding=finding, stance="agree", language="nl", given_at=timezone.now()
    )


def table(cast: Cast, *, days: int = -1) -> Table:
    on = timezone.localdate() + timedelta(days=days)
    held = Round.objects.create(dialogue=cast.dialogue, title="Zitten", held_on=on, place="Zaal", take_home="–")
    found = Table.objects.create(dialogue=cast.dialogue, round=held, number=4)
    Seat.objects.create(dialogue=cast.dialogue, table=found, person=cast.stig, name="Stig", sits_as="staff")
    return found


def note(cast: Cast) -> None:
    Note.objects.create(
        dialogue=cast.dialogue, table=table(cast), text="Een bank.", written_by=cast.stig, written_at=timezone.now()
    )


def proposal(cast: Cast) -> Proposal:
    yesterday = timezone.localdate() - timedelta(days=1)
    return Proposal.objects.create(dialogue=cast.dialogue, made_at=timezone.now(), answer_due_on=yesterday)


def action(cast: Cast, *, adopted_days_ago: int = 100) -> Action:
    day = timezone.localdate() - timedelta(days=adopted_days_ago)
    here = {"dialogue": cast.dialogue}
    plan = PolicyPlan.objects.create(**here, name="Plan", first_year=2012, last_year=2018)
    version = PlanVersion.objects.create(**here, plan=plan, name="Eerste", adopted_on=day)
    goal = Objective.objects.create(**here, plan_version=version, code="BD1", text="Samen")
    group = ActionPlan.objects.create(**here, plan_version=version, objective=goal, code="AP1", text="Zitten")
    return Action.objects.create(**here, plan_version=version, action_plan=group, code="A1", text="Banken")


def tell(cast: Cast, on_action: Action, *, days_ago: int, stage: str = "begun") -> None:
    Progress.objects.create(
        dialogue=cast.dialogue, action=on_action, stage=stage, text="–", reported_by=cast.stig,
        on=timezone.localdate() - timedelta(days=days_ago),
    )  # fmt: skip


def application(cast: Cast) -> None:
    today = timezone.localdate()
    intake = Intake.objects.create(dialogue=cast.dialogue, name="Eerste", places=40, opens_on=today, closes_on=today)
    Application.objects.create(dialogue=cast.dialogue, intake=intake, name="Ann")


COUNTED: list[tuple[Lines, Callable[[Cast], object], str, str]] = [
    (own_unread_recordings, set_apart, "We could not read 1 recording of yours", "We could not read 3 recordings of"),
    (recordings_set_apart, set_apart, "1 recording could", "3 recordings could"),
    (answers_to_look_at, hidden, "1 answer is hidden", "3 answers are hidden"),
    (answers_unread, unread, "There is 1 answer that", "There are 3 answers that"),
    (objections_waiting, objection, "1 resident says", "3 times residents say"),
    (findings_to_adopt, draft, "1 finding has", "3 findings have"),
    (findings_to_publish, adopted, "1 finding is", "3 findings are"),
    (responses_to_show, response, "1 reader answered", "3 readers answered"),
    (notes_without_proposal, note, "No proposal grew from 1 note ", "No proposal grew from 3 notes "),
    (proposals_to_answer, proposal, "1 proposal waits", "3 proposals wait"),
    (answers_late, proposal, "1 proposal is past", "3 proposals are past"),
    (silent_actions, action, "Nobody has told for three months how 1 ", "Nobody has told for three months how 3 "),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "make", "one", "three"), COUNTED, ids=[row[0].__name__ for row in COUNTED])
def test_a_line_says_how_many_wait_and_nothing_when_none_does(
    cast: Cast, client: Client, lines: Lines, make: Callable[[Cast], object], one: str, three: str
) -> None:
    assert lines(cast.dialogue, cast.vera) == []
    make(cast)
    (line,) = lines(cast.dialogue, cast.vera)
    assert line.text[: len(one)] == one
    make(cast)
    make(cast)
    (line,) = lines(cast.dialogue, cast.vera)
    assert line.text[: len(three)] == three
    assert lines(cast.elsewhere, cast.vera) == []


def test_above_a_hundred_nobody_counts_on(cast: Cast) -> None:
    here = cast.dialogue
    Neighbourhood.objects.bulk_create(
        Neighbourhood(dialogue=here, code=f"X{number}", name=f"{number}") for number in range(MANY)
    )
    (line,) = counted(Neighbourhood.objects.filter(dialogue=here), lambda number: f"{number} %(number)s", "/")
    assert line == Line("101 more than 100", "/")


def test_a_need_that_was_answered_waits_no_more(cast: Cast) -> None:
    need(cast)
    add_step(need(cast), what="answered", service=None, note="", by=cast.stig)
    for person in (cast.connie, cast.stig):
        (line,) = referrals_waiting(cast.dialogue, person)
        assert line.text == "1 need from the door waits for an answer."
    assert referrals_waiting(cast.dialogue, cast.yara) == referrals_waiting(cast.elsewhere, cast.connie) == []


def test_a_challenger_sees_the_talks_of_this_month_and_nobody_elses(cast: Cast) -> None:
    assert [line.text for line in own_talks(cast.dialogue, cast.vera)] == ["Record a talk."]
    me = Challenger.objects.create(dialogue=cast.dialogue, name="Vera", person=cast.vera)
    say(cast, "Van een ander.")
    for _talk in range(2):
        Conversation.objects.filter(pk=say(cast, "Van mij.").conversation_id).update(challenger=me)
    old = say(cast, "Lang geleden.").conversation
    Conversation.objects.filter(pk=old.pk).update(challenger=me, received_at=timezone.now() - timedelta(days=40))
    (line,) = own_talks(cast.dialogue, cast.vera)
    assert line.text == "You recorded 2 talks this month. Record the next one."
    assert own_talks(cast.dialogue, cast.yara) == []


def test_who_sits_at_a_table_is_told_before_and_asked_for_its_note_afterwards(cast: Cast) -> None:
    held, ahead = table(cast), table(cast, days=3)
    assert [line.text for line in tables_without_note(cast.dialogue, cast.stig)] == [
        "Write down what table 4 said: Zitten"
    ]
    assert [line.address.split("/")[-2] for line in own_tables_ahead(cast.dialogue, cast.stig)] == [str(ahead.pk)]
    assert tables_without_note(cast.dialogue, cast.yara) == own_tables_ahead(cast.dialogue, cast.yara) == []
    Note.objects.create(
        dialogue=cast.dialogue, table=held, text="Een bank.", written_by=cast.stig, written_at=timezone.now()
    )
    assert tables_without_note(cast.dialogue, cast.stig) == []


def test_an_action_that_was_told_of_or_is_done_or_new_is_not_silent(cast: Cast) -> None:
    silent = action(cast)
    tell(cast, silent, days_ago=95)
    tell(cast, action(cast), days_ago=20)
    tell(cast, action(cast), days_ago=99, stage="done")
    action(cast, adopted_days_ago=10)
    (line,) = silent_actions(cast.dialogue, cast.stig)
    assert line.text == "Nobody has told for three months how 1 action goes. Say how far it is."


def test_an_answer_is_looked_at_again_unless_a_later_one_stands_beside_it(cast: Cast) -> None:
    today, found = timezone.localdate(), [proposal(cast), proposal(cast)]
    for each in found:
        Resolution.objects.create(
            dialogue=cast.dialogue, proposal=each, outcome="postponed", body="board", reason="Geen geld.",
            language="nl", resolved_on=today - timedelta(days=9), look_again_on=today, given_by=cast.bea,
            made_at=timezone.now(),
        )  # fmt: skip
    Resolution.objects.create(
        dialogue=cast.dialogue, proposal=found[0], outcome="accepted", body="board", reason="Nu wel.",
        language="nl", resolved_on=today, given_by=cast.bea, made_at=timezone.now(),
    )  # fmt: skip
    (line,) = answers_to_look_at_again(cast.dialogue, cast.bea)
    assert line.text == f"Look again at the answer to proposal {found[1].reference}."


def test_every_line_of_a_full_desk_leads_to_a_page_that_opens(cast: Cast, client: Client) -> None:
    for _lines, make, _one, _three in COUNTED:
        make(cast)
    application(cast)
    table(cast)
    need(cast)
    for person in map(cast.in_role, Role):
        client.force_login(person)
        found = {
            line.address: client.get(line.address, follow=True).status_code for line in lines_for(cast.dialogue, person)
        }
        assert found == dict.fromkeys(found, 200)

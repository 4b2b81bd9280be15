"""The story of docs/walk.md: one voice carried through every operation, from the door to an action."""

import json
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dorpel.coding.models import Code, Quote
from dorpel.coding.operations import code_quote, mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.conversations.models import Answer, Voice
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.parse import drain
from dorpel.core.ids import new_receipt, uuid7
from dorpel.findings import operations as findings
from dorpel.findings.models import Finding
from dorpel.newspaper import operations as newspaper
from dorpel.newspaper.models import Edition, PrintedQuote, Printing
from dorpel.policy.models import Action, ActionPlan, Objective
from dorpel.policy.operations.plan import adopt, begin_plan, give_place
from dorpel.policy.operations.progress import report
from dorpel.policy.operations.resolutions import resolve
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import propose
from dorpel.tables.models import Round, Table
from dorpel.tables.operations import put_on_agenda, write_note
from tests.cast import Cast
from tests.talks import question_of

WORDS = "Op de bank aan het pleintje kende ik iedereen. De bank is weg."
CLAIM = "Mensen missen een plek om elkaar tegen te komen."
REASON = "We willen elke bank goed onderhouden."
PROGRESS = "23 van de 62 banken staan er."


@dataclass(frozen=True)
class Story:
    """What was made on the way."""

    code: str
    voice: Voice
    answer: Answer
    quote: Quote
    finding: Finding
    proposal: Proposal
    action: Action
    edition: Edition


def heard(cast: Cast, words: str = WORDS, *, language: str = "nl", others: tuple[str, ...] = ()) -> tuple[str, Answer]:
    """Vera's phone sends a talk; the inbox keeps it and the parser reads it. The first voice's code and answer."""
    question = question_of(cast.dialogue)
    code, talk = new_receipt(), uuid7()
    said = list(enumerate((words, *others), 1))
    consent = {"answers": {"count": True, "quote": True, "table": True}, "text": "1", "language": language}
    record = {
        "format": "dorpel-conversation/1",
        "id": str(talk),
        "guide": str(question.guide_version_id),
        "language": language,
        "held_on": timezone.localdate().isoformat(),
        "neighbourhood": cast.neighbourhood.code,
        "voices": [
            {"number": number, "receipt": code if number == 1 else new_receipt(), "consent": consent}
            for number, _ in said
        ],
        "answers": [
            {"question": question.key, "voice": number, "language": language, "text": text} for number, text in said
        ],
    }
    body = json.dumps(record, ensure_ascii=False).encode()
    receive(cast.dialogue, kind="conversation", record=talk, body=body, by=cast.vera)
    assert drain() == 1
    return code, Answer.objects.get(conversation=talk, voice__number=1)


def understood(cast: Cast, answer: Answer) -> tuple[Quote, Finding]:
    """Cem reads, marks and labels; a finding is written, its opposite looked for, adopted by Bea, published by Yara."""
    read_answer(answer, by=cast.cem)
    version = current_version(answer)
    quote = mark(version, start=0, end=len(version.text), by=cast.cem)
    code, _made = Code.objects.get_or_create(dialogue=cast.dialogue, name="plek om te zitten")
    code_quote(quote, code=code, by=cast.cem)
    finding = findings.write(cast.dialogue, claim=CLAIM, language="nl", by=cast.cem)
    evidence = findings.weigh(finding, quote=quote, stance="for", by=cast.cem)
    findings.show_evidence(evidence, shown=True, by=cast.cem)
    findings.look_against(finding, where="alle antwoorden over de straat", by=cast.cem)
    findings.adopt(finding.versions.get(), by=cast.bea)
    findings.publish(finding, by=cast.yara)
    return quote, finding


def printed(cast: Cast, quote: Quote, finding: Finding, *, press: bool = False) -> Edition:
    """Edda's article carries the quote, and the edition goes to the printer.

    Pages take two seconds to make; without `press` only the rows say that they were printed.
    """
    edition = article_of(cast, quote, finding, number=1)
    if press:
        newspaper.make_pages(edition, by=cast.edda)
        newspaper.send_to_printer(edition, by=cast.edda)
        return edition
    of = {"dialogue": cast.dialogue}
    printing = Printing.objects.create(**of, edition=edition, sha256="0" * 64, printed_by=cast.edda, at=timezone.now())
    article = edition.articles.get()
    PrintedQuote.objects.create(
        **of, printing=printing, quote=quote.pk, voice=quote.answer.voice_id, article=article, page=1
    )
    return edition


def article_of(cast: Cast, quote: Quote, finding: Finding, *, number: int) -> Edition:
    """An edition with one article, that carries the quote."""
    edition = Edition.objects.create(
        dialogue=cast.dialogue, number=number, title="De Stedeling", language="nl", appears_on=date(2026, 6, 12)
    )
    article = newspaper.write_article(edition, kind="finding", finding=finding, by=cast.edda)
    newspaper.choose_quote(article, quote=quote, by=cast.edda)
    return edition


def answered(cast: Cast, finding: Finding) -> tuple[Proposal, Action]:
    """A table's note becomes Stig's proposal, Bea answers it, it gets its place in the plan, Stig reports."""
    of = {"dialogue": cast.dialogue}
    evening = Round.objects.create(**of, title="Ronde 1", held_on=date(2026, 9, 9), place="Casino", take_home="?")
    item = put_on_agenda(evening, finding=finding, by=cast.yara)
    table = Table.objects.create(**of, round=evening, number=14, item=item)
    note = write_note(table, text="Elke straat een zitplek.", by=cast.stig)
    proposal = propose(
        cast.dialogue, findings=[finding], note=note, title="Elke straat kiest een zitplek", text="…", by=cast.stig
    )
    resolve(proposal, outcome="changed", body="college", reason=REASON, on=date(2026, 10, 1), by=cast.bea)
    action = in_plan(cast, proposal)
    report(action, stage="begun", text=PROGRESS, on=date(2026, 11, 17), by=cast.stig)
    return proposal, action


def in_plan(cast: Cast, proposal: Proposal) -> Action:
    """Objective, action plan and action of an adopted plan."""
    version = begin_plan(
        cast.dialogue, name="Meerjarenplan", first_year=2026, last_year=2031, version_name="eerste", by=cast.yara
    )
    of = {"dialogue": cast.dialogue, "plan_version": version}
    objective = Objective.objects.create(**of, code="BD1", text="Samenleven")
    group = ActionPlan.objects.create(**of, code="AP1", text="Ontmoeten", objective=objective)
    action = Action.objects.create(**of, code="AC1", text="62 banken", action_plan=group)
    give_place(action, proposal=proposal, by=cast.yara)
    adopt(version, on=date(2026, 10, 20), by=cast.yara)
    return action


def tell(
    cast: Cast, words: str = WORDS, *, language: str = "nl", others: tuple[str, ...] = (), press: bool = False
) -> Story:
    """All of it; `others` spoke in the same talk."""
    code, answer = heard(cast, words, language=language, others=others)
    quote, finding = understood(cast, answer)
    edition = printed(cast, quote, finding, press=press)
    proposal, action = answered(cast, finding)
    assert answer.voice is not None
    return Story(code, answer.voice, answer, quote, finding, proposal, action, edition)

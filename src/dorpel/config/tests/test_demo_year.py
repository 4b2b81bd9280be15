"""What grew in the fictional city: many coders, findings with their other side, a newspaper, a plan, and a walk."""

from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pytest
from django.db import transaction
from django.db.models import Count
from pytest_django.plugin import DjangoDbBlocker

from dorpel.challengers.models import Application, Attendance, Outing
from dorpel.coding.models import Code, CodebookVersion, Coding, Heard, Objection, Quote, Reading
from dorpel.coding.operations import recount as recount_coding
from dorpel.coding.queries import showable
from dorpel.config.demo.load import demo_receipt, load
from dorpel.conversations.models import Answer, Debrief, Referral, ReferralStep, Turnaway, Voice
from dorpel.conversations.operations.read import receipt_hash
from dorpel.core.ids import read_receipt
from dorpel.dialogues.models import Decision, Dialogue
from dorpel.findings.models import Evidence, Finding, FindingWording, LookedAgainst, Publication
from dorpel.findings.queries import voices_behind
from dorpel.insight.models import Cell, Indicator, OutcomeStory
from dorpel.insight.operations import recount
from dorpel.journal.models import Entry
from dorpel.label.models import Award, Score
from dorpel.laboratory.models import Experiment
from dorpel.network.models import Introduction
from dorpel.newspaper.layout.verify import letters
from dorpel.newspaper.models import ArticleQuote, Edition, PrintedQuote
from dorpel.newspaper.operations import pages_of
from dorpel.newspaper.queries import edition_content
from dorpel.pages.printed import as_text
from dorpel.policy.models import Action, Progress, Resolution
from dorpel.proposals.models import Ancestry
from dorpel.tables.models import Seat, Table

COUNT = 320
Cities = Iterator[Dialogue]

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


SEEDS = (1, 2)


@pytest.fixture(scope="module", params=SEEDS)
def kolmere(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Cities:
    """A small city, told once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(COUNT, request.param, slug="klein")
        yield Dialogue.objects.get(slug="klein")
        transaction.set_rollback(True)


def test_several_people_read_and_do_not_always_agree(kolmere: Dialogue) -> None:
    assert Reading.objects.values("reader").distinct().count() == 5
    twice = Quote.objects.annotate(coders=Count("codings__coder", distinct=True)).filter(coders=2)
    differ = twice.annotate(codes=Count("codings__code", distinct=True)).filter(codes=2).count()
    assert 0.04 < differ / twice.count() < 0.3
    assert Quote.objects.filter(sensitive=True).exists()


def test_codes_were_merged_and_the_codebook_kept_twice(kolmere: Dialogue) -> None:
    retired = Code.objects.exclude(retired_at=None)
    assert (retired.count(), Coding.objects.filter(code__in=retired).count()) == (3, 0)
    assert CodebookVersion.objects.count() == 2


def test_the_kept_counts_equal_a_recount(kolmere: Dialogue) -> None:
    def kept() -> tuple[object, ...]:
        codes = dict(Code.objects.values_list("name", "quotes"))
        cells = sorted(Cell.objects.values_list("kind", "cell", "month", "talks", "voices"))
        return codes, cells, Heard.objects.values_list("answers", "voices").get()

    before = kept()
    recount_coding(kolmere)
    recount(kolmere)
    assert kept() == before
    assert Answer.objects.exclude(first_read_at=None).count() == before[2][0]  # type: ignore[index]
    assert set(Reading.objects.values_list("answer")) == set(
        Answer.objects.exclude(first_read_at=None).values_list("pk")
    )


def test_what_was_done_in_bulk_stands_in_the_journal(kolmere: Dialogue) -> None:
    def told(act: str) -> int:
        return sum(int(why) for why in Entry.objects.filter(act=act, thing_id=None).values_list("why", flat=True))

    assert told("quote.mark") == Quote.objects.count()
    assert told("answer.read") == Reading.objects.count()
    assert told("evidence.weigh") == Evidence.objects.count()


def test_findings_have_another_side_and_one_was_taken_down(kolmere: Dialogue) -> None:
    public = Publication.objects.filter(ended_at=None).select_related("finding")
    assert 11 <= public.count() <= 13  # in a small city one or two are said by too few
    assert all(row.voices == voices_behind(row.finding, "for") >= 3 for row in public)
    assert all(voices_behind(row.finding, "against") or row.finding.looked_against.exists() for row in public)
    assert Publication.objects.exclude(ended_at=None).exclude(ended_why="").count() == 1
    assert 2 <= Finding.objects.filter(publications=None).count() <= 5  # drafts, and what too few said
    assert LookedAgainst.objects.count() >= 13


def test_claims_were_worded_in_other_languages(kolmere: Dialogue) -> None:
    worded = Counter(FindingWording.objects.filter(state="approved").values_list("language", flat=True))
    once_public = Finding.objects.exclude(publications=None).count()
    assert worded == {"en": once_public - 1, "ar": once_public - 1, "tr": 5}  # but for the one that was taken down


def test_every_quote_that_is_shown_may_be_shown(kolmere: Dialogue) -> None:
    shown = Quote.objects.filter(evidence__shown=True).distinct()
    assert showable(shown).count() == shown.count() > 0
    assert shown.exclude(answer__language="nl").exists()


def test_objections_were_answered_but_for_some(kolmere: Dialogue) -> None:
    assert (
        Objection.objects.exclude(answered_at=None).count(),
        Objection.objects.filter(answered_at=None).count(),
    ) == (4, 2)


def test_challengers_have_lives(kolmere: Dialogue) -> None:
    assert Application.objects.filter(challenger=None).count() == 8
    assert Attendance.objects.filter(was_there=False).exists()
    assert Outing.objects.filter(back_at=None).exists()
    assert Debrief.objects.exclude(outing=None).exists()
    assert set(Turnaway.objects.values_list("outcome", flat=True)) == {"refused", "nobody", "later"}
    steps = ReferralStep.objects.values("referral").distinct().count()
    assert steps <= Referral.objects.count()


def test_the_city_answers_everything_and_does_some_of_it(kolmere: Dialogue) -> None:
    assert Counter(Resolution.objects.values_list("outcome", flat=True)) == {
        "accepted": 5, "changed": 4, "refused": 2, "postponed": 1,
    }  # fmt: skip
    assert Counter(Ancestry.objects.values_list("how", flat=True)) == {"merged": 2, "split": 2}
    assert Action.objects.count() == 10
    assert set(Progress.objects.values_list("stage", flat=True)) == {"agreed", "begun", "halfway", "done", "halted"}
    assert list(Table.objects.annotate(n=Count("seats")).values_list("n", flat=True)) == [8] * 5
    assert Seat.objects.filter(sits_as="staff").count() == 20
    assert (Decision.objects.count(), Indicator.objects.count(), OutcomeStory.objects.count()) == (15, 4, 3)


def test_people_try_honour_and_help(kolmere: Dialogue) -> None:
    assert Counter(Award.objects.values_list("outcome", flat=True)) == {"awarded": 2, "not": 1}
    assert Score.objects.values("juror").distinct().count() == 3
    assert set(Experiment.objects.values_list("ending", flat=True)) == {"stopped", "usual"}
    assert set(Introduction.objects.values_list("helped", flat=True)) == {"yes", "partly"}


def test_one_edition_was_printed_and_the_next_is_being_written(kolmere: Dialogue) -> None:
    printed, draft = Edition.objects.order_by("number")
    assert (printed.printing.left_out, printed.pages) == ([], 4)
    assert not hasattr(draft, "printing")
    assert ArticleQuote.objects.filter(article__edition=draft).exists()


def test_the_printed_pages_are_full_and_say_what_the_edition_says(kolmere: Dialogue) -> None:
    edition = Edition.objects.get(number=1)
    content, pages = edition_content(edition), pages_of(edition)
    assert pages is not None
    assert (pages.right, pages.overflowing, pages.pages) == (True, [], 4)
    assert pages.fill >= 0.99
    with pypdfium2.PdfDocument(pages.pdf) as document:
        printed = letters("".join(sheet.get_textpage().get_text_bounded() for sheet in document))
    text = letters(as_text(content))
    said = [letters(each) for article in content.articles for each in (article.headline, *article.body) if each]
    assert [each for each in said if each not in text] == []
    assert [each for each in said if each not in printed and each.isascii()] == []
    quotes = [quote.text for article in content.articles for quote in article.quotes]
    assert (len(quotes), len(set(quotes))) == (edition.printing.quotes.count(), len(quotes))
    languages = {quote.language for article in content.articles for quote in article.quotes}
    assert {"nl", "ar", "tr"} <= languages | {article.language for article in content.articles}


def test_the_receipt_leads_to_a_voice_that_walked_all_the_way(kolmere: Dialogue) -> None:
    code = read_receipt(demo_receipt(kolmere.demo_seed or 0, "klein", COUNT)) or ""
    voice = Voice.objects.get(receipt_hash=receipt_hash(code))
    printed = PrintedQuote.objects.filter(voice=voice.pk, page=1).first()
    assert printed is not None
    quote = Quote.objects.get(pk=printed.quote, answer__voice=voice)
    finding = Finding.objects.get(evidence__quote=quote, publications__ended_at=None)
    walked = Progress.objects.filter(
        action__origins__proposal__answerings__finding=finding,
        action__origins__proposal__resolutions__outcome="changed",
    )
    assert walked.exists()
    assert Table.objects.filter(item__finding=finding).exists()

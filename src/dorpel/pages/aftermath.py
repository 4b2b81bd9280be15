"""What came of a finding, from the newspaper to the street, as steps of the walk that everybody may look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.newspaper.models import Article, ArticleVersion, Printing
from dorpel.policy.queries import ActionRow, ProgressRow, ResolutionRow, actions_of, progress_of, resolutions_of
from dorpel.proposals.queries import Answer, answers_to
from dorpel.tables.queries import Sitting, sittings_of

WORDS = 24  # of a reason or a report; the page of it has all
LINKS = 3  # in one step


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a step leads: the words of it, their language ('': not known) and the page."""

    words: str
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class Came:
    """One step of what came of a finding; `kind` is that of the component step."""

    title: str
    when: str
    kind: str = "city"
    text: str = ""
    language: str = ""
    leads: Sequence[Lead] = ()


def came_of(finding: UUID, *, slug: str) -> list[Came]:
    """Everything public that came of a finding, the oldest first; six questions, whatever came. Empty: nothing yet."""
    proposals = answers_to([finding])
    actions = actions_of([row.proposal_id for row in proposals])
    answers = resolutions_of([finding])
    sittings = sittings_of([finding])
    steps = [*_printed(finding, slug), *_sat(sittings), *_proposed(proposals, slug)]
    if steps and not sittings and not proposals:
        steps.append(Came(_("And then?"), _("still open"), "open", _("No table has talked about it yet.")))
    steps += [*_answered(answers, slug), *_waiting(proposals, answers), *_doing(actions, progress_of(actions), slug)]
    return steps


def _printed(finding: UUID, slug: str) -> Iterator[Came]:
    printed = Printing.objects.filter(edition__articles__finding=finding).values("edition")
    rows = ArticleVersion.objects.filter(article__finding=finding, article__edition__in=printed)
    rows = rows.select_related("article__edition").order_by("article__edition__number", "article__order", "-number")
    seen: dict[UUID, tuple[Article, str]] = {}
    for row in rows:
        seen.setdefault(row.article_id, (row.article, row.headline))
    if seen:
        edition = next(iter(seen.values()))[0].edition
        leads = [_article(article, headline, slug) for article, headline in seen.values()]
        yield Came(_("In the newspaper"), date_format(edition.appears_on), "people", leads=leads[:LINKS])


def _article(article: Article, headline: str, slug: str) -> Lead:
    address = reverse("pages:edition", args=[slug, article.edition.number])
    return Lead(headline, article.edition.language, f"{address}#{article.reference}")


def _sat(sittings: Sequence[Sitting]) -> Iterator[Came]:
    if sittings:
        tables = len({each.table_id for each in sittings})
        words = ngettext("At {number} table", "At {number} tables", tables).format(number=tables)
        yield Came(words, date_format(sittings[0].held_on), text=sittings[0].round_title)


def _proposed(proposals: Sequence[Answer], slug: str) -> Iterator[Came]:
    if proposals:
        words = ngettext("{number} proposal", "{number} proposals", len(proposals)).format(number=len(proposals))
        leads = [
            Lead(each.title, each.language, reverse("pages:proposal", args=[slug, each.reference]))
            for each in proposals
            if not each.closed or len(proposals) <= LINKS
        ]
        yield Came(words, date_format(timezone.localtime(proposals[0].made_at), "DATE_FORMAT"), leads=leads[:LINKS])


def _answered(answers: Sequence[ResolutionRow], slug: str) -> Iterator[Came]:
    latest = {answer.proposal_id: answer for answer in answers}
    for answer in sorted(latest.values(), key=lambda each: each.resolved_on)[-2:]:
        title = _("{body} says {outcome}").format(body=answer.body_words, outcome=answer.outcome_words)
        address = reverse("pages:proposal", args=[slug, answer.proposal_reference])
        yield Came(
            title[:1].upper() + title[1:],
            date_format(answer.resolved_on),
            text=Truncator(answer.reason).words(WORDS),
            language=answer.language,
            leads=[Lead(_("The whole reason"), "", address)],
        )


def _waiting(proposals: Sequence[Answer], answers: Sequence[ResolutionRow]) -> Iterator[Came]:
    answered = {answer.proposal_id for answer in answers}
    open_ones = [row for row in proposals if not row.closed and row.proposal_id not in answered]
    if open_ones:
        due = min((row.answer_due_on for row in open_ones if row.answer_due_on), default=None)
        words = _("by {day}").format(day=date_format(due)) if due else _("not known yet")
        yield Came(_("The City answers"), words, "city-open")


def _doing(actions: Sequence[ActionRow], reports: Sequence[ProgressRow], slug: str) -> Iterator[Came]:
    if not actions:
        return
    latest = {report.action_id: report for report in reports}
    told = [(latest[each.action_id], each) for each in actions if each.action_id in latest]
    if not told:
        first = actions[0]
        words = _("by {day}").format(day=date_format(first.due_on)) if first.due_on else _("not begun yet")
        yield Came(_("In the plan"), words, "city-open", leads=[_action(first, slug)])
        return
    report, action = max(told, key=lambda each: each[0].on)
    stage = report.stage_words[:1].upper() + report.stage_words[1:]
    text = Truncator(report.text).words(WORDS)
    yield Came(stage, _since(report.on), text=text, leads=[_action(action, slug)])


def _action(action: ActionRow, slug: str) -> Lead:
    return Lead(action.text, "", reverse("pages:action", args=[slug, action.reference]))


def _since(day: date) -> str:
    return _("now, since {day}").format(day=date_format(day))

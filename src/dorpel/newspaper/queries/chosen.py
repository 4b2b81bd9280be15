"""The articles of an edition with their current words, and the quotes an article may carry."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dorpel.coding.models import Quote
from dorpel.coding.queries import Bar, bars, wordings
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Adoption, Evidence, Finding, FindingVersion, Publication
from dorpel.newspaper.models import Article, ArticleQuote, ArticleVersion, Edition


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its current words and the quotes that may be shown with it today."""

    article: Article
    version: ArticleVersion
    quotes: list[ArticleQuote] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A quote from a finding's evidence: why it may not be printed (None = it may), and the article that has it."""

    evidence: Evidence
    bar: Bar | None
    carried: ArticleQuote | None


def current_version(article: Article) -> ArticleVersion:
    """The current words of an article."""
    return ArticleVersion.objects.select_related("written_by").get(article=article, number=article.version)


def findings_to_write_about(dialogue: Dialogue) -> QuerySet[Finding]:
    """Findings that are public, or that somebody stands behind as they are now; with their `claim`."""
    public = Publication.objects.filter(finding=OuterRef("pk"), ended_at=None)
    now = FindingVersion.objects.filter(finding=OuterRef("pk"), number=OuterRef("version"))
    adopted = Adoption.objects.filter(
        finding_version__finding=OuterRef("pk"), finding_version__number=OuterRef("version")
    )
    rows = Finding.objects.filter(Exists(public) | Exists(adopted), dialogue=dialogue)
    return rows.annotate(claim=now.values("claim")[:1]).order_by("-pk")


def evidence_for(article: Article) -> QuerySet[Evidence]:
    """The evidence an article may quote from: of its finding; for a page of voices, of every finding that stands."""
    if article.kind == Article.Kind.VOICES:
        return Evidence.objects.filter(finding__in=findings_to_write_about(article.dialogue))
    return Evidence.objects.filter(finding=article.finding_id)


def told_articles(edition: Edition) -> list[Told]:
    """The articles of an edition in their order, each with its current words and showable quotes; six queries.

    Of a printed edition only the quotes that were printed count, less those taken back since.
    """
    articles = Article.objects.filter(edition=edition).select_related("finding").order_by("order", "pk")
    current = ArticleVersion.objects.filter(article__edition=edition, number=F("article__version"))
    versions = {version.article_id: version for version in current.prefetch_related("wordings")}
    carried = _showable(edition)
    return [
        Told(article, versions[article.pk], [each for each in carried if each.article_id == article.pk])
        for article in articles
        if article.pk in versions
    ]


def _showable(edition: Edition) -> list[ArticleQuote]:
    rows = ArticleQuote.objects.filter(article__edition=edition)
    rows = rows.select_related("quote__answer__conversation__neighbourhood").order_by("order", "pk")
    rows = rows.prefetch_related(wordings())
    printing = getattr(edition, "printing", None)
    if printing is not None:
        rows = rows.filter(quote__in=printing.quotes.values("quote"))
    found = list(rows)
    barred = bars([each.quote_id for each in found])
    return [each for each in found if barred[each.quote_id] is None]


def choosable(article: Article, evidence: Sequence[Evidence]) -> list[Choosable]:
    """For some evidence of an article's finding: which quotes may be printed, and where in the edition they stand."""
    quotes = [row.quote_id for row in evidence]
    barred: dict[UUID, Bar | None] = bars(quotes)
    rows = ArticleQuote.objects.filter(article__edition=article.edition_id, quote__in=quotes).select_related("article")
    carried = {row.quote_id: row for row in rows}
    return [Choosable(row, barred[row.quote_id], carried.get(row.quote_id)) for row in evidence]


def quotes_for(finding: Finding) -> list[Quote]:
    """The quotes of a finding that may be printed: first those shown with it, for it before against it."""
    rows = Evidence.objects.filter(finding=finding).select_related("quote__answer__conversation__neighbourhood")
    shown = list(rows.filter(Q(shown=True) | Q(stance=Evidence.Stance.FOR)).order_by("-shown", "-stance", "pk")[:_MOST])
    barred = bars([row.quote_id for row in shown])
    return [row.quote for row in shown if barred[row.quote_id] is None]


_MOST = 40  # more quotes than this no article has room for

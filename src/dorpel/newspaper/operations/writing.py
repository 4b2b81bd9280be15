"""Articles: written about a finding or as a box, rewritten in versions, removed; until the edition is printed."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dorpel.dialogues.access import StaleSave, require
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding, FindingVersion
from dorpel.journal.operations import record
from dorpel.newspaper.figures import counted
from dorpel.newspaper.models import Article, ArticleVersion, Edition, Printing
from dorpel.newspaper.queries.chosen import findings_to_write_about
from dorpel.newspaper.queries.content import claim_in, site_language
from dorpel.people.models import Person


class AlreadyPrinted(Exception):
    """The edition went to the printer; its words stay as they are."""


class NotAdopted(Exception):
    """Nobody stands behind the finding: it is neither public nor adopted as it is now."""


def unprinted(edition: Edition) -> Edition:
    """The edition, locked, so that it can't be printed while it changes. Raises AlreadyPrinted."""
    locked = Edition.objects.select_for_update().select_related("dialogue").get(pk=edition.pk)
    if Printing.objects.filter(edition=locked).exists():
        raise AlreadyPrinted(str(locked))
    return locked


@transaction.atomic
def write_article(
    edition: Edition, *, kind: str, by: Person, finding: Finding | None = None, figure: str = "", language: str = ""
) -> Article:
    """A new article at the end of an edition, with first words to go on from: the finding's, or a box's title.

    `figure` names a picture in the register; `language` is that of the article's own text (the edition's).
    Raises AlreadyPrinted, NotAdopted, NotAllowed.
    """
    require(by, May.EDIT_NEWSPAPER, edition.dialogue)
    edition = unprinted(edition)
    if finding is not None and not findings_to_write_about(edition.dialogue).filter(pk=finding.pk).exists():
        raise NotAdopted(finding.reference)
    last = Article.objects.filter(edition=edition).aggregate(last=Max("order"))["last"] or 0
    article = Article.objects.create(
        dialogue_id=edition.dialogue_id, edition=edition, finding=finding, kind=kind, order=last + 1,
        figure=figure, language="" if language == edition.language else language,
    )  # fmt: skip
    headline, body = _first_words(article, edition)
    _add_version(article, {"headline": headline, "deck": "", "body": body, "byline": ""}, by)
    record("article.write", article, by=by, dialogue=edition.dialogue_id)
    return article


def _first_words(article: Article, edition: Edition) -> tuple[str, str]:
    if article.finding is not None:
        claim, explanation = claim_in(standing_version(article.finding), article.language or edition.language)
        return claim[:160], explanation
    with override(site_language(edition.language, edition.dialogue)):
        titles = {
            Article.Kind.PRIORITIES: _("What residents find most important"),
            Article.Kind.SUGGESTIONS: _("What they suggest"),
            Article.Kind.OWN_ACTIONS: _("What they do themselves"),
            Article.Kind.VOICES: _("In their own words"),
            Article.Kind.FIGURE: _picture_title(article, edition),
        }
        return titles.get(Article.Kind(article.kind), _("New article")), ""


def _picture_title(article: Article, edition: Edition) -> str:
    counts = counted(article.figure, edition.dialogue, site_language(edition.language, edition.dialogue))
    return str(counts["title"])[:160] if counts and "title" in counts else _("New picture")


def standing_version(finding: Finding) -> FindingVersion:
    """The version that is public, else the current one."""
    public = finding.publications.filter(ended_at=None).select_related("finding_version").first()
    return public.finding_version if public else FindingVersion.objects.get(finding=finding, number=finding.version)


@transaction.atomic
def rewrite_article(
    article: Article, *, texts: dict[str, str], order: int, seen: int, by: Person, language: str | None = None
) -> Article:
    """A new version of an article; `texts` has headline, deck, body and byline, and jump: its headline further on.

    A picture takes its counts as they stand now; they change no more until somebody writes again. `language` None
    leaves the language as it is.

    Raises StaleSave with both texts when somebody else saved in the meantime, AlreadyPrinted, NotAllowed.
    """
    require(by, May.EDIT_NEWSPAPER, article.dialogue)
    unprinted(article.edition)
    stored = Article.objects.select_for_update().get(pk=article.pk)
    if stored.version != seen:
        raise StaleSave(stored, _differences(stored, texts))
    stored.version, stored.order = seen + 1, order
    if language is not None:
        stored.language = "" if language == stored.edition.language else language
    stored.save(update_fields=["version", "order", "language"])
    _add_version(stored, texts, by)
    record("article.rewrite", stored, by=by, dialogue=stored.dialogue_id)
    return stored


def _add_version(article: Article, texts: dict[str, str], by: Person) -> None:
    ArticleVersion.objects.create(
        dialogue_id=article.dialogue_id,
        article=article,
        number=article.version,
        written_by=by,
        made_at=timezone.now(),
        figure=_counts(article),
        **texts,
    )


def _counts(article: Article) -> dict[str, Any] | None:
    language = site_language(article.edition.language, article.dialogue)
    return counted(article.figure, article.dialogue, language) if article.figure else None


def _differences(stored: Article, texts: dict[str, str]) -> list[tuple[str, str, str]]:
    now = ArticleVersion.objects.get(article=stored, number=stored.version)
    labels = {field.name: str(field.verbose_name) for field in ArticleVersion._meta.fields}
    return [(labels[name], str(getattr(now, name)), mine) for name, mine in texts.items() if getattr(now, name) != mine]


@transaction.atomic
def remove_article(article: Article, *, by: Person) -> None:
    """Takes an article out of its edition, with its versions. Raises AlreadyPrinted, NotAllowed."""
    require(by, May.EDIT_NEWSPAPER, article.dialogue)
    unprinted(article.edition)
    record("article.remove", article, by=by, dialogue=article.dialogue_id)
    article.delete()

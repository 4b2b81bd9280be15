"""From rows to what the layout takes: plain words in the edition's language."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from dorpel.coding.models import Quote as QuoteRow
from dorpel.core.languages import own_name
from dorpel.core.rows import WordingState
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Finding, FindingVersion
from dorpel.newspaper.figures import drawn
from dorpel.newspaper.layout import Article, Box, Edition, Labels, Quote, Sketch, WriteBox
from dorpel.newspaper.models import Article as ArticleRow
from dorpel.newspaper.models import ArticleQuote, ArticleVersion
from dorpel.newspaper.models import Edition as EditionRow
from dorpel.newspaper.queries.chosen import Told, quotes_for, told_articles

APPROVED = WordingState.APPROVED
WITHOUT_CODE = (ArticleRow.Kind.VOICES, ArticleRow.Kind.FIGURE)
SHORT = 2  # pages: too few for a page of voices by itself
FIRM = 3  # quotes of an article that the paper owes; those after them fill what is left of its columns
LISTS = (ArticleRow.Kind.PRIORITIES, ArticleRow.Kind.SUGGESTIONS, ArticleRow.Kind.OWN_ACTIONS)
QUOTES_EACH = 6  # of a finding nobody chose quotes for


def site_language(language: str, dialogue: Dialogue) -> str:
    """The language of the paper's own words: the edition's if the site speaks it, else the dialogue's."""
    return language if language in dict(settings.LANGUAGES) else dialogue.language


def labels() -> Labels:
    """The paper's own words in the active language; the layout fills in what stands in braces."""
    return Labels(
        page=_("Page {number}"),
        left_out=_("There was no room for:"),
        article=_("{headline}"),
        quotes=_("{headline} – quotes: {count}"),
        paragraphs=_("{headline} – paragraphs: {count}"),
        items=_("{headline} – items: {count}"),
        unreadable=_("{headline} – quotes in letters we cannot print: {count}"),
        turn=_("Read on at page {number} ›"),
        continued=_("‹ From page {number}"),
        inside=_("Page {number}"),
        answer=_("Answer with code {code}"),
    )


def caption_of(quote: QuoteRow) -> str:
    """Where it was said, else in which language; never by whom."""
    place = quote.answer.conversation.neighbourhood
    return place.name if place else own_name(quote.answer.language)


def edition_content(edition: EditionRow) -> Edition:
    """What an edition says today: current texts, quotes that may be shown; a printed one as it was printed."""
    told = told_articles(edition)
    gone = _left_out_whole(edition)
    whole = [each for each in told if str(each.article.pk) not in gone]
    with override(site_language(edition.language, edition.dialogue)):
        return Edition(
            title=edition.title,
            date=date_format(edition.appears_on, "DATE_FORMAT"),
            language=edition.language,
            motto=edition.dialogue.slogan,
            articles=tuple(_article(each, edition) for each in whole if each.article.kind not in LISTS),
            boxes=tuple(_box(each) for each in told if each.article.kind in LISTS),
            colophon=tuple(line for line in edition.colophon.splitlines() if line.strip()),
            write_boxes=_write_boxes(edition.pages),
            labels=labels(),
            band=halves(edition.across),
        )


def halves(text: str) -> tuple[str, str]:
    """A headline over two pages in two parts: broken after a sign if it has one, else nearest to its middle."""
    words = text.split()
    if len(words) < 2:
        return text.strip(), ""
    ends = [at for at in range(1, len(words)) if words[at - 1].endswith((",", ";", ":", ".", "!", "?", "،", "؛", "؟"))]
    lengths = [len(" ".join(words[:at])) for at in range(len(words))]
    at = min(ends or range(1, len(words)), key=lambda place: abs(2 * lengths[place] - len(text)))
    return " ".join(words[:at]), " ".join(words[at:])


def _left_out_whole(edition: EditionRow) -> set[str]:
    printing = getattr(edition, "printing", None)
    left = printing.left_out if printing is not None else []
    return {each["article"] for each in left if each["kind"] == "article"}


def _article(told: Told, edition: EditionRow) -> Article:
    article, version = told.article, told.version
    picture = drawn(version.figure)
    sketch, figure = (picture, None) if isinstance(picture, Sketch) else (None, picture)
    gloss = _gloss(version, edition.language) if article.language else ""
    return Article(
        id=str(article.pk),
        headline=version.headline,
        deck=version.deck or (figure.summary if figure else ""),
        byline=version.byline,
        body=tuple(part for part in version.body.splitlines() if part.strip()) if figure is None else (),
        quotes=tuple(
            _quote(each, edition, optional=article.kind == ArticleRow.Kind.VOICES or at >= FIRM)
            for at, each in enumerate(told.quotes)
        ),
        language=article.language,
        figure=figure,
        sketch=sketch,
        gloss=gloss,
        code="" if article.kind in WITHOUT_CODE else article.reference,
        jump=version.jump,
        page=edition.pages if article.kind == ArticleRow.Kind.VOICES and edition.pages > SHORT else 0,
    )


def _gloss(version: ArticleVersion, language: str) -> str:
    """What an article in another language says, in the paper's own, when somebody worded and approved it."""
    found = (each for each in version.wordings.all() if each.language == language and each.state == APPROVED)
    return next((f"{each.text.rstrip('.')}. {each.body or each.deck}".strip() for each in found), "")


def _quote(carried: ArticleQuote, edition: EditionRow, *, optional: bool) -> Quote:
    quote = carried.quote
    said = quote.answer.language
    worded = (
        each.text for each in quote.wordings.all() if each.state == APPROVED and each.language == edition.language
    )
    translation = next(worded, "") if said != edition.language else ""
    return Quote(str(quote.pk), quote.exact, said, carried.caption, translation, optional)


def _box(told: Told) -> Box:
    items = tuple(line for line in told.version.body.splitlines() if line.strip())
    return Box(str(told.article.pk), told.version.headline, items)


def _write_boxes(pages: int) -> tuple[WriteBox, ...]:
    if pages > SHORT:
        return ()
    prompt = _("Write it here and give it to somebody of the dialogue, or answer with the code under an article.")
    return (WriteBox(_("And what do you say?"), prompt),) * pages


def fingerprint_of(content: Edition) -> str:
    """The hash of what an edition says; other words in the paper's own labels don't change it."""
    told = asdict(content) | {"labels": None, "write_boxes": len(content.write_boxes)}
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def from_findings(dialogue: Dialogue, findings: Sequence[Finding], *, language: str, date: str) -> Edition:
    """A paper straight from findings, without an edition: their claims, explanations and quotes that may be shown."""
    with override(site_language(language, dialogue)):
        articles = tuple(_of_finding(finding, language) for finding in findings)
        return Edition(
            dialogue.name, date, language, articles, dialogue.slogan, write_boxes=_write_boxes(2), labels=labels()
        )


def claim_in(version: FindingVersion, language: str) -> tuple[str, str]:
    """Claim and explanation in this language when somebody worded it so, else as written."""
    wording = version.wordings.filter(language=language).first() if language != version.language else None
    return (wording.text, wording.explanation) if wording else (version.claim, version.explanation)


def _of_finding(finding: Finding, language: str) -> Article:
    claim, explanation = claim_in(finding.versions.get(number=finding.version), language)
    quotes = tuple(
        Quote(str(quote.pk), quote.exact, quote.answer.language, caption_of(quote))
        for quote in quotes_for(finding)[:QUOTES_EACH]
    )
    body = tuple(part for part in explanation.splitlines() if part.strip())
    return Article(finding.reference, claim, body=body, quotes=quotes, code=finding.reference)

"""What is new in public, as an Atom feed: findings, editions, answers of the City, and how far actions came."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from hashlib import sha256
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.core.numbers import share_in_words
from dorpel.dialogues.models import Dialogue
from dorpel.findings.queries import public_findings
from dorpel.newspaper.models import Printing
from dorpel.pages.frame import public
from dorpel.policy.models import Progress, Resolution
from dorpel.proposals.models import ProposalVersion

MOST = 40


class News(NamedTuple):
    """One thing that is new. It has no voices: a feed is copied, and a copy can't be taken back."""

    id: UUID
    at: datetime
    title: str
    words: str
    address: str
    language: str


class Feed(Atom1Feed):
    """Atom with the language of each entry, for they differ."""

    def latest_post_date(self) -> datetime:
        """When the newest entry came, or the feed itself while it is empty: never now, for nothing changed now."""
        found: datetime = max([item["pubdate"] for item in self.items], default=self.feed["begun"])
        return found

    def item_attributes(self, item: dict[str, object]) -> dict[str, str]:
        """The entry's own language."""
        return {"xml:lang": str(item["language"])}


@require_safe
@public
def feed(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The feed, in the dialogue's own language, whoever asks; says when nothing changed."""
    with translation.override(dialogue.language):
        body = _written(request, dialogue).encode()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    response["ETag"], response["Cache-Control"] = etag, "public, max-age=300"
    return get_conditional_response(request, etag=etag, response=response) or response


def _written(request: HttpRequest, dialogue: Dialogue) -> str:
    absolute: Callable[[str], str] = request.build_absolute_uri
    home = reverse("pages:dialogue", args=[dialogue.slug])
    made = Feed(
        title=dialogue.name,
        link=absolute(home),
        description=dialogue.slogan,
        language=dialogue.language,
        author_name=dialogue.name,
        feed_url=absolute(reverse("pages:feed", args=[dialogue.slug])),
        feed_guid=f"urn:uuid:{dialogue.pk}",
        begun=datetime.fromtimestamp(int(dialogue.pk.hex[:12], 16) / 1000, UTC),  # the id begins with its time
    )
    for news in news_of(dialogue):
        made.add_item(
            news.title,
            absolute(news.address),
            news.words,
            unique_id=f"urn:uuid:{news.id}",
            pubdate=news.at,
            updateddate=news.at,
            language=news.language,
        )
    return str(made.writeString("utf-8"))


def news_of(dialogue: Dialogue, *, most: int = MOST) -> list[News]:
    """The newest of everything, the newest first; five questions, each for at most `most` rows."""
    sources = (_findings, _editions, _answers, _progress)
    found = [news for source in sources for news in islice(source(dialogue, most), most)]
    return sorted(found, key=lambda news: (news.at, news.id), reverse=True)[:most]


def _findings(dialogue: Dialogue, most: int) -> Iterator[News]:
    for row in public_findings(dialogue).order_by("-at", "-pk")[:most]:
        version = row.finding_version
        address = reverse("pages:finding", args=[dialogue.slug, row.finding.reference])
        words = " ".join(filter(None, (share_in_words(row.voices, row.base), version.explanation)))
        yield News(row.pk, row.at, version.claim, words, address, version.language)


def _editions(dialogue: Dialogue, most: int) -> Iterator[News]:
    rows = Printing.objects.filter(dialogue=dialogue).select_related("edition")
    for row in rows.order_by("-at", "-pk")[:most]:
        edition = row.edition
        address = reverse("pages:edition", args=[dialogue.slug, edition.number])
        title = f"{edition.title} {edition.number}"
        yield News(row.pk, row.at, title, _("The newspaper went to the printer."), address, edition.language)


def _answers(dialogue: Dialogue, most: int) -> Iterator[News]:
    rows = Resolution.objects.filter(dialogue=dialogue).select_related("proposal").order_by("-made_at", "-pk")
    latest = list(rows[:most])
    numbers = {row.proposal_id: row.proposal.version for row in latest}
    versions = ProposalVersion.objects.filter(proposal__in=numbers).values_list("proposal", "number", "title")
    titles = {proposal: title for proposal, number, title in versions if numbers[proposal] == number}
    for row in latest:
        words = _("{body} says {outcome}: {title}").format(
            body=row.get_body_display(), outcome=row.get_outcome_display(), title=titles.get(row.proposal_id, "")
        )
        address = reverse("pages:proposal", args=[dialogue.slug, row.proposal.reference])
        yield News(row.pk, row.made_at, words[:1].upper() + words[1:], row.reason, address, row.language)


def _progress(dialogue: Dialogue, most: int) -> Iterator[News]:
    rows = Progress.objects.filter(dialogue=dialogue, action__plan_version__adopted_on__isnull=False)
    for row in rows.select_related("action").order_by("-on", "-pk")[:most]:
        words = _("{stage}: {action}").format(stage=row.get_stage_display(), action=row.action.text)
        address = reverse("pages:action", args=[dialogue.slug, row.action.reference])
        at = datetime.combine(row.on, time(12), UTC)
        yield News(row.pk, at, words[:1].upper() + words[1:], row.text, address, dialogue.language)

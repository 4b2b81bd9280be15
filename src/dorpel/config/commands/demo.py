"""`dorpel demo`: makes a fictional city with as many talks as asked, and says how to enter it."""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import Progress

from dorpel.config import demo_links
from dorpel.config.commands import BadInput, answer, progress
from dorpel.config.demo.city import SLUG, City
from dorpel.config.demo.dump import hash_of
from dorpel.config.demo.load import USUAL, AlreadyThere, demo_receipt, load
from dorpel.config.demo.measure import Nameless, runs
from dorpel.conversations.models import Answer, AnswerVersion, Conversation
from dorpel.dialogues.models import Dialogue, Membership

HELP = gettext_lazy("make a fictional city to try everything in")
SEED = 1
COMPARED = 20_000  # answers that are compared with each other, and rows of each table that are in the hash

_APART = "import django; django.setup(); from dorpel.config.commands import demo; demo.make_usual()"


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many talks, of which city."""
    parser.add_argument(
        "--conversations", type=int, default=USUAL, metavar=_("N"), help=_("how many talks (%d)") % USUAL
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, metavar=_("S"), help=_("the same seed makes the same city (%d)") % SEED
    )
    parser.add_argument("--dialogue", default=SLUG, metavar=_("SLUG"), help=_("its short name (%s)") % SLUG)


def run(options: argparse.Namespace) -> int:
    """Make it; refused when a dialogue of this name is there."""
    if options.conversations < 1:
        raise BadInput(_("--conversations must be 1 or more."))
    facts = make(options.conversations, options.seed, options.dialogue)
    dialogue = Dialogue.objects.get(slug=options.dialogue)
    facts |= {"dialogue": dialogue.slug, "seed": options.seed} | spread(dialogue)
    facts["hash"] = hash_of(dialogue, first=COMPARED)
    facts["receipt"] = demo_receipt(options.seed, dialogue.slug, options.conversations)
    text = _("%(conversations)d talks with %(voices)d voices and %(answers)d answers in %(dialogue)s.") % facts
    answer(options, facts, text)
    return 0


def make(conversations: int, seed: int, slug: str) -> dict[str, Any]:
    """The counts of a new fictional dialogue."""
    try:
        with bar(conversations) as moved:
            return load(conversations, seed, slug=slug, progress=moved)
    except AlreadyThere as there:
        raise BadInput(_("There is a dialogue “%s” already.") % slug) from there


def spread(dialogue: Dialogue) -> dict[str, Any]:
    """Answers per language; of the first 20,000 how many say what no other says, and their commonest six words."""
    counted = Answer.objects.of(dialogue).order_by("language").values_list("language").annotate(Count("pk"))
    rows = AnswerVersion.objects.of(dialogue).order_by("pk").values_list("answer__language", "text")
    texts, nameless = list(rows[:COMPARED]), Nameless(City(dialogue.demo_seed or SEED))
    different = {nameless(text) for _language, text in texts}
    return {
        "languages": dict(Counter(dict(counted)).most_common()),
        "distinct": round(len(different) / max(1, len(texts)), 4),
        "runs": runs(texts)[0],
    }


def make_when_empty() -> None:
    """The usual city, when there is no dialogue at all; made by another process.

    Its newspaper is set by Typst, which keeps threads of its own. A site that was forked from a process with such
    threads would wait for them for ever when somebody makes pages.
    """
    if not Dialogue.objects.exists():
        progress(_("Making a fictional city with %d talks.") % USUAL)
        subprocess.run([sys.executable, "-c", _APART], check=True)


def make_usual() -> None:
    """The city that a new site begins with."""
    make(USUAL, SEED, SLUG)


def welcome(address: str) -> dict[str, Any]:
    """One-time sign-in links for the people of the fictional city, and the receipt of a voice that went all the way."""
    dialogue = Dialogue.objects.exclude(demo_seed=None).order_by("pk").first()
    if dialogue is None or dialogue.demo_seed is None or not demo_links.allowed():
        return {"links": [], "receipt": None}
    rows = Membership.objects.filter(dialogue=dialogue, ended_at=None).select_related("person").order_by("pk")
    links = [
        (f"{row.person.name} ({row.get_role_display()})", f"{address}demo/{demo_links.token(row.person)}/")
        for row in rows
    ]
    many = Conversation.objects.of(dialogue)[:USUAL].count()  # a receipt is sought among the first of them only
    return {"links": links, "receipt": demo_receipt(dialogue.demo_seed, dialogue.slug, many)}


@contextmanager
def bar(total: int) -> Iterator[Any]:
    """A progress bar on stderr, when somebody looks."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as shown:
        task = shown.add_task(_("Talking"), total=total)
        yield lambda done, _total: shown.update(task, completed=done)

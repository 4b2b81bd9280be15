"""`dorpel newspaper`: makes the PDF of an edition, or straight from findings, and says what had to stay out.

Without a number it is the last edition that was printed, else the last one whose pages were made; a dialogue without
one gets two pages straight from its findings.
"""

import argparse
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from dorpel.config.commands import BadInput, answer
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Finding
from dorpel.newspaper.layout import Edition as Content
from dorpel.newspaper.layout import LaidOut, NothingFits, lay_out
from dorpel.newspaper.models import Edition
from dorpel.newspaper.queries import edition_content, findings_to_write_about, from_findings

HELP = gettext_lazy("make the newspaper's pages as a PDF")
PAGES = 2
MOST = 12


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of which dialogue, of what, and where to."""
    parser.add_argument("--dialogue", required=True, metavar=_("SLUG"), help=_("the short name of the dialogue"))
    parser.add_argument("--edition", type=int, metavar=_("N"), help=_("the number of an edition"))
    parser.add_argument(
        "--findings", default="", metavar=_("CODES"), help=_("or the codes of findings, with commas (all that stand)")
    )
    parser.add_argument("--language", metavar=_("CODE"), help=_("the language of the paper (the dialogue's)"))
    parser.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where the PDF goes"))


def run(options: argparse.Namespace) -> int:
    """0 and the file; 1 when something runs over or nothing fits."""
    content, pages = _content(options)
    if not options.out.parent.is_dir():
        raise BadInput(_("There is no folder %s.") % options.out.parent)
    since = time.monotonic()
    try:
        made = lay_out(content, pages=pages)
    except NothingFits:
        answer(options, {"error": "nothing_fits"}, _("There is nothing to make pages of."))
        return 1
    _write(options.out, made.pdf)
    facts = _facts(made, pages, options.out, time.monotonic() - since)
    told = _("%(pages)d pages in %(file)s; left out: %(count)d; running over: %(over)d.") % {
        "pages": facts["pages"], "file": options.out, "count": len(facts["left_out"]), "over": facts["overflow"],
    }  # fmt: skip
    answer(options, facts, told)
    return 0 if made.findings.right(pages) else 1


def _content(options: argparse.Namespace) -> tuple[Content, int]:
    dialogue = Dialogue.objects.filter(slug=options.dialogue).first()
    if dialogue is None:
        raise BadInput(_("There is no dialogue “%s”.") % options.dialogue)
    if options.edition is not None:
        edition = Edition.objects.select_related("dialogue").filter(dialogue=dialogue, number=options.edition).first()
        if edition is None:
            raise BadInput(_("There is no edition %d.") % options.edition)
        return edition_content(edition), edition.pages
    edition = _last(dialogue) if not options.findings and not options.language else None
    if edition is not None:
        return edition_content(edition), edition.pages
    language = options.language or dialogue.language
    if language not in dict(settings.SPOKEN_LANGUAGES):
        raise BadInput(_("“%s” is no code of a language that we know.") % language)
    with override(language if language in dict(settings.LANGUAGES) else dialogue.language):
        today = date_format(timezone.localdate(), "DATE_FORMAT")
    return from_findings(dialogue, _findings(dialogue, options.findings), language=language, date=today), PAGES


def _last(dialogue: Dialogue) -> Edition | None:
    """The last edition that was printed, else the last one with pages."""
    rows = Edition.objects.select_related("dialogue", "printing").filter(dialogue=dialogue).order_by("-number")
    return rows.filter(printing__isnull=False).first() or rows.filter(placements__isnull=False).first()


def _findings(dialogue: Dialogue, codes: str) -> list[Finding]:
    wanted = [code.strip().upper() for code in codes.split(",") if code.strip()]
    rows = findings_to_write_about(dialogue)
    if not wanted:
        return list(rows[:MOST])
    found = {finding.reference: finding for finding in rows.filter(reference__in=wanted)}
    unknown = [code for code in wanted if code not in found]
    if unknown:
        raise BadInput(_("No adopted or published finding has the code %s.") % ", ".join(unknown), unknown=unknown)
    return [found[code] for code in wanted]


def _write(path: Path, pdf: bytes) -> None:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(pdf)
    os.replace(draft, path)


def _facts(made: LaidOut, pages: int, path: Path, seconds: float) -> dict[str, Any]:
    return {
        "pages": made.plan.pages,
        "overflow": len(made.findings.overflowing),
        "filled": round(made.plan.fill, 4),
        "right": made.findings.right(pages),
        "left_out": [asdict(left) for left in made.plan.left_out],
        "out": str(path),
        "seconds": round(seconds, 2),
    }

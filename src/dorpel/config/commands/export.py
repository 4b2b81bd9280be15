"""`dorpel export`: conversations or answers of a dialogue into a file."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.commands import BadInput, answer
from dorpel.core.actors import MACHINE
from dorpel.dialogues.models import Dialogue
from dorpel.exchange.operations.export import FORMATS, WHAT, NothingSuch, export

HELP = gettext_lazy("write conversations or answers, masked, to a CSV or XLSX file")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, from where, to where."""
    parser.add_argument("what", choices=WHAT, help=_("what to write"))
    parser.add_argument("--dialogue", required=True, metavar=_("SLUG"), help=_("the dialogue's short name"))
    forms = ", ".join(f".{form}" for form in FORMATS)
    parser.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to (%s)") % forms)


def run(options: argparse.Namespace) -> int:
    """0 when the file is there, whole."""
    dialogue = Dialogue.objects.filter(slug=options.dialogue).first()
    if dialogue is None:
        raise BadInput(_("There is no dialogue “%s”.") % options.dialogue)
    try:
        count = export(dialogue, what=options.what, out=options.out, by=MACHINE)
    except NothingSuch as problem:
        raise BadInput(str(problem)) from problem
    except OSError as problem:
        raise BadInput(
            _("“%(file)s” can't be written: %(why)s.") % {"file": options.out, "why": problem.strerror}
        ) from problem
    facts = {"rows": count, "file": str(options.out)}
    answer(options, facts, _("%(rows)d rows in %(file)s. Whoever has this file must guard it.") % facts)
    return 0

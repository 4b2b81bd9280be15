"""`dorpel import`: conversations from somebody's CSV or XLSX into a dialogue."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dorpel.config.commands import BadInput, answer
from dorpel.core.actors import MACHINE
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.dialogues.operations import begin
from dorpel.exchange.operations.batches import ImportRunning
from dorpel.exchange.operations.importing import AGREED, CHECK, Import, import_conversations, languages_of
from dorpel.exchange.operations.report import Report
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import from_json, to_json
from dorpel.exchange.spreadsheet.preview import Preview, preview
from dorpel.exchange.spreadsheet.reading import read
from dorpel.exchange.spreadsheet.recognise import Verdict, recognise
from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.people.models import Person

HELP = gettext_lazy("read conversations from a spreadsheet into a dialogue")
AUTO = "auto"
SHOWN = 20  # reasons on the screen; --json gives more


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, from where, into what, read how."""
    parser.add_argument("what", choices=["conversations"], help=_("what the file holds"))
    parser.add_argument("file", type=Path, metavar=_("FILE"), help=_("a CSV, TSV or XLSX file"))
    parser.add_argument("--dialogue", required=True, metavar=_("SLUG"), help=_("the dialogue's short name"))
    parser.add_argument("--map", default=AUTO, metavar=_("MAPPING"), help=_("a mapping file, or auto (auto)"))
    parser.add_argument(
        "--new", action="store_true", help=_("make the dialogue, guide and categories that are missing")
    )
    parser.add_argument("--preview", action="store_true", help=_("say what would come of it and store nothing"))
    parser.add_argument("--save-map", type=Path, metavar=_("FILE"), help=_("write the mapping that was used to a file"))
    parser.add_argument("--leader", metavar=_("ADDRESS"), help=_("who leads a new dialogue: an e-mail address"))
    agreed = ",".join(AGREED)
    parser.add_argument(
        "--agreed", default=agreed, metavar=_("PURPOSES"), help=_("what those who answered agreed to (%s)") % agreed
    )


def run(options: argparse.Namespace) -> int:
    """0 when all of it is in, 2 when nothing is."""
    dialogue = Dialogue.objects.filter(slug=options.dialogue).first()
    if dialogue is None and not options.new:
        raise BadInput(_("There is no dialogue “%s”. With --new it is made.") % options.dialogue)
    agreed = purposes(options.agreed)
    options.person = leader(options.leader)
    try:
        mapping = chosen(options)
        if options.preview:
            return show_preview(options, mapping, dialogue)
    except Unreadable as unreadable:
        report = Report()
        report.refuse([unreadable.refused])
        return told(options, report)
    job = Import(options.file, dialogue, MACHINE, mapping, make=options.new, agreed=agreed)
    job.begin = lambda languages: begun(options, languages)
    try:
        with bar() as job.progress:
            report = import_conversations(job)
    except ImportRunning as running:
        raise BadInput(_("Another import into this dialogue is running. Try again when it is done.")) from running
    if options.save_map and report.mapping:
        options.save_map.write_text(to_json(report.mapping), encoding="utf-8")
    return told(options, report)


def begun(options: argparse.Namespace, languages: tuple[str, ...]) -> Dialogue:
    """The new dialogue, named after its short name until somebody names it better."""
    name = options.dialogue.replace("-", " ").capitalize()
    try:
        return begin(name, slug=options.dialogue, city=name, languages=languages, by=MACHINE, leader=options.person)
    except ValidationError as wrong:
        raise BadInput(" ".join(wrong.messages)) from wrong


def leader(address: str | None) -> Person | None:
    """The person with this address, who must be known here."""
    found = Person.objects.filter(email=address.strip().lower()).first() if address else None
    if address and found is None:
        raise BadInput(_("Nobody here has the address “%s”.") % address)
    return found


def purposes(typed: str) -> list[str]:
    """The keys of purposes that were typed with commas between."""
    keys = [key.strip() for key in typed.split(",") if key.strip()]
    for key in keys:
        if key not in Purpose.Key.values:
            known = ", ".join(Purpose.Key.values)
            raise BadInput(_("“%(key)s” is no purpose. Known are: %(known)s.") % {"key": key, "known": known})
    return keys


def chosen(options: argparse.Namespace) -> Mapping | None:
    """The mapping of a file, or None to recognise it. Raises Unreadable."""
    if options.map == AUTO:
        return None
    try:
        return from_json(Path(options.map).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(_("The mapping “%s” can't be read.") % options.map, column="--map") from problem


@contextmanager
def bar() -> Iterator[Any]:
    """A progress bar on stderr, when somebody looks."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as shown:
        task = shown.add_task(_("Checking"), total=None)

        def move(step: str, done: int, total: int) -> None:
            words = _("Checking") if step == CHECK else _("Storing")
            shown.update(task, description=words, completed=done, total=total or None)

        yield move


def told(options: argparse.Namespace, report: Report) -> int:
    """Say what came of it; 2 when rows were refused and nothing is stored."""
    facts = report.plain()
    lines = [line for verdict in report.verdicts if (line := of_column(verdict))]
    if report.refusals:
        for refused in report.refused[:SHOWN]:
            print(refused, file=sys.stderr)
        lines.append(_("Nothing was stored: %d cells or rows can't be taken.") % report.refusals)
    else:
        counts = {"imported": report.imported, "rows": report.rows, "same": report.same}
        lines.append(_("%(imported)d conversations from %(rows)d rows; %(same)d were here already.") % counts)
        if report.changed:
            rows = ", ".join(map(str, report.changed[:SHOWN]))
            lines.append(_("Here under the same id with other words, and left as they are: rows %s.") % rows)
        if report.unanswered:
            lines.append(_("%d rows answer nothing.") % report.unanswered)
    answer(options, facts, "\n".join(lines))
    return 2 if report.refusals else 0


def of_column(verdict: Verdict) -> str:
    """One line about what became of a column."""
    taken = _("taken as %s") % verdict.taken_as if verdict.taken_as else _("left")
    return f"{verdict.column}: {taken}. {verdict.why}"


def show_preview(options: argparse.Namespace, mapping: Mapping | None, dialogue: Dialogue | None) -> int:
    """Say what the file would become; 2 when it would be refused."""
    sheet = read(options.file)
    verdicts: tuple[Verdict, ...] = ()
    if mapping is None:
        mapping, verdicts = recognise(sheet, languages=languages_of(dialogue))
    if options.save_map:
        options.save_map.write_text(to_json(mapping), encoding="utf-8")
    found = preview(sheet, mapping, languages=languages_of(dialogue))
    lines = [", ".join(f"{name}: {value!r}" for name, value in found.how.items())]
    lines += [of_column(verdict) for verdict in verdicts]
    lines += [f"{row.number}: " + " | ".join(row.cells) for row in found.first]
    lines += [str(reason) for reason in found.reasons[:SHOWN]]
    counts = {"talks": found.conversations, "answers": found.answers, "refused": found.refused}
    lines.append(_("It would become %(talks)d conversations with %(answers)d answers; %(refused)d refused.") % counts)
    answer(options, preview_facts(found, verdicts), "\n".join(lines))
    return 2 if found.refused else 0


def preview_facts(found: Preview, verdicts: tuple[Verdict, ...]) -> dict[str, Any]:
    """The preview as JSON gives it."""
    return {
        "how": found.how,
        "columns": [verdict._asdict() for verdict in verdicts] or list(found.columns),
        "first": [row._asdict() for row in found.first],
        "conversations": found.conversations,
        "answers": found.answers,
        "unanswered": found.unanswered,
        "refused": [reason._asdict() for reason in found.reasons],
        "languages": {str(language): times for language, times in found.languages.items()},
        "categories": found.categories,
    }

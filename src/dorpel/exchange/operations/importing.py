"""Reading somebody's file into a dialogue: the whole of it, or nothing of it."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.conversations.models import Conversation, ImportBatch
from dorpel.conversations.operations.keep import keep_many
from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.dialogues.roles import May
from dorpel.exchange.operations.batches import Pace, alone, publish, sweep
from dorpel.exchange.operations.questions import fitting_guide, make_guide, missing_questions, wrong_questions
from dorpel.exchange.operations.report import Report
from dorpel.exchange.operations.rows import Reader
from dorpel.exchange.operations.vocabulary import Vocabulary
from dorpel.exchange.spreadsheet.drafts import ConversationDraft, Unanswered, drafts
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.reading import Sheet, read
from dorpel.exchange.spreadsheet.recognise import recognise
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable
from dorpel.journal.operations import record

Progress = Callable[[str, int, int], None]
Begin = Callable[[tuple[str, ...]], Dialogue]

CHECK, STORE = "check", "store"
LOOK = 1_000  # rows between two signs of progress
AGREED = (Purpose.Key.COUNT, Purpose.Key.QUOTE, Purpose.Key.TABLE)


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody how far it is."""


@dataclass(slots=True)
class Import:
    """One file on its way in.

    mapping: None takes what is recognised. make: what isn't known yet (questions, categories, neighbourhoods) is made.
    begin: makes the dialogue, given the languages of the file, when `dialogue` is None. agreed: the purposes to
    which those who answered agreed, as whoever imports the file says.
    """

    path: Path
    dialogue: Dialogue | None
    by: Actor
    mapping: Mapping | None = None
    make: bool = False
    begin: Begin | None = None
    agreed: Sequence[str] = AGREED
    name: str = ""
    progress: Progress = silent
    report: Report = field(default_factory=Report)
    spoken: Counter[str] = field(default_factory=Counter)


def import_conversations(job: Import) -> Report:
    """Checks the whole file, stages its conversations unseen, shows them in one step.

    A report with refusals means that nothing was stored; any other exception too, and what was staged is removed
    (after a kill, by the next import). Raises NotAllowed, ImportRunning.
    """
    if job.dialogue is not None:
        require(job.by, May.IMPORT, job.dialogue)
    begun = time.monotonic()
    try:
        _import(job)
    except Unreadable as unreadable:
        job.report.refuse([unreadable.refused])
    job.report.seconds = time.monotonic() - begun
    return job.report


def languages_of(dialogue: Dialogue | None) -> tuple[str, ...]:
    """The languages that answers may be recognised in: the dialogue's; none said for one that isn't there yet."""
    return tuple(dialogue.languages) if dialogue else ()


def _import(job: Import) -> None:
    sheet = read(job.path)
    if job.mapping is None:
        found = recognise(sheet, languages=languages_of(job.dialogue))
        job.mapping, job.report.verdicts = found.mapping, found.verdicts
    job.report.mapping = job.mapping
    words = Vocabulary(job.mapping, job.dialogue, make=job.make)
    _check(job, sheet, job.mapping, words)
    if job.report.refusals:
        return
    with transaction.atomic():
        dialogue = job.dialogue or _begun(job)
        guide = fitting_guide(dialogue, job.mapping)
        if guide is None:
            guide = make_guide(dialogue, job.mapping, name=Path(job.name or job.path.name).stem, by=job.by)
        words.extend(dialogue, by=job.by)
    with alone(dialogue):
        sweep(dialogue)
        name = job.name or job.path.name
        reader = Reader(job.mapping, words, guide, dialogue, columns=sheet.columns, agreed=job.agreed, source=name)
        _store(job, sheet, dialogue, reader)


def _begun(job: Import) -> Dialogue:
    if job.begin is None:
        raise Unreadable(_("There is no dialogue to import into."))
    told = [code for code, _times in job.spoken.most_common()]
    mapped = job.mapping.language if job.mapping else None
    guessed = [mapped.fixed] if mapped and mapped.fixed else list(mapped.detect) if mapped else []
    here = dict(settings.SPOKEN_LANGUAGES)
    job.dialogue = job.begin(tuple(dict.fromkeys(code for code in (*told, *guessed) if code in here)) or ("nl",))
    return job.dialogue


def _check(job: Import, sheet: Sheet, mapping: Mapping, words: Vocabulary) -> None:
    """The first time through: every row is read, nothing is stored, every reason against it is noted."""
    report = job.report
    report.refuse((*wrong_questions(mapping), *words.of_mapping()))
    if job.dialogue and not job.make and fitting_guide(job.dialogue, mapping) is None:
        report.refuse(missing_questions(job.dialogue, mapping, row=sheet.header))
    for count, outcome in enumerate(drafts(sheet, mapping, listen=False), start=1):
        if isinstance(outcome, Refused):
            report.refuse([outcome])
        elif isinstance(outcome, Unanswered):
            report.unanswered += 1
        else:
            report.refuse(words.of_row(outcome))
            job.spoken.update([outcome.language] if outcome.language else ())
        if count % LOOK == 0:
            job.progress(CHECK, count, 0)
    report.rows = sum(1 for _row in sheet.rows())


def _store(job: Import, sheet: Sheet, dialogue: Dialogue, reader: Reader) -> None:
    """The second time through: what isn't here yet goes in, in steps that let others write in between."""
    batch: ImportBatch | None = None
    found = drafts(sheet, reader.mapping, listen=False)
    talks = (outcome for outcome in found if isinstance(outcome, ConversationDraft))
    pace, done = Pace(), 0
    try:
        for part in _parts(talks, pace):
            fresh = _fresh(part, dialogue, reader, job.report)
            if fresh and batch is None:
                batch = _batch(job, dialogue)
            if fresh and batch is not None:
                ready = [reader.draft(each, key, batch=batch.pk) for key, each in fresh]
                with pace.step(len(ready)):
                    kept = keep_many(ready, dialogue=dialogue, by=job.by, may=May.IMPORT)
                job.report.imported += kept
                job.report.withdrawn += len(ready) - kept
            done += len(part)
            job.progress(STORE, done, job.report.rows)
    except BaseException:
        sweep(dialogue)
        raise
    if batch is not None:
        report = job.report
        publish(batch, rows=report.rows, imported=report.imported, same=report.same, by=job.by)


def _parts(talks: Iterator[ConversationDraft], pace: Pace) -> Iterator[list[ConversationDraft]]:
    while part := list(islice(talks, pace.size)):
        yield part


def _fresh(
    part: list[ConversationDraft], dialogue: Dialogue, reader: Reader, report: Report
) -> list[tuple[str, ConversationDraft]]:
    """Those that aren't here yet, with the key by which they will be known again."""
    keyed = [(reader.key(draft), draft) for draft in part]
    rows = Conversation.objects.filter(dialogue=dialogue, import_key__in=[key for key, _draft in keyed])
    here = dict(rows.values_list("import_key", "content_sha256"))
    fresh = []
    for key, draft in keyed:
        if key not in here:
            fresh.append((key, draft))
        elif here[key] == draft.content_hash:
            report.same += 1
        else:
            report.changed.append(draft.row)
    return fresh


@transaction.atomic
def _batch(job: Import, dialogue: Dialogue) -> ImportBatch:
    with job.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    batch = ImportBatch.objects.create(
        dialogue=dialogue,
        file_name=(job.name or job.path.name)[:255],
        sha256=digest,
        mapping=job.report.plain()["map"],
        rows=job.report.rows,
        imported_by=job.by.actor_id,
    )
    record("import.begin", batch, by=job.by, dialogue=dialogue.pk, at=timezone.now())
    return batch

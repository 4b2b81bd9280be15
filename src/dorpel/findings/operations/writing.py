"""Writing a finding, in versions, and wording it in other languages."""

from django.db import transaction
from django.utils import timezone

from dorpel.core.rows import WordingState
from dorpel.dialogues.access import StaleSave, require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding, FindingVersion, FindingWording
from dorpel.journal.operations import record
from dorpel.people.models import Person


@transaction.atomic
def write(dialogue: Dialogue, *, claim: str, language: str, by: Person, explanation: str = "") -> Finding:
    """A new finding, with its first version. Raises NotAllowed."""
    require(by, May.WRITE_FINDINGS, dialogue)
    finding = Finding.objects.create(dialogue=dialogue, written_by=by, made_at=timezone.now())
    _add_version(finding, claim, explanation, language, by)
    record("finding.write", finding, by=by, dialogue=dialogue.pk)
    return finding


@transaction.atomic
def rewrite(finding: Finding, *, claim: str, explanation: str, language: str, seen: int, by: Person) -> FindingVersion:
    """A new version of a finding; what was adopted or published stays as it was. Raises StaleSave, NotAllowed."""
    require(by, May.WRITE_FINDINGS, finding.dialogue)
    stored = Finding.objects.select_for_update().get(pk=finding.pk)
    current = FindingVersion.objects.get(finding=stored, number=stored.version)
    if stored.version != seen:
        raise StaleSave(stored, _differences(current, claim, explanation, language))
    stored.version = finding.version = seen + 1
    stored.save(update_fields=["version"])
    version = _add_version(stored, claim, explanation, language, by)
    record("finding.rewrite", stored, by=by, dialogue=stored.dialogue_id)
    return version


def _add_version(finding: Finding, claim: str, explanation: str, language: str, by: Person) -> FindingVersion:
    return FindingVersion.objects.create(
        dialogue_id=finding.dialogue_id,
        finding=finding,
        number=finding.version,
        claim=claim,
        explanation=explanation,
        language=language,
        written_by=by,
        made_at=timezone.now(),
    )


def _differences(current: FindingVersion, claim: str, explanation: str, language: str) -> list[tuple[str, str, str]]:
    mine = {"claim": claim, "explanation": explanation, "language": language}
    labels = {field.name: field.verbose_name for field in FindingVersion._meta.fields}
    return [
        (str(labels[name]), str(getattr(current, name)), text)
        for name, text in mine.items()
        if getattr(current, name) != text
    ]


@transaction.atomic
def word(
    version: FindingVersion,
    *,
    language: str,
    text: str,
    explanation: str,
    state: str,
    by: Person,
    seen: int | None = None,
) -> FindingWording:
    """Words a version of a finding in another language, or changes those words; `seen` is None for new ones.

    Raises StaleSave when there is a wording other than the one seen, NotAllowed.
    """
    require(by, May.WRITE_FINDINGS, version.dialogue)
    stored = FindingWording.objects.select_for_update().filter(of=version, language=language).first()
    if stored is not None and stored.version != seen:
        label = str(FindingWording._meta.get_field("text").verbose_name)
        raise StaleSave(stored, [(label, stored.text, text)])
    wording = stored or FindingWording(of=version, language=language, version=0)
    wording.text, wording.explanation, wording.state = text, explanation, WordingState(state).value
    wording.version += 1
    wording.save()
    record("findingwording.save", wording, by=by, dialogue=version.dialogue_id)
    return wording

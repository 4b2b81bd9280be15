"""A file comes in whole or not at all, and what is known again isn't stored twice."""

import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from dorpel.conversations.models import Answer, AnswerVersion, Consent, Conversation, ImportBatch, VoiceCategory
from dorpel.core.actors import MACHINE
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Category, Neighbourhood
from dorpel.exchange.operations import importing
from dorpel.exchange.operations.batches import ImportRunning, alone, sweep
from dorpel.exchange.operations.importing import Import, import_conversations
from dorpel.exchange.operations.report import Report
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db

HEADER = "Nr;Datum;Wijk;Leeftijd;Wat is goed in uw buurt?;Wat kan beter?\n"
ROWS = [
    "R1;01/03/2024;Tuinwijk;16-29;De buren helpen elkaar altijd;Meer banken in het park graag\n",
    "R2;13/03/2024;Noord;30-64;De bakker op de hoek is vriendelijk;\n",
    "R3;14/03/2024;Noord;16-29;;De bus zou later mogen rijden\n",
    "R4;15/03/2024;Tuinwijk;30-64;Het pleintje met de linde;Iemand moet de stoep eens vegen\n",
]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def written(folder: Path, rows: list[str], header: str = HEADER) -> Path:
    path = folder / "antwoorden.csv"
    path.write_text(header + "".join(rows), encoding="utf-8", newline="")
    return path


def taken(cast: Cast, path: Path, *, make: bool = True) -> Report:
    return import_conversations(Import(path, cast.dialogue, cast.yara, make=make))


def counted(report: Report) -> tuple[int, int, int, int]:
    return report.rows, report.imported, report.same, report.refusals


def stored() -> tuple[int, int, int]:
    return Conversation.objects.count(), Answer.objects.count(), ImportBatch.objects.count()


def test_every_row_becomes_a_talk_with_one_voice(cast: Cast, tmp_path: Path) -> None:
    report = taken(cast, written(tmp_path, ROWS))
    assert counted(report) == (4, 4, 0, 0)
    first = Conversation.objects.get(answers__versions__text="De buren helpen elkaar altijd")
    assert (str(first.held_on), first.neighbourhood, first.channel) == ("2024-03-01", cast.neighbourhood, "import")
    voice = first.voices.get()
    assert [str(told.category) for told in voice.categories.all()] == ["16-29"]
    assert sorted(voice.consents.values_list("purpose__key", "given")) == [
        ("count", True), ("quote", True), ("table", True)
    ]  # fmt: skip
    assert set(Neighbourhood.objects.of(cast.dialogue).values_list("name", flat=True)) == {"Tuinwijk", "Noord"}


def test_the_same_file_twice_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS))
    before = stored()
    assert counted(taken(cast, written(tmp_path, ROWS))) == (4, 0, 4, 0)
    assert stored() == before == (4, 6, 1)


def test_a_longer_file_adds_only_what_is_new(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS[:3]))
    assert counted(taken(cast, written(tmp_path, ROWS))) == (4, 1, 3, 0)
    assert Conversation.objects.count() == 4


def test_two_who_said_the_same_stay_two_without_an_id(cast: Cast, tmp_path: Path) -> None:
    header, rows = "Wat kan beter?\n", ["Meer banken in het park graag\n"] * 2 + ["De bus zou later mogen rijden\n"]
    assert counted(taken(cast, written(tmp_path, rows, header))) == (3, 3, 0, 0)
    rows.insert(0, "Iemand moet de stoep eens vegen\n")
    assert counted(taken(cast, written(tmp_path, rows, header))) == (4, 1, 3, 0)


def test_other_words_under_the_same_id_are_said_and_left(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS))
    changed = [row.replace("altijd", "nooit") for row in ROWS]
    report = taken(cast, written(tmp_path, changed))
    assert (report.imported, report.same, report.changed) == (0, 3, [2])
    assert not AnswerVersion.objects.filter(text__contains="nooit").exists()
    assert AnswerVersion.objects.filter(text__contains="altijd").exists()


def test_one_bad_cell_refuses_the_whole_file(cast: Cast, tmp_path: Path) -> None:
    rows = [*ROWS * 30, "R9;32/13/2024;Tuinwijk;16-29;Dit is een goed antwoord;\n"]
    numbered = [f"N{number};{row.split(';', 1)[1]}" for number, row in enumerate(rows)]
    path = written(tmp_path, numbered)
    mapping = import_conversations(Import(written(tmp_path, ROWS), cast.dialogue, cast.yara, make=True)).mapping
    before = stored()
    path = written(tmp_path, numbered)
    report = import_conversations(Import(path, cast.dialogue, cast.yara, mapping, make=True))
    assert [(each.row, each.column) for each in report.refused] == [(122, "Datum")]
    assert stored() == before


def test_what_the_dialogue_does_not_know_is_refused_by_row_unless_it_may_be_made(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS[:1] + ROWS[3:]))
    Category.objects.filter(name="30-64").update(name="dertig", key="dertig")
    report = taken(cast, written(tmp_path, ROWS), make=False)
    assert [(each.row, each.column) for each in report.refused] == [
        (3, "Leeftijd"),
        (3, "Wijk"),
        (4, "Wijk"),
        (5, "Leeftijd"),
    ]
    assert Conversation.objects.count() == 2


def test_a_question_that_no_guide_asks_is_refused(cast: Cast, tmp_path: Path) -> None:
    report = taken(cast, written(tmp_path, ROWS), make=False)
    assert {each.column for each in report.refused if each.row == 1} == {"Wat is goed in uw buurt?", "Wat kan beter?"}
    assert stored() == (0, 0, 0)


def test_a_failure_half_way_leaves_nothing(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = importing.keep_many
    calls = iter([True])

    def broken(*given: object, **more: object) -> int:
        if next(calls, None) is None:
            raise sqlite3.OperationalError("the disk is full")
        return kept(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "keep_many", broken)
    rows = [f"N{number};01/03/2024;Noord;16-29;Dit is goed en dat is goed {number};\n" for number in range(400)]
    with pytest.raises(sqlite3.OperationalError):
        taken(cast, written(tmp_path, rows))
    assert stored() == (0, 0, 0)


def test_what_a_killed_import_left_is_hidden_and_goes_with_the_next(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS))
    ImportBatch.objects.update(published_at=None)
    assert Conversation.objects.of(cast.dialogue).count() == 0
    assert counted(taken(cast, written(tmp_path, ROWS))) == (4, 4, 0, 0)
    assert stored() == (4, 6, 1)
    assert VoiceCategory.objects.count() == 4
    assert Consent.objects.count() == 12


def test_sweeping_leaves_what_is_published(cast: Cast, tmp_path: Path) -> None:
    taken(cast, written(tmp_path, ROWS))
    assert sweep(cast.dialogue) == 0
    assert stored() == (4, 6, 1)


def test_one_import_at_a_time(cast: Cast, tmp_path: Path) -> None:
    with alone(cast.dialogue), pytest.raises(ImportRunning):
        taken(cast, written(tmp_path, ROWS))
    assert stored()[0] == 0


def test_only_who_may_import_does(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        import_conversations(Import(written(tmp_path, ROWS), cast.dialogue, cast.cem, make=True))
    assert stored() == (0, 0, 0)


def test_a_new_dialogue_is_made_only_for_a_file_that_can_be_taken(cast: Cast, tmp_path: Path) -> None:
    begun: list[tuple[str, ...]] = []
    job = Import(written(tmp_path, ["x"], "Nr\n"), None, MACHINE, make=True)
    job.begin = lambda languages: begun.append(languages) or cast.elsewhere  # type: ignore[func-returns-value]
    assert import_conversations(job).refusals == 1
    assert begun == []
    job.path, job.report = written(tmp_path, ROWS), Report()
    assert counted(import_conversations(job)) == (4, 4, 0, 0)
    assert begun == [("nl",)]
    assert isinstance(Conversation.objects.of(cast.elsewhere).first().pk, UUID)  # type: ignore[union-attr]

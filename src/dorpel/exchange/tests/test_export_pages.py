"""A file goes out when somebody asks for it: made by a job, fetched, removed, and gone when words are taken back."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.conversations.operations.withdraw import withdraw
from dorpel.core.actors import MACHINE
from dorpel.dialogues.models import Membership
from dorpel.dialogues.roles import GRANTS, May, Role
from dorpel.exchange import tasks
from dorpel.exchange.models import Export
from dorpel.exchange.operations import export, exports
from dorpel.exchange.operations.exports import file_of
from dorpel.journal.models import Entry
from tests.cast import Cast, make_cast
from tests.talks import say

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://kwaad.example")'
PLAIN = "Het bankje bij de linde is weg."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def yara(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.yara)
    return client


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DORPEL_DATA = tmp_path


def at(name: str, row: Export | None = None) -> str:
    return reverse(f"exchange:{name}", args=["stad", row.pk] if row else ["stad"])


def asked(client: Client, what: str = "answers", form: str = "csv") -> Export:
    assert client.post(at("export_new"), {"what": what, "form": form}).status_code == 302
    return Export.objects.latest("pk")


def made(client: Client, what: str = "answers", form: str = "csv") -> Export:
    row = asked(client, what, form)
    assert tasks.make_export(str(row.pk)) == Export.State.MADE
    row.refresh_from_db()
    return row


def fetched(client: Client, row: Export) -> bytes:
    answer = client.get(at("export_file", row))
    assert isinstance(answer, FileResponse)
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def texts(content: bytes) -> list[str]:
    return [line["text"] for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def test_answers_go_out_as_csv_without_formulas(yara: Client, cast: Cast) -> None:
    say(cast, FORMULA)
    say(cast, PLAIN)
    row = made(yara)
    assert row.rows == 2
    assert sorted(texts(fetched(yara, row))) == sorted(["'" + FORMULA, PLAIN])
    assert file_of(row).stat().st_mode & 0o777 == 0o600


def test_answers_go_out_as_a_workbook_without_formulas(yara: Client, cast: Cast) -> None:
    say(cast, FORMULA)
    book = openpyxl.load_workbook(io.BytesIO(fetched(yara, made(yara, form="xlsx"))))
    [sheet] = book.worksheets
    cells = {
        (cell.value, cell.data_type)
        for line in sheet.iter_rows(min_row=2)
        for cell in line
        if cell.column == sheet.max_column
    }
    assert cells == {("'" + FORMULA, "s")}


def test_conversations_go_out_one_row_each(yara: Client, cast: Cast) -> None:
    say(cast, PLAIN)
    say(cast, PLAIN)
    lines = fetched(yara, made(yara, "conversations")).decode("utf-8-sig").splitlines()
    assert (len(lines), lines[0].split(",")[0]) == (3, "conversation")


def test_ids_and_days_go_out_as_they_are_written_and_stay_days_in_a_workbook(yara: Client, cast: Cast) -> None:
    talk = say(cast, PLAIN).conversation
    talk.held_on = date(2025, 3, 1)
    talk.save(update_fields=["held_on"])
    [line] = csv.DictReader(io.StringIO(fetched(yara, made(yara, "conversations")).decode("utf-8-sig")))
    assert (line["conversation"], line["held_on"]) == (str(talk.pk), "2025-03-01")
    book = openpyxl.load_workbook(io.BytesIO(fetched(yara, made(yara, "conversations", form="xlsx"))))
    names, cells = book.worksheets[0].iter_rows(values_only=True)
    found = dict(zip(names, cells, strict=True))
    assert (found["conversation"], found["held_on"].date()) == (str(talk.pk), talk.held_on)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_an_export_in_steps_has_each_answer_once_in_its_order(
    yara: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    for number in range(4):
        say(cast, f"{PLAIN} {number}")
    whole = texts(fetched(yara, made(yara)))
    monkeypatch.setattr(export, "STEP", step)
    assert texts(fetched(yara, made(yara))) == whole
    assert len(whole) == 4


def test_what_is_neither_answers_nor_a_known_form_is_refused(yara: Client) -> None:
    assert yara.post(at("export_new"), {"what": "people", "form": "csv"}).status_code == 422
    assert yara.post(at("export_new"), {"what": "answers", "form": "exe"}).status_code == 422
    assert Export.objects.count() == 0


def test_a_file_that_is_not_made_yet_cannot_be_fetched(yara: Client) -> None:
    row = asked(yara)
    assert yara.get(at("export_file", row)).headers["Location"] == at("export_list")
    assert Entry.objects.filter(act="export.fetch").count() == 0


def test_a_job_that_runs_twice_makes_one_file(yara: Client) -> None:
    row = made(yara)
    assert tasks.make_export(str(row.pk)) == ""
    assert [path.name for path in file_of(row).parent.iterdir()] == [file_of(row).name]


def test_a_withdrawal_takes_the_files_away(
    yara: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    answer = say(cast, PLAIN)
    row = made(yara)
    assert texts(fetched(yara, row)) == [PLAIN]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(answer.voice, by=MACHINE)  # type: ignore[arg-type]
    assert not file_of(row).exists()
    assert yara.get(at("export_file", row)).status_code == 302
    [(_row, _who, _state, there)] = yara.get(at("export_list")).context["found"]
    assert there is False
    assert texts(fetched(yara, made(yara))) == []


def test_who_left_in_the_meantime_gets_no_file(yara: Client, cast: Cast) -> None:
    row = asked(yara)
    Membership.objects.filter(person=cast.yara).update(ended_at=timezone.now())
    assert tasks.make_export(str(row.pk)) == Export.State.FAILED
    assert not file_of(row).exists()


def test_removing_takes_the_file_along(yara: Client, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    row = made(yara)
    with django_capture_on_commit_callbacks(execute=True):
        yara.post(at("export_removal", row))
    assert (Export.objects.count(), file_of(row).exists()) == (0, False)


def test_files_go_after_a_week(yara: Client, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    old, new = made(yara), made(yara)
    Export.objects.filter(pk=old.pk).update(asked_at=timezone.now() - exports.KEPT)
    with django_capture_on_commit_callbacks(execute=True):
        assert exports.drop_old_exports() == 1
    assert [(row.pk, file_of(row).exists()) for row in Export.objects.all()] == [(new.pk, True)]
    assert not file_of(old).exists()


def test_asking_making_and_fetching_stand_in_the_journal(yara: Client, cast: Cast) -> None:
    row = made(yara)
    fetched(yara, row)
    yara.post(at("export_removal", row))
    acts = Entry.objects.filter(act__contains="export").order_by("pk").values_list("act", "who")
    names = ["export.ask", "answers.export", "export.fetch", "export.remove"]
    assert list(acts) == [(name, cast.yara.pk) for name in names]


@pytest.mark.parametrize("role", Role)
def test_only_who_may_export_sees_and_fetches(cast: Cast, yara: Client, role: Role) -> None:
    row = made(yara)
    client = Client()
    client.force_login(cast.in_role(role))
    found = [
        client.get(address).status_code for address in (at("export_list"), at("export_new"), at("export_file", row))
    ]
    assert found == [200 if May.EXPORT in GRANTS[role] else 404] * 3


@pytest.mark.django_db(databases=["default", "queue"])
def test_the_queue_gets_an_id_and_nothing_else(
    yara: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    from django_q.models import OrmQ

    with django_capture_on_commit_callbacks(execute=True):
        row = asked(yara)
    [job] = [queued.task for queued in OrmQ.objects.all()]
    assert (job["func"], job["args"], job["kwargs"]) == ("dorpel.exchange.tasks.make_export", (str(row.pk),), {})

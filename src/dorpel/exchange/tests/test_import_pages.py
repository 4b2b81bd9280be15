"""A file comes in by pages: looked at, its columns named, read in by a job, reported; or it leaves no trace."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dorpel.conversations.models import Answer, Consent, Conversation, ImportBatch
from dorpel.dialogues.roles import GRANTS, May, Role
from dorpel.exchange import tasks
from dorpel.exchange.models import Upload
from dorpel.exchange.operations import uploads
from dorpel.exchange.tests.uploading import (
    HEADER,
    ROWS,
    RUBBISH,
    asked,
    at,
    columns,
    given,
    kept_files,
    read_in,
    signed_in,
    uploaded,
)
from dorpel.journal.models import Entry
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
State = Upload.State


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def yara(cast: Cast) -> Client:
    return signed_in(cast.yara)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DORPEL_DATA = tmp_path


def test_the_page_says_what_each_column_is_taken_for_and_stores_nothing(yara: Client) -> None:
    upload = uploaded(yara)
    text = yara.get(at(upload)).content.decode()
    assert [words in text for words in ("De buren helpen elkaar altijd", "utf-8", "Wat kan beter?")] == [True] * 3
    assert (upload.state, Conversation.objects.count(), ImportBatch.objects.count()) == (State.READY, 0, 0)
    assert [path.stat().st_mode & 0o777 for path in kept_files()] == [0o600, 0o600]


def test_a_file_is_read_in_by_a_job_and_then_removed(yara: Client, cast: Cast) -> None:
    upload = read_in(yara)
    assert (upload.state, upload.rows, upload.imported, upload.same) == (State.DONE, 4, 4, 0)
    assert upload.batch == ImportBatch.objects.get()
    assert upload.batch.imported_by == cast.yara.pk
    assert sorted(set(Consent.objects.values_list("purpose__key", flat=True))) == ["count", "quote"]
    assert kept_files() == []
    assert yara.get(at(upload)).status_code == 200


def test_reading_the_same_file_twice_brings_nothing_new(yara: Client) -> None:
    read_in(yara)
    second = read_in(yara)
    assert (second.imported, second.same, second.batch) == (0, 4, None)
    assert (Conversation.objects.count(), Answer.objects.count(), ImportBatch.objects.count()) == (4, 6, 1)


def test_what_is_here_with_other_words_is_named_by_its_row(yara: Client) -> None:
    read_in(yara)
    second = read_in(yara, HEADER + ROWS.replace("later mogen rijden", "vroeger mogen komen"))
    assert (second.imported, second.same, second.changed, second.changed_rows) == (0, 3, 1, [4])


def test_nothing_is_agreed_to_unless_somebody_says_so(yara: Client) -> None:
    upload = uploaded(yara)
    assert "checked" not in yara.get(at(upload)).content.decode()
    assert yara.post(at(upload, "upload_reading"), {"make": "on"}).status_code == 422
    both = {"agreed": ["none", "count"], "make": "on"}
    assert yara.post(at(upload, "upload_reading"), both).status_code == 422
    assert Upload.objects.get().state == State.READY
    asked(yara, upload, agreed=["none"])
    tasks.import_upload(str(upload.pk))
    assert (Conversation.objects.count(), Consent.objects.count()) == (4, 0)


def test_a_column_can_be_left_out_with_a_plain_choice(yara: Client) -> None:
    upload = uploaded(yara)
    assert columns(yara, upload, **{"Wat kan beter?": "", "Wijk": ""}).status_code == 302
    asked(yara, upload)
    tasks.import_upload(str(upload.pk))
    assert (Conversation.objects.count(), Answer.objects.count()) == (3, 3)
    assert Conversation.objects.filter(neighbourhood=None).count() == 3


def test_a_column_can_be_a_facet_of_the_dialogue(yara: Client) -> None:
    upload = uploaded(yara)
    assert columns(yara, upload, Wijk="facet:gender").status_code == 302
    mapping = json.loads(yara.get(at(upload, "upload_mapping")).content)
    assert {each["column"]: each["facet"] for each in mapping["facets"]} == {"Leeftijd": "age", "Wijk": "gender"}


def test_one_role_for_two_columns_is_refused_at_the_second(yara: Client) -> None:
    upload = uploaded(yara)
    answer = columns(yara, upload, Wijk="date")
    assert answer.status_code == 422
    errors = answer.context["columns_form"].errors
    assert list(errors) == ["column-2"]
    assert Upload.objects.get().mapping == upload.mapping


def test_words_are_no_date(yara: Client) -> None:
    upload = uploaded(yara)
    answer = columns(yara, upload, Datum="", Wijk="date")
    assert (answer.status_code, list(answer.context["columns_form"].errors)) == (422, ["column-2"])


def test_a_mapping_can_be_kept_and_used_again(yara: Client) -> None:
    first = uploaded(yara)
    columns(yara, first, **{"Wat kan beter?": ""})
    kept = yara.get(at(first, "upload_mapping")).content
    second = uploaded(yara)
    file = SimpleUploadedFile("mapping.json", kept)
    assert yara.post(at(second, "mapping_file"), {"file": file}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert second.mapping == first.mapping
    assert [each["column"] for each in second.mapping["answers"]] == ["Wat is goed in uw buurt?"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe", b'{"dorpel-mapping": 1, "answers": []}'])
def test_a_wrong_mapping_changes_nothing(yara: Client, content: bytes) -> None:
    upload = uploaded(yara)
    answer = yara.post(at(upload, "mapping_file"), {"file": SimpleUploadedFile("mapping.json", content)})
    assert answer.status_code == 422
    assert Upload.objects.get().mapping == upload.mapping


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (210 << 20))
    return made.getvalue()


@pytest.mark.parametrize("kind", [*RUBBISH, "bomb"])
def test_rubbish_is_refused_with_a_reason_and_leaves_no_trace(yara: Client, kind: str) -> None:
    answer = given(yara, RUBBISH.get(kind) or bomb(), "x.xlsx")
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 2
    assert (Upload.objects.count(), kept_files()) == (0, [])


def test_a_workbook_comes_in_as_a_table_does(yara: Client) -> None:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for line in (HEADER + ROWS).splitlines():
        book.active.append(line.split(";"))  # type: ignore[union-attr]
    book.save(made)
    assert given(yara, made.getvalue(), "a.xlsx").status_code == 302
    asked(yara, Upload.objects.get())
    assert tasks.import_upload(str(Upload.objects.get().pk)) == State.DONE
    assert Conversation.objects.count() == 4


def test_a_file_without_answers_asks_which_column_has_them(yara: Client) -> None:
    upload = uploaded(yara, "a;b\n1;ja\n2;nee\n3;ja\n")
    assert (upload.state, upload.mapping, bool(upload.problem)) == (State.READY, {}, True)
    assert yara.get(at(upload)).context["can_begin"] is False
    assert columns(yara, upload, b="answer").status_code == 302
    upload.refresh_from_db()
    assert [each["column"] for each in upload.mapping["answers"]] == ["b"]
    assert yara.get(at(upload)).context["can_begin"] is True


def test_a_refused_file_says_row_column_and_reason_and_stores_nothing(yara: Client) -> None:
    upload = read_in(yara, HEADER + ROWS, make="")
    assert (upload.state, Conversation.objects.count(), ImportBatch.objects.count()) == (State.REFUSED, 0, 0)
    listed = yara.get(at(upload, "upload_refusals")).content.decode("utf-8-sig").splitlines()
    assert len(listed) == upload.refusals + 1
    assert yara.get(at(upload)).status_code == 200
    asked(yara, upload)
    assert tasks.import_upload(str(upload.pk)) == State.DONE
    assert Conversation.objects.count() == 4


def test_a_refusal_is_no_formula(yara: Client) -> None:
    upload = read_in(yara, HEADER.replace("Wijk", "=Wijk") + ROWS, make="")
    uploads.refusals_of(upload).write_text(json.dumps([{"row": 2, "column": "=cmd()", "why": "-1+1"}]))
    listed = yara.get(at(upload, "upload_refusals")).content.decode("utf-8-sig").splitlines()
    assert listed[1] == "2,'=cmd(),'-1+1"


def test_every_step_stands_in_the_journal_without_a_word_of_the_file(yara: Client) -> None:
    upload = uploaded(yara)
    columns(yara, upload, Wijk="")
    asked(yara, upload)
    tasks.import_upload(str(upload.pk))
    acts = list(Entry.objects.filter(act__startswith="import.").order_by("pk").values_list("act", flat=True))
    assert acts == ["import.upload", "import.map", "import.ask", "import.begin", "import.publish"]
    assert [entry for entry in Entry.objects.values_list("why", flat=True) if "buren" in entry] == []


@pytest.mark.parametrize("role", Role)
def test_only_who_may_import_sees_the_files(cast: Cast, yara: Client, role: Role) -> None:
    upload = uploaded(yara)
    client = signed_in(cast.in_role(role))
    allowed = May.IMPORT in GRANTS[role]
    addresses = [
        reverse("exchange:import_list", args=["stad"]),
        reverse("exchange:upload_new", args=["stad"]),
        at(upload),
    ]
    assert [client.get(address).status_code for address in addresses] == [200 if allowed else 404] * 3
    assert given(client, (HEADER + ROWS).encode()).status_code == (302 if allowed else 404)


def test_a_file_of_another_dialogue_does_not_exist_here(cast: Cast, yara: Client) -> None:
    upload = uploaded(yara)
    elsewhere = signed_in(cast.nobody)
    assert elsewhere.get(reverse("exchange:upload_detail", args=["stad-elders", upload.pk])).status_code == 404
    assert yara.get(reverse("exchange:upload_detail", args=["stad", uuid4()])).status_code == 404
    assert elsewhere.get(reverse("exchange:import_list", args=["stad-elders"])).context["uploads"] == []


def test_the_list_names_who_read_in_what(yara: Client, cast: Cast) -> None:
    read_in(yara)
    shown = yara.get(reverse("exchange:import_list", args=["stad"])).context["rows"]
    assert [[value for _label, value in row.cells][2:6] for row in shown] == [[4, 4, 0, cast.yara.name]]

"""A job that reads a file may be killed, run twice or come too late; nothing is lost or doubled."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.conversations.models import Conversation, ImportBatch
from dorpel.dialogues.models import Membership
from dorpel.exchange import tasks
from dorpel.exchange.models import Upload
from dorpel.exchange.operations import uploads
from dorpel.exchange.operations.batches import alone
from dorpel.exchange.tests.uploading import (
    RUBBISH,
    asked,
    asked_again,
    at,
    given,
    kept_files,
    read_in,
    signed_in,
    uploaded,
)
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


def test_a_job_that_was_killed_goes_on_and_doubles_nothing(yara: Client) -> None:
    upload = asked(yara, uploaded(yara))
    Upload.objects.update(state=State.RUNNING, begun_at=timezone.now() - timedelta(hours=2))
    assert tasks.import_upload(str(upload.pk)) == State.DONE
    assert tasks.import_upload(str(upload.pk)) == ""
    assert (Conversation.objects.count(), ImportBatch.objects.count()) == (4, 1)


def test_a_job_killed_before_its_last_word_reports_what_it_published(yara: Client) -> None:
    upload = read_in(yara)
    Upload.objects.update(state=State.RUNNING, imported=0, batch=None)
    assert tasks.import_upload(str(upload.pk)) == State.DONE
    upload.refresh_from_db()
    assert (upload.imported, upload.batch, ImportBatch.objects.count()) == (4, ImportBatch.objects.get(), 1)


def test_half_of_a_killed_import_is_swept_when_the_job_goes_on(yara: Client) -> None:
    upload = read_in(yara)
    ImportBatch.objects.update(published_at=None)
    Upload.objects.update(state=State.RUNNING)
    again = asked_again(yara, upload)
    assert tasks.import_upload(str(again.pk)) == State.DONE
    assert (Conversation.objects.count(), ImportBatch.objects.count()) == (4, 1)


def test_an_import_that_runs_makes_the_next_one_wait_for_a_person(yara: Client, cast: Cast) -> None:
    upload = asked(yara, uploaded(yara))
    with alone(cast.dialogue):
        assert tasks.import_upload(str(upload.pk)) == State.READY
    assert Upload.objects.get().problem
    asked(yara, upload)
    assert tasks.import_upload(str(upload.pk)) == State.DONE


def test_a_second_job_leaves_a_file_that_is_being_read_alone(yara: Client, cast: Cast) -> None:
    upload = asked(yara, uploaded(yara))
    Upload.objects.update(state=State.RUNNING)
    with alone(cast.dialogue):
        assert tasks.import_upload(str(upload.pk)) == State.RUNNING
    assert Upload.objects.get().problem == ""


def test_who_left_in_the_meantime_imports_no_more(yara: Client, cast: Cast) -> None:
    upload = asked(yara, uploaded(yara))
    Membership.objects.filter(person=cast.yara).update(ended_at=timezone.now())
    assert tasks.import_upload(str(upload.pk)) == State.READY
    assert Conversation.objects.count() == 0


def test_a_large_file_is_looked_at_by_a_job(yara: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SOON", 10)
    upload = uploaded(yara)
    assert upload.state == State.LOOKING
    assert "<progress" in yara.get(at(upload)).content.decode()
    assert tasks.look_at_upload(str(upload.pk)) == State.READY
    assert yara.get(at(upload)).context["can_begin"] is True


def test_large_rubbish_goes_at_the_first_look(yara: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SOON", 1)
    given(yara, RUBBISH["pdf"])
    upload = Upload.objects.get()
    assert tasks.look_at_upload(str(upload.pk)) == State.UNREADABLE
    assert kept_files() == []
    assert yara.get(at(upload)).context["notice"] == Upload.objects.get().problem


def test_progress_answers_only_when_something_moved(yara: Client) -> None:
    upload = asked(yara, uploaded(yara))
    first = yara.get(at(upload, "upload_progress"))
    same = yara.get(at(upload, "upload_progress"), headers={"If-None-Match": first["ETag"]})
    Upload.objects.update(state=State.RUNNING, step="store", done=3, rows=4)
    moved = yara.get(at(upload, "upload_progress"), headers={"If-None-Match": first["ETag"]})
    Upload.objects.update(state=State.DONE)
    over = yara.get(at(upload, "upload_progress"))
    assert [each.status_code for each in (first, same, moved, over)] == [200, 304, 200, 204]
    assert 'value="75"' in moved.content.decode()


def test_what_is_being_read_cannot_be_changed_or_left(yara: Client) -> None:
    upload = asked(yara, uploaded(yara))
    before = Upload.objects.values().get()
    for name in ("upload_removal", "upload_mapping"):
        assert yara.post(at(upload, name)).status_code == 302
    yara.post(at(upload, "upload_reading"), {"agreed": ["none"]})
    assert Upload.objects.values().get() == before


def test_leaving_removes_the_file(yara: Client, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(yara)
    with django_capture_on_commit_callbacks(execute=True):
        assert yara.post(at(upload, "upload_removal")).status_code == 302
    assert (Upload.objects.count(), kept_files()) == (0, [])


def test_what_nobody_goes_on_with_goes_after_three_days(yara: Client) -> None:
    old, new = uploaded(yara), uploaded(yara)
    Upload.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - uploads.KEPT)
    tasks.sweep_imports()
    tasks.sweep_imports()
    assert [upload.pk for upload in Upload.objects.all()] == [new.pk]
    assert {path.parent.name for path in kept_files()} == {new.pk.hex}

"""What happens beside the requests: the inbox is read, jobs have their hour, dead imports are swept."""

import importlib
from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from dorpel.config.background import AT_START, NIGHTLY, look, plan_jobs
from dorpel.conversations.models import Conversation, ImportBatch, Submission
from dorpel.core.ids import uuid7
from dorpel.exchange.operations.batches import alone
from dorpel.exchange.tasks import sweep_imports
from tests.cast import Cast, make_cast
from tests.talks import say


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


def test_what_came_in_is_read_at_the_next_look(cast: Cast) -> None:
    Submission.objects.create(
        dialogue=cast.dialogue, kind="conversation", record=uuid7(), sha256="a", body=b"{", received_at=timezone.now()
    )
    assert look() == 1
    assert Submission.objects.get().state == "quarantined"
    assert look() == 0


@pytest.mark.django_db(databases=["default", "queue"])
def test_every_job_has_one_hour_however_often_the_site_starts() -> None:
    Schedule.objects.create(name="dorpel.gone.tasks.nothing", func="dorpel.gone.tasks.nothing")
    Schedule.objects.create(name="of somebody else", func="somebody.else")
    plan_jobs()
    hours = dict(Schedule.objects.values_list("name", "next_run"))
    plan_jobs()
    assert dict(Schedule.objects.values_list("name", "next_run")) == hours
    assert set(hours) == {"of somebody else", *NIGHTLY}
    assert all(hours[job] > timezone.now() for job in NIGHTLY)
    assert OrmQ.objects.count() == 2 * len(AT_START)


@pytest.mark.parametrize("job", sorted({*NIGHTLY, *AT_START}))
def test_every_job_runs_on_an_empty_database(db: None, job: str) -> None:
    module, _dot, name = job.rpartition(".")
    assert getattr(importlib.import_module(module), name)() in (0, None)


def abandoned(cast: Cast) -> ImportBatch:
    batch = ImportBatch.objects.create(dialogue=cast.dialogue, file_name="dood.csv", sha256="a")
    ImportBatch.objects.filter(pk=batch.pk).update(begun_at=timezone.now() - timedelta(days=2))
    Conversation.objects.filter(pk=say(cast, "half").conversation_id).update(batch=batch)
    return batch


def test_what_a_dead_import_left_is_swept_and_nothing_else(cast: Cast) -> None:
    kept = say(cast, "Een bank.").conversation_id
    abandoned(cast)
    assert sweep_imports() == 1
    assert list(Conversation.objects.values_list("pk", flat=True)) == [kept]
    assert not ImportBatch.objects.exists()


def test_an_import_that_runs_keeps_its_turn(cast: Cast) -> None:
    batch = abandoned(cast)
    with alone(cast.dialogue):
        assert sweep_imports() == 0
    assert ImportBatch.objects.get() == batch

"""From a finding to an experiment that ends with its lesson."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.dialogues.models import Lesson
from dorpel.findings.models import Finding, FindingVersion
from dorpel.laboratory.models import Experiment, Observation
from dorpel.laboratory.operations import AlreadyEnded, NoLesson, end, observe
from tests.cast import Cast


@pytest.fixture
def experiment(cast: Cast) -> Experiment:
    return Experiment.objects.create(
        dialogue=cast.dialogue,
        host=cast.service,
        title="Bank op het plein",
        question="Blijven mensen langer?",
        trying="Een bank, zes weken",
        starts_on=date(2026, 3, 1),
    )


def test_an_ending_needs_its_lesson_and_the_version_that_was_seen(cast: Cast, experiment: Experiment) -> None:
    with pytest.raises(NoLesson):
        end(experiment, ending="stopped", lesson="  ", seen=1, by=cast.stig)
    with pytest.raises(StaleSave):
        end(experiment, ending="stopped", lesson="Schaduw ontbrak", seen=7, by=cast.stig)
    experiment.refresh_from_db()
    assert (experiment.ending, experiment.ended_on) == ("", None)


def test_what_was_learned_becomes_a_lesson_of_the_dialogue_and_nothing_ends_twice(
    cast: Cast, experiment: Experiment
) -> None:
    end(experiment, ending="stopped", lesson="Schaduw ontbrak", seen=1, by=cast.stig)
    assert Lesson.objects.get().learned == "Schaduw ontbrak"
    with pytest.raises(AlreadyEnded):
        end(experiment, ending="usual", lesson="Toch goed", seen=2, by=cast.stig)
    with pytest.raises(AlreadyEnded):
        observe(experiment, text="Nog iets", by=cast.stig)
    assert Lesson.objects.count() == 1


@pytest.mark.parametrize("who", ["vera", "bea", "nobody"])
def test_only_staff_and_leaders_observe_and_end(cast: Cast, experiment: Experiment, who: str) -> None:
    with pytest.raises(NotAllowed):
        observe(experiment, text="x", by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        end(experiment, ending="stopped", lesson="x", seen=1, by=getattr(cast, who))
    assert Observation.objects.count() == 0


def test_the_database_refuses_an_ending_without_a_lesson(experiment: Experiment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Experiment.objects.filter(pk=experiment.pk).update(ending="stopped", ended_on=date(2026, 4, 1))


def test_the_whole_way_by_forms(cast: Cast, sign_in: Any) -> None:
    now = timezone.now()
    finding = Finding.objects.create(dialogue=cast.dialogue, written_by=cast.cem, made_at=now)
    FindingVersion.objects.create(
        dialogue=cast.dialogue, finding=finding, claim="Nergens zitten", language="nl", written_by=cast.cem, made_at=now
    )
    client = sign_in(cast.stig)
    new = reverse("laboratory:experiment_new", args=["stad"])
    assert "Nergens zitten" in client.get(new).content.decode()
    words = {"title": "Bank", "question": "Langer?", "trying": "Een bank", "starts_on": "2026-03-01"}
    client.post(new, {**words, "host": str(cast.service.pk), "finding": str(finding.pk)})
    here = ["stad", Experiment.objects.get().pk]
    client.post(reverse("laboratory:experiment_observation", args=here), {"text": "Drukker", "seen_on": "2026-03-08"})
    refused = client.post(reverse("laboratory:experiment_ending", args=here), {"ending": "stopped", "lesson": ""})
    assert refused.status_code == 422
    client.post(reverse("laboratory:experiment_ending", args=here), {"ending": "stopped", "lesson": "Schaduw ontbrak"})
    page = client.get(reverse("laboratory:experiment_detail", args=here)).content.decode()
    assert [words in page for words in ("Nergens zitten", "Drukker", "Schaduw ontbrak")] == [True, True, True]
    assert client.get(reverse("laboratory:experiment_list", args=["stad"])).status_code == 200

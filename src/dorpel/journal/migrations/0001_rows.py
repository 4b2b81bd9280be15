"""The rows of this room."""

import uuid

from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("dialogue", models.UUIDField(editable=False, null=True, verbose_name="dialogue")),
                (
                    "who_kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("person", "a person"),
                            ("receipt", "the holder of a receipt"),
                            ("machine", "the machine"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="kind of actor",
                    ),
                ),
                ("who", models.UUIDField(editable=False, null=True, verbose_name="who")),
                ("act", models.CharField(editable=False, max_length=60, verbose_name="act")),
                ("thing", models.CharField(editable=False, max_length=60, verbose_name="kind of thing")),
                ("thing_id", models.UUIDField(editable=False, null=True, verbose_name="thing")),
                ("why", models.CharField(blank=True, editable=False, max_length=300, verbose_name="why")),
                ("at", models.DateTimeField(editable=False, verbose_name="when")),
            ],
            options={
                "verbose_name": "journal entry",
                "verbose_name_plural": "journal",
                "indexes": [
                    models.Index(fields=["dialogue", "id"], name="journal_in_order"),
                    models.Index(fields=["thing_id"], name="journal_of_thing"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who__isnull", True), ("who_kind", "machine")),
                            models.Q(("who__isnull", False), models.Q(("who_kind", "machine"), _negated=True)),
                            _connector="OR",
                        ),
                        name="journal_who_is_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "dialogue",
                    models.UUIDField(
                        default=uuid.UUID("00000000-0000-0000-0000-000000000000"),
                        editable=False,
                        verbose_name="dialogue",
                    ),
                ),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[("closing", "entries closed"), ("purge", "entries purged after their term")],
                        default="closing",
                        editable=False,
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                ("last", models.UUIDField(editable=False, verbose_name="last entry")),
                ("entries", models.PositiveIntegerField(editable=False, verbose_name="number of entries")),
                ("previous", models.CharField(blank=True, editable=False, max_length=64, verbose_name="hash before")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="hash")),
                ("at", models.DateTimeField(editable=False, verbose_name="when")),
            ],
            options={
                "verbose_name": "seal",
                "verbose_name_plural": "seals",
                "constraints": [models.UniqueConstraint(fields=("dialogue", "number"), name="seal_number_once")],
                "indexes": [],
            },
        ),
    ]

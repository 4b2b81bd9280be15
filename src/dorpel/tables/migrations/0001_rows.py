"""The rows of this room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dialogues", "0001_rows"),
        ("findings", "0001_rows"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("held_on", models.DateField(verbose_name="on")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="dialogues.service",
                        verbose_name="host",
                    ),
                ),
                (
                    "take_home",
                    models.CharField(max_length=300, verbose_name="what do we take home, and who gets it by when"),
                ),
            ],
            options={
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("dialogue", "id"), name="tables_round_in_dialogue")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="tables.round",
                        verbose_name="round",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "article_code",
                    models.CharField(
                        blank=True,
                        help_text="The code under the article in the newspaper.",
                        max_length=12,
                        verbose_name="article",
                    ),
                ),
                ("question", models.CharField(blank=True, max_length=300, verbose_name="question for the table")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="tables_agendaitem_in_dialogue"),
                    models.UniqueConstraint(fields=("round", "finding"), name="agendaitem_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Table",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="tables.round",
                        verbose_name="round",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tables",
                        to="tables.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
            ],
            options={
                "verbose_name": "table",
                "verbose_name_plural": "tables",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="tables_table_in_dialogue"),
                    models.UniqueConstraint(fields=("round", "number"), name="table_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="tables.table",
                        verbose_name="table",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "sits_as",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("resident", "resident"),
                            ("challenger", "challenger"),
                            ("staff", "staff member"),
                            ("host", "table host"),
                        ],
                        default="resident",
                        max_length=12,
                        verbose_name="sits as",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="tables_seat_in_dialogue"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("table", "person"),
                        name="seat_once_per_table",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="tables.table",
                        verbose_name="table",
                    ),
                ),
                ("text", models.TextField(verbose_name="note")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="written")),
            ],
            options={
                "verbose_name": "note",
                "verbose_name_plural": "notes",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("dialogue", "id"), name="tables_note_in_dialogue")],
                "indexes": [],
            },
        ),
    ]

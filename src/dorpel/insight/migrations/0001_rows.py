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
        ("findings", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "neighbourhood",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogues.neighbourhood",
                    ),
                ),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("total", "all together"),
                            ("place", "per neighbourhood"),
                            ("month", "per neighbourhood and month"),
                            ("category", "per category"),
                            ("whole", "per neighbourhood, all facets and language"),
                        ],
                        default="whole",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "cell",
                    models.CharField(
                        help_text="Code and keys, sorted: W01|age:30-44|gender:f|language:tr",
                        max_length=300,
                        verbose_name="cell",
                    ),
                ),
                ("month", models.CharField(blank=True, max_length=7, verbose_name="month")),
                ("talks", models.IntegerField(default=0, verbose_name="talks")),
                ("voices", models.IntegerField(default=0, verbose_name="voices")),
            ],
            options={
                "verbose_name": "cell",
                "verbose_name_plural": "cells",
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "kind", "cell", "month"), name="cell_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StagedCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "neighbourhood",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogues.neighbourhood",
                    ),
                ),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("total", "all together"),
                            ("place", "per neighbourhood"),
                            ("month", "per neighbourhood and month"),
                            ("category", "per category"),
                            ("whole", "per neighbourhood, all facets and language"),
                        ],
                        default="whole",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "cell",
                    models.CharField(
                        help_text="Code and keys, sorted: W01|age:30-44|gender:f|language:tr",
                        max_length=300,
                        verbose_name="cell",
                    ),
                ),
                ("month", models.CharField(blank=True, max_length=7, verbose_name="month")),
                ("talks", models.IntegerField(default=0, verbose_name="talks")),
                ("voices", models.IntegerField(default=0, verbose_name="voices")),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "cell of a file",
                "verbose_name_plural": "cells of a file",
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "kind", "cell", "month"), name="stagedcell_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("meaning", models.TextField(verbose_name="what it says, and what it doesn't")),
                ("value", models.FloatField(verbose_name="value")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("base", models.CharField(max_length=300, verbose_name="base: of whom, and who is missing")),
                ("measured_on", models.DateField(verbose_name="measured on")),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="insight_indicator_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OutcomeStory",
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
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outcome_stories",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("story", models.TextField(verbose_name="what changed, for whom")),
                ("how_we_know", models.TextField(verbose_name="how do we know")),
                ("told_on", models.DateField(verbose_name="told on")),
            ],
            options={
                "verbose_name": "outcome story",
                "verbose_name_plural": "outcome stories",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="insight_outcomestory_in_dialogue")
                ],
                "indexes": [],
            },
        ),
    ]

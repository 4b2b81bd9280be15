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
            name="Experiment",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="experiments",
                        to="findings.finding",
                        verbose_name="grew from the finding",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="experiments",
                        to="dialogues.service",
                        verbose_name="hosted by",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("trying", models.TextField(verbose_name="what do we try")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "ending",
                    dorpel.core.rows.Choice(
                        blank=True,
                        choices=[("stopped", "stopped"), ("usual", "became usual")],
                        editable=False,
                        max_length=8,
                        verbose_name="ending",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                ("lesson", models.TextField(blank=True, editable=False, verbose_name="what we learned")),
            ],
            options={
                "verbose_name": "experiment",
                "verbose_name_plural": "experiments",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="laboratory_experiment_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("ending__in", ["", "stopped", "usual"])), name="experiment_ending"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ending", "")),
                            models.Q(
                                models.Q(("ending", ""), _negated=True),
                                models.Q(("lesson", ""), _negated=True),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="experiment_ends_with_a_lesson",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Observation",
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
                    "experiment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="laboratory.experiment",
                        verbose_name="experiment",
                    ),
                ),
                ("text", models.TextField(verbose_name="what did you see")),
                ("seen_on", models.DateField(verbose_name="on")),
                (
                    "seen_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="laboratory_observation_in_dialogue")
                ],
                "indexes": [],
            },
        ),
    ]

"""The rows of this room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.languages
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("coding", "0001_rows"),
        ("dialogues", "0001_rows"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
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
                    "reference",
                    models.CharField(
                        default=dorpel.core.ids.reference, editable=False, max_length=8, verbose_name="reference code"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_finding_in_dialogue"),
                    models.UniqueConstraint(fields=("reference",), name="finding_reference_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FindingVersion",
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
                    "finding",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1, verbose_name="number")),
                ("claim", models.CharField(max_length=200, verbose_name="claim")),
                ("explanation", models.TextField(blank=True, verbose_name="explanation")),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "finding version",
                "verbose_name_plural": "finding versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_findingversion_in_dialogue"),
                    models.UniqueConstraint(fields=("finding", "number"), name="findingversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FindingWording",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("text", models.TextField(verbose_name="text")),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                (
                    "state",
                    dorpel.core.rows.Choice(
                        choices=[("draft", "draft"), ("read", "read by a speaker"), ("approved", "approved")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="findings.findingversion",
                    ),
                ),
                ("explanation", models.TextField(blank=True, verbose_name="explanation")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="findingwording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "finding",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="coding.quote",
                        verbose_name="quote",
                    ),
                ),
                (
                    "stance",
                    dorpel.core.rows.Choice(
                        choices=[("for", "speaks for it"), ("against", "speaks against it")],
                        max_length=8,
                        verbose_name="stance",
                    ),
                ),
                ("shown", models.BooleanField(default=False, verbose_name="shown with the finding")),
                (
                    "weighed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="weighed by",
                    ),
                ),
                ("weighed_at", models.DateTimeField(verbose_name="weighed")),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_evidence_in_dialogue"),
                    models.UniqueConstraint(fields=("finding", "quote"), name="evidence_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LookedAgainst",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looked_against",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who looked",
                    ),
                ),
                ("where", models.CharField(max_length=300, verbose_name="where did you look")),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "search for the opposite",
                "verbose_name_plural": "searches for the opposite",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_lookedagainst_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
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
                    "finding_version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoption",
                        to="findings.findingversion",
                        verbose_name="finding version",
                    ),
                ),
                (
                    "adopted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="adopted by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "adoption",
                "verbose_name_plural": "adoptions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_adoption_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "finding_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="findings.findingversion",
                        verbose_name="finding version",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("voices", models.PositiveIntegerField(verbose_name="voices that speak for it")),
                ("base", models.PositiveIntegerField(verbose_name="of how many voices")),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken down")),
                ("ended_why", models.CharField(blank=True, max_length=300, verbose_name="why it was taken down")),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_publication_in_dialogue"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("finding",), name="publication_one_at_a_time"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Response",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "stance",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("agree", "I know this too"),
                            ("different", "It is different with me"),
                            ("add", "I want to add something"),
                        ],
                        max_length=10,
                        verbose_name="stance",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="what do you want to say")),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                ("given_at", models.DateTimeField(verbose_name="given")),
                ("shown_at", models.DateTimeField(editable=False, null=True, verbose_name="shown in public")),
                ("refused_why", models.CharField(blank=True, max_length=300, verbose_name="why it is not shown")),
            ],
            options={
                "verbose_name": "response",
                "verbose_name_plural": "responses",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="findings_response_in_dialogue")
                ],
                "indexes": [],
            },
        ),
    ]

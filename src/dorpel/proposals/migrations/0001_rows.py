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
        ("dialogues", "0001_rows"),
        ("findings", "0001_rows"),
        ("people", "__first__"),
        ("tables", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
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
                ("reference", models.CharField(default=dorpel.core.ids.reference, editable=False, max_length=8)),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="tables.note",
                        verbose_name="grew from the note",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="dialogues.service",
                        verbose_name="service",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("answer_due_on", models.DateField(blank=True, null=True, verbose_name="the city answers by")),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="proposals_proposal_in_dialogue"),
                    models.UniqueConstraint(fields=("reference",), name="proposal_reference_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProposalVersion",
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
                    "proposal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="proposals.proposal",
                        verbose_name="proposal",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="what do we propose")),
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
                "verbose_name": "proposal version",
                "verbose_name_plural": "proposal versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="proposals_proposalversion_in_dialogue"),
                    models.UniqueConstraint(fields=("proposal", "number"), name="proposalversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProposalWording",
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
                        to="proposals.proposalversion",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="what do we propose")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="proposalwording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Answering",
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answerings",
                        to="proposals.proposal",
                        verbose_name="proposal",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answerings",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
            ],
            options={
                "verbose_name": "answered finding",
                "verbose_name_plural": "answered findings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="proposals_answering_in_dialogue"),
                    models.UniqueConstraint(fields=("proposal", "finding"), name="answering_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Ancestry",
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
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="proposals.proposal",
                        verbose_name="grew from",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parents",
                        to="proposals.proposal",
                        verbose_name="became",
                    ),
                ),
                (
                    "how",
                    dorpel.core.rows.Choice(
                        choices=[("merged", "merged into it"), ("split", "split from it")],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "ancestry",
                "verbose_name_plural": "ancestry",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="proposals_ancestry_in_dialogue"),
                    models.UniqueConstraint(fields=("parent", "child"), name="ancestry_once"),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("child")), _negated=True), name="ancestry_not_itself"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="findings",
            field=models.ManyToManyField(
                related_name="proposals",
                through="proposals.Answering",
                to="findings.finding",
                verbose_name="answers the findings",
            ),
        ),
    ]

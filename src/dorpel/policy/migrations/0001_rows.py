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
        ("people", "__first__"),
        ("proposals", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PolicyPlan",
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
                ("first_year", models.PositiveSmallIntegerField(verbose_name="from the year")),
                ("last_year", models.PositiveSmallIntegerField(verbose_name="to the year")),
            ],
            options={
                "verbose_name": "policy plan",
                "verbose_name_plural": "policy plans",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_policyplan_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))), name="plan_years"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="policy.policyplan",
                        verbose_name="plan",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="number")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted by the council on")),
            ],
            options={
                "verbose_name": "plan version",
                "verbose_name_plural": "plan versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_planversion_in_dialogue"),
                    models.UniqueConstraint(fields=("plan", "number"), name="planversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Objective",
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
                    "plan_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="policy.planversion",
                        verbose_name="plan version",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
            ],
            options={
                "verbose_name": "objective",
                "verbose_name_plural": "objectives",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_objective_in_dialogue"),
                    models.UniqueConstraint(fields=("plan_version", "code"), name="objective_code_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActionPlan",
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
                    "plan_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="policy.planversion",
                        verbose_name="plan version",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="action_plans",
                        to="policy.objective",
                        verbose_name="objective",
                    ),
                ),
                ("is_priority", models.BooleanField(default=False, verbose_name="priority")),
            ],
            options={
                "verbose_name": "action plan",
                "verbose_name_plural": "action plans",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_actionplan_in_dialogue"),
                    models.UniqueConstraint(fields=("plan_version", "code"), name="actionplan_code_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Action",
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
                    "plan_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="policy.planversion",
                        verbose_name="plan version",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                (
                    "action_plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="policy.actionplan",
                        verbose_name="action plan",
                    ),
                ),
                ("reference", models.CharField(default=dorpel.core.ids.reference, editable=False, max_length=8)),
                ("thread", models.UUIDField(db_index=True, default=dorpel.core.ids.uuid7, editable=False)),
                ("is_priority", models.BooleanField(default=False, verbose_name="priority")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="ready by")),
                ("counts_as_done", models.CharField(blank=True, max_length=300, verbose_name="counts as done when")),
                (
                    "owners",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="dialogues.service", verbose_name="owned by"
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_action_in_dialogue"),
                    models.UniqueConstraint(fields=("plan_version", "code"), name="action_code_once"),
                    models.UniqueConstraint(fields=("reference",), name="action_reference_once"),
                    models.UniqueConstraint(fields=("plan_version", "thread"), name="action_thread_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActionOrigin",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origins",
                        to="policy.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="proposals.proposal",
                        verbose_name="proposal",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "origin of an action",
                "verbose_name_plural": "origins of actions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_actionorigin_in_dialogue"),
                    models.UniqueConstraint(fields=("action", "proposal"), name="actionorigin_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Progress",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="policy.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "stage",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("agreed", "agreed"),
                            ("begun", "begun"),
                            ("halfway", "halfway"),
                            ("done", "done"),
                            ("halted", "halted"),
                        ],
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                ("text", models.TextField(verbose_name="what happened, what comes next")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "reported_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress",
                "verbose_name_plural": "progress",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("dialogue", "id"), name="policy_progress_in_dialogue")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="proposals.proposal",
                        verbose_name="proposal",
                    ),
                ),
                (
                    "outcome",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("accepted", "yes"),
                            ("changed", "yes, with a change"),
                            ("refused", "no"),
                            ("postponed", "not now"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "body",
                    dorpel.core.rows.Choice(
                        choices=[("board", "the daily board"), ("college", "the college"), ("council", "the council")],
                        max_length=10,
                        verbose_name="by",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                ("resolved_on", models.DateField(verbose_name="on")),
                ("look_again_on", models.DateField(blank=True, null=True, verbose_name="look at it again on")),
                ("besluit", models.URLField(blank=True, max_length=500, verbose_name="address of the formal decision")),
                (
                    "given_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
                ("made_at", models.DateTimeField(editable=False, verbose_name="made")),
            ],
            options={
                "verbose_name": "resolution",
                "verbose_name_plural": "resolutions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="policy_resolution_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="resolution_has_a_reason"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ResolutionWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="policy.resolution"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="resolutionwording_once")],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="proposals",
            field=models.ManyToManyField(
                related_name="actions",
                through="policy.ActionOrigin",
                to="proposals.proposal",
                verbose_name="comes from",
            ),
        ),
    ]

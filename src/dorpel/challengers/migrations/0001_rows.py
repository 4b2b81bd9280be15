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
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("call", models.TextField(blank=True, verbose_name="call")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("closes_on", models.DateField(verbose_name="closes on")),
            ],
            options={
                "verbose_name": "intake",
                "verbose_name_plural": "intakes",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_intake_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="intake_closes_after_opening"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="challengers.intake",
                        verbose_name="intake",
                    ),
                ),
                ("reference", models.CharField(default=dorpel.core.ids.reference, editable=False, max_length=8)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("why", models.TextField(blank=True, verbose_name="why do you want to")),
                (
                    "subject",
                    models.CharField(blank=True, max_length=200, verbose_name="what would you like to talk about"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=dorpel.core.languages.spoken, default="nl", max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "neighbourhood",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="dialogues.neighbourhood",
                        verbose_name="neighbourhood",
                    ),
                ),
                ("applied_at", models.DateTimeField(auto_now_add=True, verbose_name="applied")),
                (
                    "categories",
                    models.ManyToManyField(
                        blank=True, related_name="applications", to="dialogues.category", verbose_name="about you"
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_application_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "reference"), name="application_reference_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Challenger",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "application",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenger",
                        to="challengers.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challengers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "intake",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challengers",
                        to="challengers.intake",
                        verbose_name="intake",
                    ),
                ),
                (
                    "buddy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="challengers.challenger",
                        verbose_name="buddy",
                    ),
                ),
                ("professional", models.CharField(blank=True, max_length=120, verbose_name="professional for support")),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="own subject")),
                ("target", models.PositiveSmallIntegerField(default=100, verbose_name="residents to invite")),
                ("stopped_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="stopped")),
            ],
            options={
                "verbose_name": "challenger",
                "verbose_name_plural": "challengers",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_challenger_in_dialogue"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("dialogue", "person"),
                        name="challenger_once_per_person",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Training",
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
                (
                    "on",
                    dorpel.core.rows.Choice(
                        choices=[("subject", "subject"), ("method", "method"), ("both", "subject and method")],
                        default="both",
                        max_length=10,
                        verbose_name="on subject or method",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="dialogues.service",
                        verbose_name="host",
                    ),
                ),
                (
                    "intake",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="challengers.intake",
                        verbose_name="intake",
                    ),
                ),
                (
                    "take_home",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what do we take home, and who gets it by when"
                    ),
                ),
            ],
            options={
                "verbose_name": "training",
                "verbose_name_plural": "trainings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_training_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="challengers.training",
                        verbose_name="training",
                    ),
                ),
                (
                    "challenger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="challengers.challenger",
                        verbose_name="challenger",
                    ),
                ),
                ("was_there", models.BooleanField(default=True, verbose_name="was there")),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_attendance_in_dialogue"),
                    models.UniqueConstraint(fields=("training", "challenger"), name="attendance_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Method",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("steps", models.TextField(verbose_name="steps")),
                ("smallest", models.PositiveSmallIntegerField(default=1, verbose_name="fewest people")),
                ("largest", models.PositiveSmallIntegerField(default=8, verbose_name="most people")),
                ("minutes", models.PositiveSmallIntegerField(default=30, verbose_name="minutes")),
            ],
            options={
                "verbose_name": "method",
                "verbose_name_plural": "methods",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_method_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "name"), name="method_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("largest__gte", models.F("smallest"))), name="method_sizes"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SupportEntry",
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
                    "challenger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support",
                        to="challengers.challenger",
                        verbose_name="challenger",
                    ),
                ),
                ("text", models.TextField(verbose_name="note")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                ("noted_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
            ],
            options={
                "verbose_name": "support entry",
                "verbose_name_plural": "support log",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_supportentry_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Outing",
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
                    "challenger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outings",
                        to="challengers.challenger",
                        verbose_name="challenger",
                    ),
                ),
                (
                    "neighbourhood",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outings",
                        to="dialogues.neighbourhood",
                        verbose_name="neighbourhood",
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=160, verbose_name="street")),
                ("buddy", models.CharField(blank=True, max_length=120, verbose_name="buddy")),
                ("starts_at", models.DateTimeField(verbose_name="going out")),
                ("back_by", models.DateTimeField(verbose_name="back home by")),
                ("back_at", models.DateTimeField(blank=True, null=True, verbose_name="back home")),
            ],
            options={
                "verbose_name": "outing",
                "verbose_name_plural": "outings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="challengers_outing_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("back_by__gte", models.F("starts_at"))), name="outing_back_after_start"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]

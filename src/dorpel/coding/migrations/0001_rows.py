"""The rows of this room."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.languages
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conversations", "0001_rows"),
        ("dialogues", "0001_rows"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
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
                ("about", models.TextField(blank=True, verbose_name="what belongs here")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_theme_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "name"), name="theme_name_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Code",
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
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="codes",
                        to="coding.theme",
                        verbose_name="theme",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("meaning", models.TextField(blank=True, verbose_name="when to use it")),
                (
                    "retired_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="no longer used since"),
                ),
                ("quotes", models.PositiveIntegerField(db_default=0, default=0, editable=False, verbose_name="quotes")),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_code_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "name"), name="code_name_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CodebookVersion",
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
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("contents", models.JSONField(verbose_name="contents")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("kept_at", models.DateTimeField(verbose_name="kept")),
            ],
            options={
                "verbose_name": "codebook version",
                "verbose_name_plural": "codebook versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_codebookversion_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "number"), name="codebook_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Quote",
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
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotes",
                        to="conversations.answer",
                        verbose_name="answer",
                    ),
                ),
                (
                    "answer_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotes",
                        to="conversations.answerversion",
                        verbose_name="answer version",
                    ),
                ),
                ("reference", models.CharField(default=dorpel.core.ids.reference, editable=False, max_length=8)),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("exact", models.TextField(verbose_name="passage")),
                ("prefix", models.CharField(blank=True, max_length=32, verbose_name="before")),
                ("suffix", models.CharField(blank=True, max_length=32, verbose_name="after")),
                (
                    "sensitive",
                    models.BooleanField(
                        default=False, verbose_name="tells of health, faith, origin, politics or sexuality"
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="marked by",
                    ),
                ),
                ("marked_at", models.DateTimeField(verbose_name="marked")),
                (
                    "lost_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="lost when the answer was corrected"
                    ),
                ),
            ],
            options={
                "verbose_name": "quote",
                "verbose_name_plural": "quotes",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_quote_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "reference"), name="quote_reference_once"),
                    models.UniqueConstraint(fields=("answer_version", "start", "end"), name="quote_passage_once"),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="quote_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "end",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("start"), "+", django.db.models.functions.text.Length("exact")
                                ),
                            )
                        ),
                        name="quote_as_long_as_its_passage",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="QuoteWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="coding.quote"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="quotewording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Coding",
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
                    "quote",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codings",
                        to="coding.quote",
                        verbose_name="quote",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="coding.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="coder",
                    ),
                ),
                ("suggested", models.BooleanField(default=False, verbose_name="after a suggestion")),
                ("coded_at", models.DateTimeField(verbose_name="coded")),
            ],
            options={
                "verbose_name": "coding",
                "verbose_name_plural": "codings",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["dialogue", "code", "quote"], name="coding_by_code"),
                    models.Index(fields=["dialogue", "coder", "id"], name="coding_by_coder"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_coding_in_dialogue"),
                    models.UniqueConstraint(fields=("quote", "code", "coder"), name="coding_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
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
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="conversations.voice",
                        verbose_name="voice",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="conversations.answer",
                        verbose_name="answer",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="objections",
                        to="coding.quote",
                        verbose_name="quote",
                    ),
                ),
                (
                    "about",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("quote", "the quote"),
                            ("wording", "its translation"),
                            ("code", "its code"),
                            ("answer", "what was written down"),
                        ],
                        default="quote",
                        max_length=10,
                        verbose_name="about",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="what did you mean")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                ("reply", models.TextField(blank=True, verbose_name="reply")),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_objection_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                    "answer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="conversations.answer",
                        verbose_name="answer",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reader",
                    ),
                ),
                ("read_at", models.DateTimeField(verbose_name="read")),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="coding_reading_in_dialogue"),
                    models.UniqueConstraint(fields=("answer", "reader"), name="reading_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                (
                    "dialogue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="dialogues.dialogue",
                    ),
                ),
                ("answers", models.PositiveIntegerField(default=0, verbose_name="answers read")),
                ("voices", models.PositiveIntegerField(default=0, verbose_name="voices heard")),
            ],
            options={
                "verbose_name": "what was heard",
                "verbose_name_plural": "what was heard",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

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
        ("findings", "0001_rows"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=80, verbose_name="masthead")),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                ("appears_on", models.DateField(verbose_name="appears on")),
                ("pages", models.PositiveSmallIntegerField(default=2, verbose_name="pages")),
                ("copies", models.PositiveIntegerField(blank=True, null=True, verbose_name="copies")),
                ("colophon", models.TextField(blank=True, verbose_name="colophon")),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_edition_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "number"), name="edition_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Article",
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
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="newspaper.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="findings.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("finding", "about a finding"),
                            ("priorities", "priorities"),
                            ("suggestions", "suggestions"),
                            ("own_actions", "own actions"),
                            ("other", "other"),
                        ],
                        default="finding",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=dorpel.core.ids.reference,
                        editable=False,
                        max_length=8,
                        verbose_name="code under the article",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_article_in_dialogue"),
                    models.UniqueConstraint(fields=("reference",), name="article_reference_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "finding"), _negated=True), ("finding__isnull", False), _connector="OR"
                        ),
                        name="article_about_a_finding_has_one",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ArticleVersion",
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
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="newspaper.article",
                        verbose_name="article",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1, verbose_name="number")),
                ("headline", models.CharField(max_length=160, verbose_name="headline")),
                ("deck", models.CharField(blank=True, max_length=300, verbose_name="deck")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("byline", models.CharField(blank=True, max_length=160, verbose_name="by")),
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
                "verbose_name": "article version",
                "verbose_name_plural": "article versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_articleversion_in_dialogue"),
                    models.UniqueConstraint(fields=("article", "number"), name="articleversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ArticleWording",
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
                        to="newspaper.articleversion",
                    ),
                ),
                ("deck", models.CharField(blank=True, max_length=300, verbose_name="deck")),
                ("body", models.TextField(blank=True, verbose_name="text")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="articlewording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ArticleQuote",
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
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_quotes",
                        to="newspaper.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_quotes",
                        to="coding.quote",
                        verbose_name="quote",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=120, verbose_name="under the quote")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "quote in an article",
                "verbose_name_plural": "quotes in articles",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_articlequote_in_dialogue"),
                    models.UniqueConstraint(fields=("article", "quote"), name="articlequote_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="newspaper.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="newspaper.article",
                        verbose_name="article",
                    ),
                ),
                ("part", models.PositiveSmallIntegerField(default=1, verbose_name="part")),
                ("page", models.PositiveSmallIntegerField(verbose_name="page")),
                ("column", models.PositiveSmallIntegerField(verbose_name="first column")),
                ("columns", models.PositiveSmallIntegerField(verbose_name="columns wide")),
                ("line", models.PositiveSmallIntegerField(verbose_name="first line")),
                ("lines", models.PositiveSmallIntegerField(verbose_name="lines high")),
                ("locked", models.BooleanField(default=False, verbose_name="stays here")),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_placement_in_dialogue"),
                    models.UniqueConstraint(fields=("article", "part"), name="placement_part_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Printing",
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
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printing",
                        to="newspaper.edition",
                        verbose_name="edition",
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("left_out", models.JSONField(default=list, verbose_name="what was left out, and why")),
                (
                    "printed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "printing",
                "verbose_name_plural": "printings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_printing_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PrintedQuote",
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
                    "printing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotes",
                        to="newspaper.printing",
                        verbose_name="printing",
                    ),
                ),
                ("quote", models.UUIDField(verbose_name="quote")),
                ("voice", models.UUIDField(null=True, verbose_name="voice")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="newspaper.article",
                        verbose_name="article",
                    ),
                ),
                ("page", models.PositiveSmallIntegerField(verbose_name="page")),
            ],
            options={
                "verbose_name": "printed quote",
                "verbose_name_plural": "printed quotes",
                "abstract": False,
                "indexes": [models.Index(fields=["dialogue", "voice"], name="printedquote_voice")],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="newspaper_printedquote_in_dialogue"),
                    models.UniqueConstraint(fields=("printing", "quote"), name="printedquote_once"),
                ],
            },
        ),
    ]

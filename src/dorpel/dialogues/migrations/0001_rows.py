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
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "slug",
                    models.SlugField(
                        help_text="Stands in every address.", max_length=60, unique=True, verbose_name="short name"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("city", models.CharField(max_length=120, verbose_name="city")),
                ("slogan", models.CharField(blank=True, max_length=200, verbose_name="slogan")),
                ("about", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "languages",
                    models.JSONField(
                        default=list, help_text="Codes, the main language first: nl, tr, ar.", verbose_name="languages"
                    ),
                ),
                (
                    "fictional",
                    models.BooleanField(
                        default=False, help_text="Every page then says so.", verbose_name="fictional city"
                    ),
                ),
                (
                    "demo_seed",
                    models.BigIntegerField(editable=False, null=True, verbose_name="seed of the demonstration"),
                ),
                ("epoch", models.PositiveIntegerField(default=1, editable=False)),
                ("begun_on", models.DateField(blank=True, null=True, verbose_name="begun on")),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="closed")),
            ],
            options={
                "verbose_name": "dialogue",
                "verbose_name_plural": "dialogues",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Neighbourhood",
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
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("area", models.FloatField(blank=True, null=True, verbose_name="area (km²)")),
                (
                    "outline",
                    models.JSONField(
                        blank=True,
                        help_text="A GeoJSON geometry (WGS84, or a made-up plane).",
                        null=True,
                        verbose_name="outline",
                    ),
                ),
            ],
            options={
                "verbose_name": "neighbourhood",
                "verbose_name_plural": "neighbourhoods",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_neighbourhood_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "code"), name="neighbourhood_code_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Facet",
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
                ("key", models.SlugField(max_length=30, verbose_name="key")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why we ask")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "facet",
                "verbose_name_plural": "facets",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_facet_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "key"), name="facet_key_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FacetWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="dialogues.facet"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="facetwording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Category",
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
                    "facet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="dialogues.facet",
                        verbose_name="facet",
                    ),
                ),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_category_in_dialogue"),
                    models.UniqueConstraint(fields=("facet", "key"), name="category_key_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CategoryWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="dialogues.category"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="categorywording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Population",
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
                    "neighbourhood",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population",
                        to="dialogues.neighbourhood",
                        verbose_name="neighbourhood",
                    ),
                ),
                (
                    "cell",
                    models.CharField(
                        help_text="Code and keys, sorted: W01|age:30-44|gender:f", max_length=300, verbose_name="cell"
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="people")),
                ("as_of", models.DateField(blank=True, null=True, verbose_name="as of")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("is_estimate", models.BooleanField(default=False, verbose_name="an estimate")),
                (
                    "categories",
                    models.ManyToManyField(
                        blank=True, related_name="population", to="dialogues.category", verbose_name="categories"
                    ),
                ),
            ],
            options={
                "verbose_name": "population",
                "verbose_name_plural": "population",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_population_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "cell"), name="population_cell_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Intention",
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
                ("sentence", models.CharField(max_length=300, verbose_name="sentence")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "intention",
                "verbose_name_plural": "intentions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_intention_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Phase",
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
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("preparing", "preparing"),
                            ("conversing", "conversations"),
                            ("sensemaking", "reading together"),
                            ("newspaper", "newspaper"),
                            ("tables", "conversation tables"),
                            ("policy", "policy"),
                            ("feedback", "giving back"),
                            ("after", "label, laboratory, network"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                ("dropped_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="dropped")),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_phase_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="phase_ends_after_start",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("what", models.CharField(max_length=300, verbose_name="what was decided")),
                ("decided_by", models.CharField(max_length=160, verbose_name="by whom")),
                ("why", models.TextField(verbose_name="why")),
                (
                    "intention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="dialogues.intention",
                        verbose_name="serves the intention",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="dialogues.phase",
                        verbose_name="phase",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="on")),
                ("look_again_on", models.DateField(blank=True, null=True, verbose_name="look at it again on")),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_decision_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
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
                ("happened", models.TextField(verbose_name="what happened")),
                ("learned", models.TextField(verbose_name="what we learned")),
                ("differently", models.TextField(blank=True, verbose_name="what we do differently")),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="dialogues.phase",
                        verbose_name="phase",
                    ),
                ),
                ("noted_on", models.DateField(verbose_name="on")),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_lesson_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StatementOfSupport",
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
                ("who", models.CharField(max_length=160, verbose_name="who")),
                ("office", models.CharField(blank=True, max_length=160, verbose_name="office")),
                ("text", models.TextField(verbose_name="statement")),
                ("given_on", models.DateField(verbose_name="on")),
            ],
            options={
                "verbose_name": "statement of support",
                "verbose_name_plural": "statements of support",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_statementofsupport_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DialogueWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="dialogues.dialogue"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="dialoguewording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StartingQuestion",
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
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("text", models.CharField(max_length=300, verbose_name="question")),
            ],
            options={
                "verbose_name": "starting question",
                "verbose_name_plural": "starting questions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_startingquestion_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StartingQuestionWording",
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
                        to="dialogues.startingquestion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of", "language"), name="startingquestionwording_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Service",
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
                (
                    "body",
                    dorpel.core.rows.Choice(
                        choices=[("city", "the city"), ("ocmw", "the OCMW"), ("other", "another body")],
                        default="city",
                        max_length=10,
                        verbose_name="belongs to",
                    ),
                ),
                ("about", models.TextField(blank=True, verbose_name="what it does")),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_service_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "name"), name="service_name_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "role",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("challenger", "challenger"),
                            ("coder", "coder"),
                            ("editor", "editor"),
                            ("leader", "project leader"),
                            ("staff", "staff member"),
                            ("board", "board member"),
                            ("juror", "jury member"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="dialogues.service",
                        verbose_name="service",
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True, verbose_name="since")),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_membership_in_dialogue"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("dialogue", "person", "role"),
                        name="membership_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                    "role",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("challenger", "challenger"),
                            ("coder", "coder"),
                            ("editor", "editor"),
                            ("leader", "project leader"),
                            ("staff", "staff member"),
                            ("board", "board member"),
                            ("juror", "jury member"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="for whom")),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.service",
                        verbose_name="service",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                ("expires_at", models.DateTimeField(verbose_name="open until")),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="accepted")),
                ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="revoked")),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_invitation_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_accepted_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Purpose",
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
                    "key",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("count", "count along in what was found"),
                            ("quote", "be quoted in newspaper and website"),
                            ("table", "be read at the table with the city"),
                            ("research", "be kept for research"),
                            ("contact", "be called back"),
                        ],
                        max_length=12,
                        verbose_name="key",
                    ),
                ),
                ("sentence", models.CharField(max_length=300, verbose_name="what is asked")),
                ("meaning", models.CharField(blank=True, max_length=400, verbose_name="what taking it back means")),
                (
                    "basis",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("consent", "consent (GDPR 6.1.a)"),
                            ("law", "legal obligation (GDPR 6.1.c)"),
                            ("task", "task of public interest (GDPR 6.1.e)"),
                        ],
                        default="consent",
                        max_length=10,
                        verbose_name="legal basis",
                    ),
                ),
                ("keep_days", models.PositiveIntegerField(blank=True, null=True, verbose_name="kept for (days)")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "purpose",
                "verbose_name_plural": "purposes",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="dialogues_purpose_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "key"), name="purpose_key_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PurposeWording",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="dialogues.purpose"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="purposewording_once")],
                "indexes": [],
            },
        ),
    ]

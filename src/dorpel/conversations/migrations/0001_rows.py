"""The rows of this room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.languages
import dorpel.core.rows
import dorpel.core.search


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("challengers", "0001_rows"),
        ("dialogues", "0001_rows"),
        ("people", "0001_rows"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guide",
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
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="for which talk")),
            ],
            options={
                "verbose_name": "guide",
                "verbose_name_plural": "guides",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_guide_in_dialogue"),
                    models.UniqueConstraint(fields=("dialogue", "name"), name="guide_name_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="GuideVersion",
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
                    "guide",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="conversations.guide",
                        verbose_name="guide",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
            ],
            options={
                "verbose_name": "guide version",
                "verbose_name_plural": "guide versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_guideversion_in_dialogue"),
                    models.UniqueConstraint(fields=("guide", "number"), name="guideversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                    "guide_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="conversations.guideversion",
                        verbose_name="guide version",
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="key")),
                (
                    "group",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("alive", "What is alive for you?"),
                            ("better", "What is good, what can be better?"),
                            ("do", "Who can do what?"),
                        ],
                        default="alive",
                        max_length=10,
                        verbose_name="group",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("text", models.CharField(max_length=400, verbose_name="question")),
                ("prompt", models.CharField(blank=True, max_length=400, verbose_name="follow-up prompt")),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_question_in_dialogue"),
                    models.UniqueConstraint(fields=("guide_version", "key"), name="question_key_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="QuestionWording",
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
                        to="conversations.question",
                    ),
                ),
                ("prompt", models.CharField(blank=True, max_length=400, verbose_name="follow-up prompt")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="questionwording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("sequence", models.BigAutoField(primary_key=True, serialize=False)),
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
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("record", models.UUIDField(help_text="The id that the device gave.", verbose_name="record")),
                ("sha256", models.CharField(max_length=64)),
                ("body", models.BinaryField(verbose_name="bytes, as they came")),
                ("format", models.CharField(blank=True, max_length=60, verbose_name="format")),
                ("key", models.CharField(blank=True, max_length=60, verbose_name="key id")),
                (
                    "device",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="people.device",
                        verbose_name="device",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sender",
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True, verbose_name="number on the device")),
                (
                    "state",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("parsed", "read"),
                            ("quarantined", "could not be read"),
                            ("hidden", "stored, hidden"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="what is wrong")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("parsed_at", models.DateTimeField(null=True, verbose_name="read")),
                (
                    "emptied_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="bytes deleted after their term"),
                ),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "inbox",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["sequence"], name="submission_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("emptied_at", None), ("state", "parsed")),
                        fields=["parsed_at"],
                        name="submission_not_emptied",
                    ),
                    models.Index(fields=["dialogue", "state", "sequence"], name="submission_by_state"),
                    models.Index(fields=["device", "number"], name="submission_gaps"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dialogue", "kind", "record", "sha256"), name="submission_content_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
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
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sha256", models.CharField(max_length=64)),
                ("mapping", models.JSONField(default=dict, verbose_name="mapping")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("imported", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("same", models.PositiveIntegerField(default=0, verbose_name="already here")),
                ("imported_by", models.UUIDField(editable=False, null=True, verbose_name="by")),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("published_at", None)), fields=["dialogue"], name="batch_unpublished"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_importbatch_in_dialogue")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
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
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("doorstep", "at the doorstep"),
                            ("group", "group"),
                            ("circle", "circle"),
                            ("stall", "market stall"),
                            ("other", "otherwise"),
                        ],
                        default="doorstep",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "channel",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("phone", "telephone"),
                            ("paper", "paper"),
                            ("import", "file"),
                            ("program", "another program"),
                        ],
                        default="phone",
                        max_length=10,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Coarse: a square or a café, never an address.",
                        max_length=160,
                        verbose_name="place",
                    ),
                ),
                ("present", models.PositiveSmallIntegerField(default=1, verbose_name="number present")),
                ("supported_by", models.CharField(blank=True, max_length=120, verbose_name="supported by")),
                (
                    "method",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="challengers.method",
                        verbose_name="method",
                    ),
                ),
                (
                    "challenger",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="challengers.challenger",
                        verbose_name="challenger",
                    ),
                ),
                (
                    "neighbourhood",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="dialogues.neighbourhood",
                        verbose_name="neighbourhood",
                    ),
                ),
                (
                    "guide_version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="conversations.guideversion",
                        verbose_name="guide version",
                    ),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="conversation",
                        to="conversations.submission",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="conversations.importbatch",
                    ),
                ),
                ("import_key", models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ("content_sha256", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "conversation",
                "verbose_name_plural": "conversations",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["dialogue", "kind", "id"], name="conversation_by_kind"),
                    models.Index(fields=["dialogue", "channel", "id"], name="conversation_by_channel"),
                    models.Index(fields=["dialogue", "language", "id"], name="conversation_by_language"),
                    models.Index(fields=["dialogue", "challenger", "id"], name="conversation_by_challenger"),
                    models.Index(fields=["dialogue", "neighbourhood", "id"], name="conversation_by_neighbourhood"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_conversation_in_dialogue"),
                    models.UniqueConstraint(
                        condition=models.Q(("import_key__isnull", False)),
                        fields=("dialogue", "import_key"),
                        name="conversation_imported_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="conversations.conversation",
                        verbose_name="conversation",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="number in the talk")),
                ("receipt_hash", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("consent_text", models.CharField(blank=True, max_length=40, verbose_name="consent text, version")),
                (
                    "consent_language",
                    models.CharField(blank=True, max_length=12, verbose_name="consent text, language"),
                ),
                ("consent_read_by", models.CharField(blank=True, max_length=40, verbose_name="consent text, read by")),
            ],
            options={
                "verbose_name": "voice",
                "verbose_name_plural": "voices",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_voice_in_dialogue"),
                    models.UniqueConstraint(fields=("conversation", "number"), name="voice_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="VoiceCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="conversations.voice",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="dialogues.category",
                    ),
                ),
            ],
            options={
                "verbose_name": "what a voice told of itself",
                "verbose_name_plural": "what voices told of themselves",
                "indexes": [models.Index(fields=["dialogue", "category", "voice"], name="voicecategory_by_category")],
                "constraints": [models.UniqueConstraint(fields=("voice", "category"), name="voicecategory_once")],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="conversations.voice",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.purpose",
                    ),
                ),
                ("given", models.BooleanField(verbose_name="given")),
                (
                    "explicit",
                    models.BooleanField(
                        default=False, verbose_name="explicitly also for health, faith, origin, politics"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "constraints": [
                    models.UniqueConstraint(fields=("voice", "purpose"), name="consent_once"),
                    models.CheckConstraint(
                        condition=models.Q(("taken_back_at", None), ("given", False), _connector="OR"),
                        name="consent_taken_back_is_not_given",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="conversations.conversation",
                        verbose_name="conversation",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="conversations.voice",
                        verbose_name="voice",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="conversations.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=dorpel.core.languages.spoken, max_length=12, verbose_name="language"),
                ),
                (
                    "doer",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("i", "I"),
                            ("we", "we"),
                            ("city", "the City"),
                            ("fine", "fine as it is"),
                            ("unsaid", "not said"),
                        ],
                        default="unsaid",
                        max_length=8,
                        verbose_name="who should act",
                    ),
                ),
                (
                    "read_back",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("yes", "read back and right"),
                            ("corrected", "read back and corrected"),
                            ("no", "not read back"),
                        ],
                        default="no",
                        max_length=10,
                        verbose_name="read back",
                    ),
                ),
                (
                    "hidden_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="hidden until somebody divides the talk"
                    ),
                ),
                (
                    "first_read_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="first read by a person"),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["dialogue", "question", "id"], name="answer_by_question"),
                    models.Index(
                        condition=models.Q(("first_read_at", None)), fields=["dialogue", "id"], name="answer_unread"
                    ),
                    models.Index(
                        condition=models.Q(("hidden_at__isnull", False)),
                        fields=["dialogue", "id"],
                        name="answer_hidden",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_answer_in_dialogue")
                ],
            },
        ),
        migrations.CreateModel(
            name="RawText",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="raw_texts",
                        to="conversations.answer",
                        verbose_name="answer",
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="words, encrypted")),
            ],
            options={
                "verbose_name": "raw text",
                "verbose_name_plural": "raw texts",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_rawtext_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnswerVersion",
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
                        related_name="versions",
                        to="conversations.answer",
                        verbose_name="answer",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1, verbose_name="number")),
                ("text", models.TextField(verbose_name="text")),
                (
                    "raw",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="versions",
                        to="conversations.rawtext",
                        verbose_name="raw words",
                    ),
                ),
                (
                    "cause",
                    dorpel.core.rows.Choice(
                        choices=[("said", "as said"), ("corrected", "corrected"), ("masked", "masked")],
                        default="said",
                        max_length=10,
                        verbose_name="why this version",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "answer version",
                "verbose_name_plural": "answer versions",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_answerversion_in_dialogue"),
                    models.UniqueConstraint(fields=("answer", "number"), name="answerversion_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnswerWording",
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
                        to="conversations.answerversion",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="answerwording_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="conversations.conversation",
                        verbose_name="conversation",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="conversations.voice",
                        verbose_name="voice",
                    ),
                ),
                ("media_type", models.CharField(max_length=60, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size (bytes)")),
                ("chunks", models.PositiveSmallIntegerField(verbose_name="number of chunks")),
                ("sha256", models.CharField(max_length=64)),
                ("complete_at", models.DateTimeField(editable=False, null=True, verbose_name="complete")),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_attachment_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AttachmentChunk",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="conversations.attachment",
                        verbose_name="attachment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("body", models.BinaryField(verbose_name="bytes")),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("attachment", "number"), name="chunk_number_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                    "conversation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="conversations.conversation",
                        verbose_name="conversation",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="conversations.voice",
                        verbose_name="voice",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="dialogues.service",
                        verbose_name="service",
                    ),
                ),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("small", "something small (a lamp, a tile)"),
                            ("money", "money and housing"),
                            ("care", "care and health"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="need, encrypted")),
                ("agreed_at", models.DateTimeField(verbose_name="agreed to be passed on")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
            ],
            options={
                "verbose_name": "referral",
                "verbose_name_plural": "referrals",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_referral_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReferralStep",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="conversations.referral",
                        verbose_name="referral",
                    ),
                ),
                (
                    "what",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("passed", "passed on"),
                            ("taken", "taken up"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note for the resident")),
            ],
            options={
                "verbose_name": "step of a referral",
                "verbose_name_plural": "steps of a referral",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_referralstep_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Debrief",
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
                        related_name="debriefs",
                        to="challengers.challenger",
                        verbose_name="challenger",
                    ),
                ),
                (
                    "outing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="debriefs",
                        to="challengers.outing",
                        verbose_name="outing",
                    ),
                ),
                ("rose", models.CharField(blank=True, max_length=400, verbose_name="rose: what went well")),
                ("thorn", models.CharField(blank=True, max_length=400, verbose_name="thorn: what was hard")),
                ("bud", models.CharField(blank=True, max_length=400, verbose_name="bud: what may grow")),
                ("noted_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
            ],
            options={
                "verbose_name": "debrief",
                "verbose_name_plural": "debriefs",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_debrief_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Turnaway",
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
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turnaways",
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
                        related_name="+",
                        to="dialogues.neighbourhood",
                        verbose_name="neighbourhood",
                    ),
                ),
                (
                    "outcome",
                    dorpel.core.rows.Choice(
                        choices=[("refused", "refused"), ("nobody", "nobody home"), ("later", "come back later")],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("count", models.PositiveSmallIntegerField(default=1, verbose_name="how many")),
            ],
            options={
                "verbose_name": "talk not held",
                "verbose_name_plural": "talks not held",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_turnaway_in_dialogue")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnswerIndex",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", dorpel.core.search.Words()),
                (
                    "dialogue",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indexed", to="conversations.answer"
                    ),
                ),
            ],
            options={
                "verbose_name": "indexed answer",
                "verbose_name_plural": "indexed answers",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
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
                ("voice", models.UUIDField(editable=False, verbose_name="voice")),
                ("conversation", models.UUIDField(editable=False, verbose_name="conversation")),
                (
                    "scope",
                    dorpel.core.rows.Choice(
                        choices=[("all", "everything"), ("purpose", "one purpose")], max_length=10, verbose_name="what"
                    ),
                ),
                ("purpose", models.CharField(blank=True, max_length=12, verbose_name="purpose")),
                ("by_kind", models.CharField(max_length=10, verbose_name="by")),
                ("removed", models.JSONField(default=dict, verbose_name="what was removed, counted")),
                ("printed", models.JSONField(default=list, verbose_name="what is already printed")),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "withdrawal",
                "verbose_name_plural": "withdrawals",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_withdrawal_in_dialogue"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", ""), ("scope", "all")),
                            models.Q(("scope", "purpose"), models.Q(("purpose", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="withdrawal_names_its_purpose",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
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
                ("conversation", models.UUIDField(verbose_name="conversation")),
                ("voice", models.UUIDField(null=True, verbose_name="voice")),
                ("voice_number", models.PositiveSmallIntegerField(null=True, verbose_name="number in the talk")),
                ("receipt_hash", models.CharField(blank=True, max_length=64)),
                ("import_key", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "tombstone",
                "verbose_name_plural": "tombstones",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["dialogue", "conversation"], name="tombstone_conversation"),
                    models.Index(fields=["receipt_hash"], name="tombstone_receipt"),
                    models.Index(fields=["dialogue", "import_key"], name="tombstone_import"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dialogue", "id"), name="conversations_tombstone_in_dialogue")
                ],
            },
        ),
    ]

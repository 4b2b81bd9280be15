"""The index of what is public, and its full-text part, which each engine makes in its own way."""

import django.db.models.deletion
from django.db import migrations, models

import dorpel.core.rows
import dorpel.core.search


class Migration(migrations.Migration):
    dependencies = [
        ("dialogues", "0002_turns_of_the_way"),
        ("findings", "0001_rows"),
        ("insight", "0002_who_gathered"),
        ("newspaper", "0001_rows"),
        ("policy", "0001_rows"),
        ("proposals", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicWords",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", dorpel.core.search.Words()),
                (
                    "kind",
                    dorpel.core.rows.Choice(
                        choices=[
                            ("finding", "findings"),
                            ("voice", "voices"),
                            ("article", "the newspaper"),
                            ("proposal", "proposals"),
                            ("answer", "answers of the City"),
                            ("action", "the plan"),
                            ("decision", "decisions on the way"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policy.action"
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policy.resolution"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="newspaper.article"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogues.decision",
                    ),
                ),
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
                    "finding",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="findings.finding"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="findings.evidence"
                    ),
                ),
            ],
            options={
                "verbose_name": "indexed words in public",
                "verbose_name_plural": "indexed words in public",
                "indexes": [models.Index(fields=["dialogue", "kind"], name="publicwords_kind")],
            },
        ),
        dorpel.core.search.MakeSearch("insight_publicwords"),
    ]

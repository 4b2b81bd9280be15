"""Kept counts: quotes under each code, answers read and voices heard; and the last codes of a coder by index."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coding", "0002_quotes_are_passages"),
        ("dialogues", "0001_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
        ),
        migrations.AddField(
            model_name="code",
            name="quotes",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False, verbose_name="quotes"),
        ),
        migrations.AlterField(
            model_name="coding",
            name="coder",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="coder",
            ),
        ),
        migrations.AddIndex(
            model_name="coding",
            index=models.Index(fields=["dialogue", "coder", "id"], name="coding_by_coder"),
        ),
    ]

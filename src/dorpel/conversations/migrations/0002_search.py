"""The index of answers, with its full-text part."""

import django.db.models.deletion
from django.db import migrations, models

import dorpel.core.search


class Migration(migrations.Migration):

    dependencies = [
        ("conversations", "0001_rows"),
        ("dialogues", "0001_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerIndex",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", dorpel.core.search.Words()),
                ("answer", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="indexed", to="conversations.answer")),
                ("dialogue", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dialogues.dialogue")),
            ],
            options={"verbose_name": "indexed answer", "verbose_name_plural": "indexed answers"},
        ),
        dorpel.core.search.MakeSearch("conversations_answerindex"),
    ]

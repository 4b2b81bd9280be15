"""The full-text part of the index of answers, which each engine makes in its own way."""

from django.db import migrations

import dorpel.core.search


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_rows")]
    operations = [dorpel.core.search.MakeSearch("conversations_answerindex")]

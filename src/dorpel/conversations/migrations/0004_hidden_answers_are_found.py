"""The few answers that are hidden until somebody has looked are found among millions."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("conversations", "0003_bytes_have_a_term")]

    operations = [
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", False)), fields=["dialogue", "id"], name="answer_hidden"
            ),
        ),
    ]

"""The raw bytes of the inbox go some time after they were read; the index finds those whose time has come."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("conversations", "0002_search")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="emptied_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="bytes deleted after their term"),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("emptied_at", None), ("state", "parsed")),
                fields=["parsed_at"],
                name="submission_not_emptied",
            ),
        ),
    ]

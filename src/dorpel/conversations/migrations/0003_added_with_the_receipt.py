"""What a resident adds to their own words later, with the receipt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_search")]
    operations = [
        migrations.AddField(
            model_name="answer",
            name="added_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="added later with the receipt"
            ),
        ),
    ]

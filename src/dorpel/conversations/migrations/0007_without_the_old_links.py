from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("conversations", "0006_carry_needs_and_kinds")]

    operations = [
        migrations.RemoveField(model_name="guide", name="kind"),
        migrations.RemoveField(model_name="referral", name="conversation"),
        migrations.RemoveField(model_name="referral", name="voice"),
    ]

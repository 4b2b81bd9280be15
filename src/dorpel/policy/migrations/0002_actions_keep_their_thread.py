"""An action is known again in the next version of its plan, so that its progress goes on."""

from django.db import migrations, models

import dorpel.core.ids


def begin_threads(apps, schema_editor):  # type: ignore[no-untyped-def]
    apps.get_model("policy", "Action").objects.update(thread=models.F("id"))


class Migration(migrations.Migration):
    dependencies = [("policy", "0001_rows")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="thread",
            field=models.UUIDField(db_index=True, default=dorpel.core.ids.uuid7, editable=False),
        ),
        migrations.RunPython(begin_threads, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(fields=("plan_version", "thread"), name="action_thread_once"),
        ),
    ]

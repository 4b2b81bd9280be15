"""Needs know their voice by its record from now on, and a guide may serve several kinds of talk."""

from django.db import migrations
from django.db.models import Max

ENDED = ("answered", "closed")


def carry(apps, schema_editor):
    referrals, steps = apps.get_model("conversations", "Referral"), apps.get_model("conversations", "ReferralStep")
    ended = dict(steps.objects.filter(what__in=ENDED).values_list("referral").annotate(Max("at")))
    for need in referrals.objects.select_related("voice").iterator(chunk_size=500):
        need.talk = need.conversation_id
        if need.voice is not None:
            need.voice_number, need.receipt_hash = need.voice.number, need.voice.receipt_hash or ""
        need.ended_at = ended.get(need.pk)
        need.save(update_fields=["talk", "voice_number", "receipt_hash", "ended_at"])
    for guide in apps.get_model("conversations", "Guide").objects.exclude(kind="").iterator(chunk_size=500):
        guide.kinds = [guide.kind]
        guide.save(update_fields=["kinds"])


class Migration(migrations.Migration):
    dependencies = [("conversations", "0005_needs_wishes_concerns")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]

"""Fills an empty house for a load: the cast, a guide, and so many phones of Vera; prints their tokens as JSON."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dorpel.config.settings")


def main(devices: int) -> None:
    """Makes everything and says how to get in."""
    import django

    django.setup()
    from dorpel.config.commands.migrate import migrate
    from dorpel.conversations.field.sender import token_hash
    from dorpel.conversations.tests.conftest import make_guide
    from dorpel.people.models import Device
    from tests.cast import make_cast

    migrate()
    cast = make_cast()
    guide = make_guide(cast.dialogue)
    tokens = [f"phone-{number:016}" for number in range(devices)]
    Device.objects.bulk_create(Device(person=cast.vera, name=token, token_hash=token_hash(token)) for token in tokens)
    sys.stdout.write(json.dumps({"dialogue": str(cast.dialogue.pk), "guide": str(guide.pk), "tokens": tokens}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

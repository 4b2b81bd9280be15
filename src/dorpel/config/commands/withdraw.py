"""`dorpel withdraw`: takes back a voice, whole or for one purpose, by its receipt code, without asking again."""

import argparse

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.commands import BadInput, answer
from dorpel.config.commands.walk import no_voice
from dorpel.conversations.models import Withdrawal
from dorpel.conversations.operations.withdraw import AlreadyGone, NothingToTakeBack, withdraw
from dorpel.conversations.receipts import find_voice
from dorpel.core.actors import Holder
from dorpel.dialogues.models import Purpose

HELP = gettext_lazy("take back a voice, by its receipt code")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The code, and one purpose or everything."""
    parser.add_argument("receipt", metavar=_("RECEIPT"), help=_("the code on the receipt, with or without dashes"))
    keys = ", ".join(Purpose.Key.values)
    parser.add_argument("--purpose", help=_("take back only this: %s; without it, everything") % keys)


def run(options: argparse.Namespace) -> int:
    """0 when it is done; 1 when no voice has this code, or it never said yes to this purpose."""
    if options.purpose is not None and options.purpose not in Purpose.Key.values:
        keys = list(Purpose.Key.values)
        raise BadInput(
            _("“%(given)s” is no purpose. Choose from %(keys)s.") % {"given": options.purpose, "keys": ", ".join(keys)}
        )
    voice = find_voice(options.receipt)
    if voice is None:
        return no_voice(options)
    try:
        done = withdraw(voice, by=Holder(voice.pk), purpose=options.purpose)
    except AlreadyGone:
        return no_voice(options)
    except NothingToTakeBack:
        sentence = _("This voice doesn't say yes to this purpose, so there is nothing to take back.")
        answer(options, {"error": sentence}, sentence)
        return 1
    answer(options, {"removed": done.removed, "printed": done.printed}, in_words(done))
    return 0


def in_words(done: Withdrawal) -> str:
    """What went and what can't be called back, for people."""
    lines = [_("Taken back.")]
    lines += [f"  {what}: {count}" for what, count in done.removed.items()]
    lines += [
        _("Already printed: %(edition)s %(number)s, page %(page)s. Printed paper can't be called back.") % place
        for place in done.printed
    ]
    return "\n".join(lines)

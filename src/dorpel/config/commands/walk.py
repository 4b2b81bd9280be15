"""`dorpel walk`: follows one voice from the talk to the progress of an action."""

import argparse
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.commands import answer
from dorpel.conversations.receipts import find_voice
from dorpel.pages.trail import trail_of
from dorpel.pages.walk import Step, steps_of, told

HELP = gettext_lazy("follow one voice, by its receipt code")
# One sentence for a wrong, an unknown and a withdrawn code: nobody learns which codes exist.
NO_VOICE = gettext_lazy("No voice is found with this code.")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The code."""
    parser.add_argument("receipt", metavar=_("RECEIPT"), help=_("the code on the receipt, with or without dashes"))


def run(options: argparse.Namespace) -> int:
    """0 and the walk, or 1 and the one sentence."""
    voice = find_voice(options.receipt)
    if voice is None:
        return no_voice(options)
    trail = trail_of(voice)
    words = [f"– {said.text}" for said in trail.said]
    answer(options, told(trail), "\n".join([*words, "", *(_line(step) for step in steps_of(trail))]))
    return 0


def no_voice(options: argparse.Namespace) -> int:
    """Says that there is no such voice; 1."""
    answer(options, {"error": str(NO_VOICE)}, str(NO_VOICE))
    return 1


def _line(step: Step) -> str:
    when = localtime(step.when) if isinstance(step.when, datetime) else step.when
    day = date_format(when, "SHORT_DATE_FORMAT") if when else ""
    return f"{day:>12}  {step.title}: {step.what} {step.aside}".rstrip()

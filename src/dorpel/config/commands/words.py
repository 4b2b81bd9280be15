"""Argparse's own sentences, listed so that they are translated like ours."""

from types import ModuleType

from django.utils.translation import gettext, gettext_noop, ngettext, ngettext_lazy

# Copied as keys from Python 3.11–3.14; a sentence that isn't listed stays English.
SENTENCES = (
    gettext_noop("usage: "),
    gettext_noop("options"),
    gettext_noop("positional arguments"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(heading)s:"),
    gettext_noop(" (default: %(default)s)"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("one of the arguments %s is required"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("unexpected option string: %s"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at most one argument"),
    gettext_noop("expected at least one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("unknown parser %(parser_name)r (choices: %(choices)s)"),
    ngettext_lazy("expected %s argument", "expected %s arguments"),
)


def teach(argparse: ModuleType) -> None:
    """Let argparse look its sentences up where ours are."""
    argparse._ = gettext  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]

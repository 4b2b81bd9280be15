"""Argparse's own sentences, listed so that they are translated like ours."""

from types import ModuleType

from django.utils.translation import gettext, gettext_lazy, ngettext, ngettext_lazy

# Copied as keys from Python 3.11–3.14; a sentence that isn't listed stays English.
SENTENCES = (
    gettext_lazy("usage: "),
    gettext_lazy("options"),
    gettext_lazy("positional arguments"),
    gettext_lazy("show this help message and exit"),
    gettext_lazy("%(heading)s:"),
    gettext_lazy(" (default: %(default)s)"),
    gettext_lazy("argument %(argument_name)s: %(message)s"),
    gettext_lazy("the following arguments are required: %s"),
    gettext_lazy("unrecognized arguments: %s"),
    gettext_lazy("one of the arguments %s is required"),
    gettext_lazy("not allowed with argument %s"),
    gettext_lazy("ignored explicit argument %r"),
    gettext_lazy("unexpected option string: %s"),
    gettext_lazy("ambiguous option: %(option)s could match %(matches)s"),
    gettext_lazy("expected one argument"),
    gettext_lazy("expected at most one argument"),
    gettext_lazy("expected at least one argument"),
    gettext_lazy("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_lazy("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    gettext_lazy("invalid %(type)s value: %(value)r"),
    gettext_lazy("unknown parser %(parser_name)r (choices: %(choices)s)"),
    ngettext_lazy("expected %s argument", "expected %s arguments"),
)


def teach(argparse: ModuleType) -> None:
    """Let argparse look its sentences up where ours are."""
    argparse._ = said  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]


def said(sentence: str | None) -> str | None:
    """A sentence in the active language; argparse also asks for none at all."""
    return gettext(sentence) if sentence else sentence

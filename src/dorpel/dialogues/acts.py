"""The acts of the journal in words: the part after the dot is the verb, the thing has a name of its own."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERBS: dict[str, Promise] = {
    "accept": gettext_lazy("accepted: %(thing)s"),
    "add": gettext_lazy("added: %(thing)s"),
    "adopt": gettext_lazy("adopted: %(thing)s"),
    "begin": gettext_lazy("began: %(thing)s"),
    "change": gettext_lazy("changed: %(thing)s"),
    "close": gettext_lazy("closed: %(thing)s"),
    "correct": gettext_lazy("corrected: %(thing)s"),
    "drop": gettext_lazy("dropped: %(thing)s"),
    "end": gettext_lazy("ended: %(thing)s"),
    "import": gettext_lazy("brought in from a file: %(thing)s"),
    "keep": gettext_lazy("kept: %(thing)s"),
    "mask": gettext_lazy("masked: %(thing)s"),
    "merge": gettext_lazy("merged: %(thing)s"),
    "open": gettext_lazy("opened: %(thing)s"),
    "publish": gettext_lazy("published: %(thing)s"),
    "purge": gettext_lazy("let go after the term: %(thing)s"),
    "remove": gettext_lazy("removed: %(thing)s"),
    "revoke": gettext_lazy("revoked: %(thing)s"),
    "rewrite": gettext_lazy("rewrote: %(thing)s"),
    "save": gettext_lazy("wrote: %(thing)s"),
    "split": gettext_lazy("split: %(thing)s"),
    "withdraw": gettext_lazy("took back: %(thing)s"),
}


def words_of(act: str, thing: str) -> str:
    """An act on a thing in words; one that isn't in the table keeps its plain name."""
    verb = VERBS.get(act.rpartition(".")[2])
    if verb is None:
        return _("%(act)s: %(thing)s") % {"act": act, "thing": thing}
    return str(verb) % {"thing": thing}

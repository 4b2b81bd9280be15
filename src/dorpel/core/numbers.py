"""How a number of voices is said in public: exactly, or as "fewer than" when it is too small to hide in."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.core.publishable import PUBLIC


def is_small(voices: int) -> bool:
    """Whether so few voices aren't counted out in public."""
    return voices < PUBLIC.voices


def grouped(number: int) -> str:
    """'27.400', as the reader's language parts thousands."""
    return number_format(number, use_l10n=True, force_grouping=True)


def number_in_words(voices: int) -> str:
    """'17', or 'fewer than 10'."""
    return _("fewer than {number}").format(number=PUBLIC.voices) if is_small(voices) else grouped(voices)


def voices_in_words(voices: int) -> str:
    """'17 voices', or 'fewer than 10 voices'."""
    if is_small(voices):
        return _("fewer than {number} voices").format(number=PUBLIC.voices)
    return ngettext("{number} voice", "{number} voices", voices).format(number=grouped(voices))


def share_in_words(voices: int, base: int) -> str:
    """A sentence: how many of the voices that were heard say so."""
    if is_small(base):
        return _("Fewer than {number} voices were heard.").format(number=PUBLIC.voices)
    if is_small(voices):
        sentence = _("Fewer than {number} of the {base} voices that were heard say so.")
        return sentence.format(number=PUBLIC.voices, base=grouped(base))
    return _("{voices} of the {base} voices that were heard say so.").format(voices=grouped(voices), base=grouped(base))

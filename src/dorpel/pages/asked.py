"""What a voice was asked and answered, purpose by purpose, and what taking a yes back really does."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dorpel.conversations.models import Consent
from dorpel.dialogues.models import Purpose
from dorpel.pages.queries import worded


@dataclass(frozen=True, slots=True)
class Asked:
    """One purpose: the sentence that was asked (in which language), the answer, and what taking it back means."""

    consent: Consent
    sentence: str
    language: str
    means: str

    @property
    def key(self) -> str:
        """The purpose, as it stands in an address."""
        return str(self.consent.purpose.key)


def asked_of(consents: Iterable[Consent]) -> list[Asked]:
    """The answers of one voice, in the order in which it was asked; wordings are prefetched with the purposes."""
    means = meanings()
    return [Asked(each, *worded(each.purpose, "sentence"), means[Purpose.Key(each.purpose.key)]) for each in consents]


def meanings() -> dict[Purpose.Key, str]:
    """What config/reactions.py does when a yes is taken back, in words: change the one with the other."""
    return {
        Purpose.Key.COUNT: _(
            "Your words leave every finding at once, and count in no new one. A finding that rests on you alone comes "
            "down. What is printed stays printed."
        ),
        Purpose.Key.QUOTE: _(
            "Your sentences leave the website and every page that is still to be printed. What is printed stays "
            "printed. You still count along."
        ),
        Purpose.Key.TABLE: _("No table reads your words any more. What a table has written down stays."),
        Purpose.Key.RESEARCH: _("Your words go into no new file for researchers."),
        Purpose.Key.CONTACT: _("We don't call you any more."),
        Purpose.Key.SOUND: _("The sound of your talk is deleted at once. The words that were typed out stay."),
    }

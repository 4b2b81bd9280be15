"""The menu of the desk: the rooms by the noun that each begins with, as far as somebody may read them."""

from collections.abc import Collection

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from dorpel.core.ui.values import Link
from dorpel.dialogues.roles import May

# Not the desk itself: its address begins every other one, and the title above leads to it.
ENTRIES = (
    (May.READ_DIALOGUE, "dialogues:dialogue_detail", _("The dialogue")),
    (May.READ_CHALLENGERS, "challengers:challenger_list", _("Challengers")),
    (May.READ_CONVERSATIONS, "conversations:conversation_list", _("Conversations")),
    (May.READ_CODING, "coding:quote_list", _("Quotes")),
    (May.READ_FINDINGS, "findings:finding_list", _("Findings")),
    (May.READ_NEWSPAPER, "newspaper:edition_list", _("Newspaper")),
    (May.READ_TABLES, "tables:round_list", _("Tables")),
    (May.READ_PROPOSALS, "proposals:proposal_list", _("Proposals")),
    (May.READ_POLICY, "policy:plan_list", _("Policy")),
    (May.READ_LABEL, "label:call_list", _("Label")),
    (May.READ_LABORATORY, "laboratory:experiment_list", _("Laboratory")),
    (May.READ_NETWORK, "network:ask_list", _("Network")),
    (May.READ_INSIGHT, "insight:reach", _("Reach")),
    (May.IMPORT, "exchange:import_list", _("Import")),
    (May.EXPORT, "exchange:export_list", _("Export")),
    (May.INVITE, "dialogues:membership_list", _("People")),
    (May.READ_JOURNAL, "dialogues:entry_list", _("Journal")),
)


def menu_of(held: Collection[May], slug: str) -> list[Link]:
    """The entries for whoever holds these rights; a room without pages yet has none."""
    found = []
    for may, name, label in ENTRIES:
        if may in held:
            try:
                found.append(Link(label, reverse(name, args=[slug])))
            except NoReverseMatch:
                continue
    return found

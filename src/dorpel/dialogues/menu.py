"""The menu of the desk: the rooms by the noun that each begins with, as far as somebody may read them."""

from collections.abc import Collection
from contextlib import suppress

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from dorpel.core.ui.values import Link
from dorpel.dialogues.roles import May

# Not the desk itself: its address begins every other one, and the title above leads to it.
ENTRIES = (
    (May.READ_DIALOGUE, "dialogues:dialogue_detail", _("The dialogue")),
    (May.READ_CHALLENGERS, "challengers:challenger_list", _("Challengers")),
    (May.READ_CONVERSATIONS, "conversations:conversation_list", _("Conversations")),
    (May.RECORD, "conversations:own_records", _("What I recorded")),
    (May.READ_REFERRALS, "conversations:referral_list", _("Needs")),
    (May.HEAR_CONCERNS, "conversations:concern_list", _("Serious concerns")),
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


# Who holds this right works in that room; it stands in front, the others behind “more”.
WORK = {
    "dialogues:dialogue_detail": May.RUN_DIALOGUE,
    "challengers:challenger_list": May.RUN_CHALLENGERS,
    "conversations:conversation_list": May.RECORD,
    "conversations:referral_list": May.ROUTE,
    "conversations:concern_list": May.HEAR_CONCERNS,
    "coding:quote_list": May.CODE,
    "findings:finding_list": May.WRITE_FINDINGS,
    "newspaper:edition_list": May.EDIT_NEWSPAPER,
    "tables:round_list": May.NOTE,
    "proposals:proposal_list": May.PROPOSE,
    "policy:plan_list": May.REPORT,
    "label:call_list": May.SCORE,
    "laboratory:experiment_list": May.EXPERIMENT,
}


def menu_of(held: Collection[May], slug: str) -> list[Link]:
    """The entries for whoever holds these rights, the rooms they work in first; a room without pages has none."""
    front: list[Link] = []
    rest: list[Link] = []
    for may, name, label in ENTRIES:
        if may in held:
            with suppress(NoReverseMatch):
                link = Link(label, reverse(name, args=[slug]))
                (front if WORK.get(name) in held else rest).append(link)
    return front + rest

"""The pages of rounds, agenda, tables and notes."""

from dorpel.tables.views.agenda import agendaitem_detail, agendaitem_form, agendaitem_removal
from dorpel.tables.views.notes import note_detail, note_form, note_list
from dorpel.tables.views.rounds import round_detail, round_form, round_list
from dorpel.tables.views.tables import seat_form, seat_removal, table_detail, table_form, table_sheet

__all__ = [
    "agendaitem_detail", "agendaitem_form", "agendaitem_removal", "note_detail", "note_form", "note_list",
    "round_detail", "round_form", "round_list", "seat_form", "seat_removal", "table_detail", "table_form",
    "table_sheet",
]  # fmt: skip

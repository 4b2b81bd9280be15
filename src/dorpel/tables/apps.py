"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TablesConfig(AppConfig):
    """Conversation tables: rounds, who sits where, and what was noted."""

    name = "dorpel.tables"
    label = "tables"
    verbose_name = _("tables")

"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """Who did what to which thing, when and why; never the content."""

    name = "dorpel.journal"
    label = "journal"
    verbose_name = _("journal")

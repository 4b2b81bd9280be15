"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every room stands on: abstract rows, facts, actors, paging, encryption. No tables."""

    name = "dorpel.core"
    label = "core"
    verbose_name = _("core")

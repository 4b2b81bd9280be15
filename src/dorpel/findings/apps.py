"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingsConfig(AppConfig):
    """Claims with their evidence for and against, adopted and published by people."""

    name = "dorpel.findings"
    label = "findings"
    verbose_name = _("findings")

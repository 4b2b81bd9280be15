"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CodingConfig(AppConfig):
    """Reading together: quotes, codes, themes, and one person's act of labelling."""

    name = "dorpel.coding"
    label = "coding"
    verbose_name = _("coding")

"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewspaperConfig(AppConfig):
    """The newspaper: editions, articles, and pages that close."""

    name = "dorpel.newspaper"
    label = "newspaper"
    verbose_name = _("newspaper")

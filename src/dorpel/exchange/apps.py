"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """The formats of others, in and out."""

    name = "dorpel.exchange"
    label = "exchange"
    verbose_name = _("exchange")

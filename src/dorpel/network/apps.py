"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """The network: who looks for what, who offers it, and did it help."""

    name = "dorpel.network"
    label = "network"
    verbose_name = _("network")

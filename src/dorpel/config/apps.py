"""Registers the place where everything comes together, so that facts get their reactions at the start."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    """Settings, addresses, reactions."""

    name = "dorpel.config"
    label = "config"
    verbose_name = _("config")

    def ready(self) -> None:
        """Wires the rooms together, once all of them are there."""
        from dorpel.config.reactions import wire
        from dorpel.config.registers import fill

        wire()
        fill()

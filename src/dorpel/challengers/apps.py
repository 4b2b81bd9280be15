"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChallengersConfig(AppConfig):
    """Residents who invite residents: call, intake, training, methods, outings and support."""

    name = "dorpel.challengers"
    label = "challengers"
    verbose_name = _("challengers")

"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """What it all amounts to: reach and outcomes, from counts that are kept up to date."""

    name = "dorpel.insight"
    label = "insight"
    verbose_name = _("insight")

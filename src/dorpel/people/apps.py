"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Who takes part: persons, their devices and, apart from all else, their addresses."""

    name = "dorpel.people"
    label = "people"
    verbose_name = _("people")

"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabelConfig(AppConfig):
    """The label: role-model projects called for, nominated, scored and awarded."""

    name = "dorpel.label"
    label = "label"
    verbose_name = _("label")

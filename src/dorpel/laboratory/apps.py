"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaboratoryConfig(AppConfig):
    """The laboratory: experiments with a question, a host and what was learned."""

    name = "dorpel.laboratory"
    label = "laboratory"
    verbose_name = _("laboratory")

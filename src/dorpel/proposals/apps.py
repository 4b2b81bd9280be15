"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """Answers to findings, with their ancestry of merging and splitting."""

    name = "dorpel.proposals"
    label = "proposals"
    verbose_name = _("proposals")

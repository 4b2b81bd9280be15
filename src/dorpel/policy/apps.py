"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    """What the city resolved, with its reason, and what it then does."""

    name = "dorpel.policy"
    label = "policy"
    verbose_name = _("policy")

"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguesConfig(AppConfig):
    """The dialogue itself: what it wants, its phases, decisions, people and services; and every right."""

    name = "dorpel.dialogues"
    label = "dialogues"
    verbose_name = _("dialogues")

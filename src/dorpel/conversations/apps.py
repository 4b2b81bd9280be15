"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    """What was said at the door: the inbox, the guide, conversations, voices, answers, consent, withdrawal."""

    name = "dorpel.conversations"
    label = "conversations"
    verbose_name = _("conversations")

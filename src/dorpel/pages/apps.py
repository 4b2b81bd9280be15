"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The public site and follow-your-voice; owns no rows."""

    name = "dorpel.pages"
    label = "pages"
    verbose_name = _("pages")

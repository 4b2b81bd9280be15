"""Sign-in for people who were invited; nobody opens an account by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dorpel.people.models import Person


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Only people who already have a row can ask for a code."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This isn't the code that we sent. Look at the mail again."),
        "too_many_login_attempts": _("That was too often. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("That was too often. Wait a few minutes, then ask for a new code."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation link makes the row."""
        return False

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """The mail in the language of whoever gets it, when the site speaks it."""
        chosen = Person.objects.filter(email=email.lower()).values_list("language", flat=True).first()
        language = chosen if chosen in dict(settings.LANGUAGES) else translation.get_language()
        with translation.override(language):
            mail: EmailMessage = super().render_mail(template_prefix, email, context, headers)
            return mail

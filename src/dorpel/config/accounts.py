"""Sign-in for people who were invited; nobody opens an account by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Only people who already have a row can ask for a code."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation link makes the row."""
        return False

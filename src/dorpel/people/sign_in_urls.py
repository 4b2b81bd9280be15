"""Sign-in by a code in the mail: of the library's pages only these open; the others answer 404."""

from allauth.account import views
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.generic import RedirectView


def shut(request: HttpRequest, **parts: str) -> HttpResponse:
    """Passwords, sign-up and addresses to confirm don't exist here."""
    raise Http404


urlpatterns = [
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    # Before the library's own: it names them in its pages, so the names must exist.
    re_path(r"^(?:signup|reauthenticate|email|confirm-email|password)/", shut),
    path("", include("allauth.urls")),
]

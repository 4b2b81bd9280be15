"""Sessions that were begun with a device: they end when the device is revoked."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from dorpel.people.models import Device

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KEY = "device"


def remember_device(request: HttpRequest, device: Device) -> None:
    """Ties this session to the device that began it."""
    request.session[KEY] = str(device.pk)


def living_device(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Ends a session whose device was revoked, at its next request; other sessions cost no question."""

    def middleware(request: HttpRequest) -> HttpResponse:
        device = request.session.get(KEY)
        if device and not Device.objects.filter(pk=device, revoked_at=None).exists():
            logout(request)
        return answer(request)

    return middleware

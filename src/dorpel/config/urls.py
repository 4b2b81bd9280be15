"""Every address of the site, room by room: the team's under /team/<dialogue>/, the public's at the root."""

from django.urls import include, path

from dorpel.config import demo_links
from dorpel.conversations.field import pack as field_pack

_TEAM = "team/<slug:dialogue>/"
_ROOMS = [
    "dialogues", "challengers", "conversations", "coding", "findings", "tables", "proposals", "policy",
    "newspaper", "label", "laboratory", "network", "insight", "exchange",
]  # fmt: skip

urlpatterns = [
    path("account/", include("dorpel.people.urls")),
    path("account/", include("dorpel.people.sign_in_urls")),
    path("", include("dorpel.dialogues.entry_urls")),
    path("recorder/", include("dorpel.conversations.recorder_urls")),
    path("field/", field_pack.me, name="field_me"),
    path("field/<slug:dialogue>/", include("dorpel.conversations.field_urls")),
    *(path(_TEAM, include(f"dorpel.{room}.urls")) for room in _ROOMS),
    path("core/", include("dorpel.core.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("demo/<str:token>/", demo_links.enter, name="demo_link"),
    path("", include("dorpel.pages.urls")),
]

handler400 = "dorpel.core.problems.bad_request"
handler403 = "dorpel.core.problems.denied"
handler404 = "dorpel.core.problems.missing"
handler500 = "dorpel.config.middleware.broken"

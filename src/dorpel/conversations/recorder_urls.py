"""The recorder: one page, its worker, what it is called on a home screen, and its sentences."""

from django.urls import path

from dorpel.conversations.views import recorder

app_name = "recorder"
urlpatterns = [
    path("", recorder.page, name="page"),
    path("sw.js", recorder.worker, name="worker"),
    path("manifest.webmanifest", recorder.manifest, name="manifest"),
    path("words/<str:language>.json", recorder.words, name="words"),
]

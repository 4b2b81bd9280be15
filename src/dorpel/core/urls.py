"""Addresses of the core: the gallery, and what is shown when there is no connection."""

from django.urls import path

from dorpel.core import offline, views

app_name = "core"
urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("offline/", offline.offline, name="offline"),
    path("offline.js", offline.worker, name="offline_worker"),
]

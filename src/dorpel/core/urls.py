"""Addresses of the core: only the gallery."""

from django.urls import path

from dorpel.core import views

app_name = "core"
urlpatterns = [path("gallery/", views.gallery, name="gallery")]

"""The door for devices: one address, whatever kind of record."""

from django.urls import URLPattern

app_name = "field"
urlpatterns: list[URLPattern] = []

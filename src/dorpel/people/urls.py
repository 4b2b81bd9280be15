"""The addresses of everybody's own page."""

from django.urls import path

from dorpel.people import views

app_name = "people"
urlpatterns = [
    path("", views.account, name="account"),
    path("change/", views.person_form, name="person_change"),
    path("devices/new/", views.device_form, name="device_new"),
    path("devices/entry/", views.device_entry, name="device_entry"),
    path("devices/<uuid:pk>/revocation/", views.device_revocation, name="device_revocation"),
]

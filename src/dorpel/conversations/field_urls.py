"""The door for devices: one address, whatever kind of record."""

from django.urls import path

from dorpel.conversations import field

app_name = "field"
urlpatterns = [path("<str:kind>/<str:record>", field.record, name="record")]

"""The addresses of this room."""

from django.urls import path

from dorpel.insight import views

app_name = "insight"
urlpatterns = [
    path("reach/", views.reach_page, name="reach"),
    path("reach/table.csv", views.reach_table, name="reach_table"),
    path("indicators/", views.indicator_list, name="indicator_list"),
    path("indicators/new/", views.indicator_form, name="indicator_new"),
    path("indicators/<uuid:pk>/", views.indicator_detail, name="indicator_detail"),
    path("indicators/<uuid:pk>/change/", views.indicator_form, name="indicator_change"),
    path("outcomes/", views.outcomestory_list, name="outcomestory_list"),
    path("outcomes/new/", views.outcomestory_form, name="outcomestory_new"),
    path("outcomes/<uuid:pk>/", views.outcomestory_detail, name="outcomestory_detail"),
    path("outcomes/<uuid:pk>/change/", views.outcomestory_form, name="outcomestory_change"),
]

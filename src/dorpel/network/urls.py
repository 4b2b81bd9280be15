"""The addresses of this room."""

from django.urls import path

from dorpel.network import views

app_name = "network"
urlpatterns = [
    path("asks/", views.ask_list, name="ask_list"),
    path("asks/new/", views.ask_form, name="ask_new"),
    path("asks/<uuid:pk>/", views.ask_detail, name="ask_detail"),
    path("asks/<uuid:pk>/change/", views.ask_form, name="ask_change"),
    path("asks/<uuid:pk>/closing/", views.ask_closing, name="ask_closing"),
    path("asks/<uuid:pk>/introduction/", views.introduction_form, name="ask_introduction"),
    path("offers/", views.offer_list, name="offer_list"),
    path("offers/new/", views.offer_form, name="offer_new"),
    path("offers/<uuid:pk>/", views.offer_detail, name="offer_detail"),
    path("offers/<uuid:pk>/change/", views.offer_form, name="offer_change"),
    path("offers/<uuid:pk>/closing/", views.offer_closing, name="offer_closing"),
    path("introductions/", views.introduction_list, name="introduction_list"),
    path("introductions/<uuid:pk>/", views.introduction_detail, name="introduction_detail"),
    path("introductions/<uuid:pk>/telling/", views.introduction_telling, name="introduction_telling"),
]

"""The addresses of this room."""

from django.urls import path

from dorpel.label import views

app_name = "label"
urlpatterns = [
    path("calls/", views.call_list, name="call_list"),
    path("calls/new/", views.call_form, name="call_new"),
    path("calls/<uuid:pk>/", views.call_detail, name="call_detail"),
    path("calls/<uuid:pk>/change/", views.call_form, name="call_change"),
    path("criteria/new/", views.criterion_form, name="criterion_new"),
    path("criteria/<uuid:pk>/change/", views.criterion_form, name="criterion_change"),
    path("nominations/", views.nomination_list, name="nomination_list"),
    path("nominations/new/", views.nomination_form, name="nomination_new"),
    path("nominations/<uuid:pk>/", views.nomination_detail, name="nomination_detail"),
    path("nominations/<uuid:pk>/change/", views.nomination_form, name="nomination_change"),
    path("nominations/<uuid:pk>/scores/", views.nomination_scores, name="nomination_scores"),
    path("nominations/<uuid:pk>/award/", views.nomination_award, name="nomination_award"),
]

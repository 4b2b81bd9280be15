"""The addresses of this room."""

from django.urls import path

from dorpel.laboratory import views

app_name = "laboratory"
urlpatterns = [
    path("experiments/", views.experiment_list, name="experiment_list"),
    path("experiments/new/", views.experiment_form, name="experiment_new"),
    path("experiments/<uuid:pk>/", views.experiment_detail, name="experiment_detail"),
    path("experiments/<uuid:pk>/change/", views.experiment_form, name="experiment_change"),
    path("experiments/<uuid:pk>/observation/", views.experiment_observation, name="experiment_observation"),
    path("experiments/<uuid:pk>/ending/", views.experiment_ending, name="experiment_ending"),
]

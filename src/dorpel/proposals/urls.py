"""The addresses of this room."""

from django.urls import path

from dorpel.proposals import views

app_name = "proposals"
urlpatterns = [
    path("proposals/", views.proposal_list, name="proposal_list"),
    path("proposals/new/", views.proposal_form, name="proposal_new"),
    path("proposals/<uuid:pk>/", views.proposal_detail, name="proposal_detail"),
    path("proposals/<uuid:pk>/change/", views.proposal_form, name="proposal_change"),
    path("proposals/<uuid:pk>/merger/", views.proposal_merger, name="proposal_merger"),
    path("proposals/<uuid:pk>/split/", views.proposal_split, name="proposal_split"),
    path("notes/<uuid:note_id>/proposal/", views.proposal_form, name="proposal_from_note"),
]

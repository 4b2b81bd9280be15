"""The addresses of this room."""

from django.urls import path

from dorpel.findings import views

app_name = "findings"
urlpatterns = [
    path("findings/", views.finding_list, name="finding_list"),
    path("findings/new/", views.finding_form, name="finding_new"),
    path("findings/<uuid:pk>/", views.finding_detail, name="finding_detail"),
    path("findings/<uuid:pk>/change/", views.finding_form, name="finding_change"),
    path("findings/<uuid:pk>/evidence/", views.evidence_list, name="evidence_list"),
    path("findings/<uuid:pk>/search/", views.looked_form, name="looked_form"),
    path("findings/<uuid:pk>/adoption/", views.adoption, name="adoption"),
    path("findings/<uuid:pk>/publication/", views.publication, name="publication"),
    path("findings/<uuid:pk>/takedown/", views.takedown, name="takedown"),
    path("findings/<uuid:finding>/wordings/new/", views.wording_form, name="wording_new"),
    path("findings/<uuid:finding>/wordings/<uuid:pk>/", views.wording_form, name="wording_change"),
    path("evidence/<uuid:pk>/showing/", views.showing, name="showing"),
    path("evidence/<uuid:pk>/removal/", views.removal, name="removal"),
    path("responses/", views.response_list, name="response_list"),
    path("responses/<uuid:pk>/", views.response_detail, name="response_detail"),
    path("responses/<uuid:pk>/showing/", views.response_showing, name="response_showing"),
    path("responses/<uuid:pk>/refusal/", views.response_refusal, name="response_refusal"),
]

"""The addresses of this room."""

from django.urls import path

from dorpel.challengers import views
from dorpel.challengers.views import phones

app_name = "challengers"
urlpatterns = [
    path("intakes/", views.intake_list, name="intake_list"),
    path("intakes/new/", views.intake_form, name="intake_new"),
    path("intakes/<uuid:pk>/", views.intake_detail, name="intake_detail"),
    path("intakes/<uuid:pk>/change/", views.intake_form, name="intake_change"),
    path("intakes/<uuid:intake>/applications/", views.application_list, name="application_list"),
    path("applications/<uuid:pk>/", views.application_detail, name="application_detail"),
    path("applications/<uuid:pk>/choice/", views.application_choice, name="application_choice"),
    path("applications/<uuid:pk>/contact/", views.application_contact, name="application_contact"),
    path("challengers/", views.challenger_list, name="challenger_list"),
    path("challengers/new/", views.challenger_form, name="challenger_new"),
    path("challengers/<uuid:pk>/", views.challenger_detail, name="challenger_detail"),
    path("challengers/<uuid:pk>/change/", views.challenger_form, name="challenger_change"),
    path("challengers/<uuid:pk>/stop/", views.challenger_stop, name="challenger_stop"),
    path("challengers/<uuid:pk>/support/", views.challenger_support, name="challenger_support"),
    path("phones/", phones.phone_list, name="phone_list"),
    path("phones/sheet/", phones.phone_sheet, name="phone_sheet"),
    path("phones/<uuid:pk>/", phones.phone_detail, name="phone_detail"),
    path("phones/<uuid:pk>/code/", phones.phone_code, name="phone_code"),
    path("phones/<uuid:pk>/<uuid:device>/shut/", phones.phone_shut, name="phone_shut"),
    path("trainings/", views.training_list, name="training_list"),
    path("trainings/new/", views.training_form, name="training_new"),
    path("trainings/<uuid:pk>/", views.training_detail, name="training_detail"),
    path("trainings/<uuid:pk>/change/", views.training_form, name="training_change"),
    path("trainings/<uuid:pk>/attendance/", views.training_attendance, name="training_attendance"),
    path("methods/", views.method_list, name="method_list"),
    path("methods/new/", views.method_form, name="method_new"),
    path("methods/ready/", views.method_ready, name="method_ready"),
    path("methods/<uuid:pk>/", views.method_detail, name="method_detail"),
    path("methods/<uuid:pk>/change/", views.method_form, name="method_change"),
    path("outings/", views.outing_list, name="outing_list"),
    path("outings/new/", views.outing_form, name="outing_new"),
    path("outings/<uuid:pk>/", views.outing_detail, name="outing_detail"),
    path("outings/tonight/", views.tonight, name="tonight"),
    path("outings/tonight/paper/", views.tonight_paper, name="tonight_paper"),
    path("outings/<uuid:pk>/streets/", views.outing_streets, name="outing_streets"),
    path("streets/<uuid:pk>/return/", views.street_return, name="street_return"),
    path("outings/<uuid:pk>/return/", views.outing_return, name="outing_return"),
]

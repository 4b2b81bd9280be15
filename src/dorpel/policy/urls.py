"""The addresses of this room."""

from django.urls import path

from dorpel.policy import views

app_name = "policy"
urlpatterns = [
    path("resolutions/", views.resolution_list, name="resolution_list"),
    path("resolutions/<uuid:pk>/", views.resolution_detail, name="resolution_detail"),
    path("unanswered/", views.unanswered_list, name="unanswered_list"),
    path("proposals/<uuid:proposal_id>/resolutions/", views.proposal_resolutions, name="proposal_resolutions"),
    path("proposals/<uuid:proposal_id>/resolutions/new/", views.resolution_form, name="resolution_new"),
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/new/", views.plan_form, name="plan_new"),
    path("plans/<uuid:pk>/", views.plan_detail, name="plan_detail"),
    path("plans/<uuid:pk>/change/", views.plan_form, name="plan_change"),
    path("plan-versions/<uuid:pk>/", views.planversion_detail, name="planversion_detail"),
    path("plan-versions/<uuid:pk>/change/", views.planversion_form, name="planversion_change"),
    path("plan-versions/<uuid:pk>/successor/", views.planversion_successor, name="planversion_successor"),
    path("plan-versions/<uuid:pk>/adoption/", views.planversion_adoption, name="planversion_adoption"),
    path("plan-versions/<uuid:pk>/sheet.csv", views.planversion_sheet, name="planversion_sheet"),
    path("plan-versions/<uuid:parent>/objectives/new/", views.objective_form, name="objective_new"),
    path("plan-versions/<uuid:parent>/action-plans/new/", views.actionplan_form, name="actionplan_new"),
    path("plan-versions/<uuid:parent>/actions/new/", views.action_form, name="action_new"),
    path("objectives/<uuid:pk>/", views.objective_detail, name="objective_detail"),
    path("objectives/<uuid:pk>/change/", views.objective_form, name="objective_change"),
    path("action-plans/<uuid:pk>/", views.actionplan_detail, name="actionplan_detail"),
    path("action-plans/<uuid:pk>/change/", views.actionplan_form, name="actionplan_change"),
    path("actions/", views.action_list, name="action_list"),
    path("actions/<uuid:pk>/", views.action_detail, name="action_detail"),
    path("actions/<uuid:pk>/change/", views.action_form, name="action_change"),
    path("actions/<uuid:parent>/origins/new/", views.origin_form, name="origin_new"),
    path("origins/<uuid:pk>/removal/", views.origin_removal, name="origin_removal"),
    path("actions/<uuid:parent>/progress/new/", views.progress_form, name="progress_new"),
    path("progress/<uuid:pk>/", views.progress_detail, name="progress_detail"),
    path("progress/<uuid:pk>/change/", views.progress_form, name="progress_change"),
]

"""The addresses of this room."""

from django.urls import path

from dorpel.coding import views

app_name = "coding"
urlpatterns = [
    path("coding/", views.desk, name="desk"),
    path("coding/<uuid:pk>/", views.answer_desk, name="answer_desk"),
    path("coding/<uuid:pk>/passage/", views.passage_new, name="passage_new"),
    path("coding/<uuid:pk>/reading/", views.reading_new, name="reading_new"),
    path("coding/<uuid:pk>/undo/", views.undo_last, name="undo_last"),
    path("coding/<uuid:pk>/comparison/", views.comparison, name="comparison"),
    path("quotes/", views.quote_list, name="quote_list"),
    path("quotes/<uuid:pk>/", views.quote_detail, name="quote_detail"),
    path("quotes/<uuid:pk>/flag/", views.quote_flag, name="quote_flag"),
    path("quotes/<uuid:quote>/wordings/new/", views.wording_form, name="wording_new"),
    path("quotes/<uuid:quote>/wordings/<uuid:pk>/", views.wording_form, name="wording_change"),
    path("codes/", views.code_list, name="code_list"),
    path("codes/new/", views.code_form, name="code_new"),
    path("codes/<uuid:pk>/", views.code_detail, name="code_detail"),
    path("codes/<uuid:pk>/change/", views.code_form, name="code_change"),
    path("codes/<uuid:pk>/retirement/", views.retirement, name="retirement"),
    path("codes/<uuid:pk>/merge/", views.merge_form, name="merge_form"),
    path("themes/", views.theme_list, name="theme_list"),
    path("themes/new/", views.theme_form, name="theme_new"),
    path("themes/<uuid:pk>/", views.theme_detail, name="theme_detail"),
    path("themes/<uuid:pk>/change/", views.theme_form, name="theme_change"),
    path("codebook/", views.codebook_list, name="codebook_list"),
    path("codebook/new/", views.codebook_new, name="codebook_new"),
    path("codebook/<uuid:pk>/", views.codebook_detail, name="codebook_detail"),
    path("objections/", views.objection_list, name="objection_list"),
    path("objections/<uuid:pk>/", views.objection_detail, name="objection_detail"),
]

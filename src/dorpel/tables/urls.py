"""The addresses of this room."""

from django.urls import path

from dorpel.tables import views

app_name = "tables"
urlpatterns = [
    path("rounds/", views.round_list, name="round_list"),
    path("rounds/new/", views.round_form, name="round_new"),
    path("rounds/<uuid:pk>/", views.round_detail, name="round_detail"),
    path("rounds/<uuid:pk>/change/", views.round_form, name="round_change"),
    path("rounds/<uuid:parent>/agenda/new/", views.agendaitem_form, name="agendaitem_new"),
    path("rounds/<uuid:parent>/tables/new/", views.table_form, name="table_new"),
    path("agenda/<uuid:pk>/", views.agendaitem_detail, name="agendaitem_detail"),
    path("agenda/<uuid:pk>/change/", views.agendaitem_form, name="agendaitem_change"),
    path("agenda/<uuid:pk>/removal/", views.agendaitem_removal, name="agendaitem_removal"),
    path("tables/<uuid:pk>/", views.table_detail, name="table_detail"),
    path("tables/<uuid:pk>/change/", views.table_form, name="table_change"),
    path("tables/<uuid:pk>/sheet/", views.table_sheet, name="table_sheet"),
    path("tables/<uuid:parent>/seats/new/", views.seat_form, name="seat_new"),
    path("seats/<uuid:pk>/removal/", views.seat_removal, name="seat_removal"),
    path("tables/<uuid:parent>/notes/new/", views.note_form, name="note_new"),
    path("notes/", views.note_list, name="note_list"),
    path("notes/<uuid:pk>/", views.note_detail, name="note_detail"),
    path("notes/<uuid:pk>/change/", views.note_form, name="note_change"),
]

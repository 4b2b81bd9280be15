"""The addresses of this room."""

from django.urls import path

from dorpel.newspaper import views

app_name = "newspaper"
urlpatterns = [
    path("editions/", views.edition_list, name="edition_list"),
    path("editions/new/", views.edition_form, name="edition_new"),
    path("editions/<uuid:pk>/", views.edition_detail, name="edition_detail"),
    path("editions/<uuid:pk>/change/", views.edition_form, name="edition_change"),
    path("editions/<uuid:pk>/articles/new/", views.article_new, name="article_new"),
    path("editions/<uuid:pk>/pages/", views.edition_pages, name="edition_pages"),
    path("editions/<uuid:pk>/pages/<int:number>.png", views.edition_picture, name="edition_picture"),
    path("editions/<uuid:pk>/pages.pdf", views.edition_pdf, name="edition_pdf"),
    path("editions/<uuid:pk>/printing/", views.edition_printing, name="edition_printing"),
    path("articles/<uuid:pk>/", views.article_detail, name="article_detail"),
    path("articles/<uuid:pk>/change/", views.article_form, name="article_change"),
    path("articles/<uuid:pk>/quotes/", views.article_quotes, name="article_quotes"),
    path("articles/<uuid:pk>/removal/", views.article_removal, name="article_removal"),
]

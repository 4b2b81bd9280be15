"""The addresses of this room."""

from django.urls import path

from dorpel.exchange.views import exports, imports, uploads

app_name = "exchange"
urlpatterns = [
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", uploads.upload_new, name="upload_new"),
    path("imports/<uuid:pk>/", uploads.upload_detail, name="upload_detail"),
    path("imports/<uuid:pk>/mapping/", uploads.upload_mapping, name="upload_mapping"),
    path("imports/<uuid:pk>/mapping-file/", uploads.mapping_file, name="mapping_file"),
    path("imports/<uuid:pk>/reading/", uploads.upload_reading, name="upload_reading"),
    path("imports/<uuid:pk>/progress/", imports.upload_progress, name="upload_progress"),
    path("imports/<uuid:pk>/refusals/", imports.upload_refusals, name="upload_refusals"),
    path("imports/<uuid:pk>/removal/", uploads.upload_removal, name="upload_removal"),
    path("exports/", exports.export_list, name="export_list"),
    path("exports/new/", exports.export_new, name="export_new"),
    path("exports/<uuid:pk>/file/", exports.export_file, name="export_file"),
    path("exports/<uuid:pk>/removal/", exports.export_removal, name="export_removal"),
]

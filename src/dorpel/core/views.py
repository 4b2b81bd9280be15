"""The gallery of components, for whoever builds pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dorpel.core.gallery import samples


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """All components in all their states; only for whoever asked for it (DORPEL_GALLERY)."""
    if not settings.DORPEL_GALLERY:
        raise Http404
    return render(request, "core/gallery.html", samples(request))

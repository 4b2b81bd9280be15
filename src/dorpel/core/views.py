"""The gallery of components, for whoever builds pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dorpel.core.gallery import samples


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """All components in all their states; only while developing or in a demo."""
    if not (settings.DEBUG or getattr(settings, "DORPEL_DEMO", False)):
        raise Http404
    return render(request, "core/gallery.html", samples(request))

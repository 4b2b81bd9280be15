"""Looking for words in everything that is public."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.dialogues.models import Dialogue
from dorpel.insight.models import PublicWords
from dorpel.pages.frame import public, show
from dorpel.pages.looking import looked_for

LONGEST = 200  # signs of a question


@require_safe
@public
def search(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What holds all the words, by kind; `kind` and `after` ask for more of one."""
    asked = request.GET.get("q", "").replace("\0", "")[:LONGEST].strip()
    kind = request.GET.get("kind", "")
    kind = kind if kind in PublicWords.Kind.values else ""
    mark = request.GET.get("after", "")
    after = int(mark) if kind and mark.isascii() and mark.isdigit() and len(mark) < 19 else None
    found = looked_for(dialogue, asked, kind=kind, after=after) if asked else []
    return show(
        request,
        "search",
        dialogue,
        title=_("Search: {words}").format(words=asked) if asked else _("Search"),
        asked=asked,
        kind=kind,
        after=after,
        found=found,
    )

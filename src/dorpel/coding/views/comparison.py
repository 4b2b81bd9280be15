"""Two coders side by side over one answer; only for who has read it, so that the first reading stays one's own."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.models import Coding, Quote, Reading
from dorpel.coding.queries import current_version
from dorpel.conversations.models import Answer
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


@door(read=May.READ_CODING)
def comparison(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """What each coder put on each passage of an answer, the passages where they differ first."""
    answer = of_dialogue(Answer.objects.filter(hidden_at=None), dialogue, pk)
    read = Reading.objects.filter(answer=answer, reader=request.user.pk).exists()
    rows = _rows(answer) if read else []
    context = {
        "title": _("Side by side"),
        "answer": answer,
        "text": current_version(answer).text,
        "read": read,
        "coders": sorted({name for row in rows for name, _codes in row["sides"]}),
        "rows": sorted(rows, key=lambda row: not row["differs"]),
        "desk": reverse("coding:answer_desk", args=[dialogue.slug, answer.pk]),
    }
    return render(request, "coding/comparison.html", context)


def _rows(answer: Answer) -> list[dict[str, Any]]:
    """For each passage the codes by coder; they differ when the sets do, or when one has nothing there."""
    codings = (
        Coding.objects.filter(quote__answer=answer)
        .select_related("code", "coder", "quote")
        .order_by("quote__start", "code__name")
    )
    chosen: dict[Quote, dict[str, list[str]]] = {}
    for coding in codings:
        chosen.setdefault(coding.quote, {}).setdefault(coding.coder.name, []).append(coding.code.name)
    coders = sorted({name for sides in chosen.values() for name in sides})
    return [
        {
            "quote": quote,
            "sides": [(name, sides.get(name, [])) for name in coders],
            "differs": len({tuple(sides.get(name, [])) for name in coders}) > 1,
        }
        for quote, sides in chosen.items()
    ]

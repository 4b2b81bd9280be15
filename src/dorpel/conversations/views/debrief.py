"""How the evenings were: a rose, a thorn, a bud; the leader makes a lesson of it with one button."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.around import DebriefForm
from dorpel.conversations.models import Debrief
from dorpel.conversations.operations.debrief import AlreadyALesson, keep_debrief, learn_from
from dorpel.conversations.views.around import own_challenger
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

PARTS = ("rose", "thorn", "bud")


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


def _seen(request: HttpRequest, dialogue: Dialogue) -> Any:
    """All of them for who runs the challengers, else one's own."""
    rows = Debrief.objects.of(dialogue).select_related("challenger", "lesson")
    return rows if may(request, May.RUN_CHALLENGERS) else rows.filter(challenger__person=cast(Person, request.user))


@door(read=May.READ_CHALLENGERS)
def debrief_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """How the evenings were: the leader reads all, a challenger their own."""

    def row(each: Debrief) -> Row:
        cells = [
            (_("Challenger"), each.challenger),
            (_("When"), each.noted_at.date()),
            (_("Rose"), each.rose),
            (_("Thorn"), each.thorn),
            (_("Bud"), each.bud),
        ]
        return Row(cells, _to("debrief_detail", dialogue, pk=each.pk) if leads else "")

    leads = may(request, May.RUN_CHALLENGERS)
    actions = [(_("Tell how it was"), _to("debrief_new", dialogue))] if own_challenger(request, dialogue) else []
    return show_list(request, _seen(request, dialogue), title=_("How it was"), row=row, actions=actions)


@door(read=May.RUN_CHALLENGERS)
def debrief_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One evening told, and the button that makes a lesson of it."""
    row: Debrief = of_dialogue(_seen(request, dialogue), dialogue, pk)
    names = {"rose": _("Rose"), "thorn": _("Thorn"), "bud": _("Bud")}
    actions = []
    if row.lesson_id:
        actions = [(_("The lesson"), reverse("dialogues:lesson_detail", args=[dialogue.slug, row.lesson_id]))]
    elif may(request, May.RUN_DIALOGUE):
        actions = [(_("Make a lesson of it"), _to("debrief_lesson", dialogue, pk=pk))]
    context = {
        "title": _("How it was, %(day)s") % {"day": row.noted_at.strftime("%d-%m-%Y")},
        "facts": [(_("Challenger"), row.challenger)],
        "sections": [{"title": names[part], "text": getattr(row, part)} for part in PARTS if getattr(row, part)],
        "actions": actions,
        "breadcrumb": [(_("How it was"), _to("debrief_list", dialogue))],
    }
    return render(request, "core/detail.html", context)


@door(read=May.RUN_CHALLENGERS, write=May.RUN_DIALOGUE, form=True)
def debrief_lesson(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Makes a lesson of it, without the name, and goes on to its form."""
    row: Debrief = of_dialogue(_seen(request, dialogue), dialogue, pk)
    back = _to("debrief_detail", dialogue, pk=pk)
    if request.method != "POST":
        intro = _(
            "Everybody in the dialogue reads lessons. The name isn't in it; look whether the words tell who it was."
        )
        context = {"title": _("Make a lesson of it"), "intro": intro, "submit": _("Make it"), "cancel": back}
        return render(request, "core/confirm.html", context)
    try:
        lesson = learn_from(row, by=cast(Person, request.user))
    except AlreadyALesson:
        messages.error(request, _("Somebody made a lesson of it before."))
        return redirect(back)
    messages.success(request, _("Now say what we learned, and what we do differently."))
    return redirect("dialogues:lesson_change", dialogue.slug, lesson.pk)


@door(read=May.GO_OUT, write=May.GO_OUT)
def debrief_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """A rose, a thorn, a bud, by a challenger; `?outing=` says of which evening."""
    own, by = own_challenger(request, dialogue), cast(Person, request.user)
    if own is None:
        raise Http404
    form = DebriefForm(
        request.POST or None,
        instance=Debrief(dialogue=dialogue, challenger=own),
        initial={"outing": request.GET.get("outing", "")},
    )

    def save(filled: DebriefForm) -> Debrief:
        told = {part: filled.cleaned_data[part] for part in PARTS}
        return keep_debrief(own, key=filled.instance.pk, outing=filled.cleaned_data["outing"], told=told, by=by)

    return show_form(
        request,
        form,
        title=_("How was it?"),
        intro=_("One of the three is enough. Who leads the dialogue reads it too, to stand beside you."),
        write=May.GO_OUT,
        save=save,
        then=_to("debrief_list", dialogue),
    )

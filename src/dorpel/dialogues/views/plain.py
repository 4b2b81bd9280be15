"""How plain nouns of any room are shown: facts of a row, and one form for new and change."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


def facts_of(row: Any, *names: str) -> list[tuple[str, object]]:
    """The fields of a row as people read them: (label, value); empty ones are left out."""
    found: list[tuple[str, object]] = []
    for name in names:
        shown = getattr(row, f"get_{name}_display", None)
        value = shown() if shown else getattr(row, name)
        if isinstance(value, bool):
            value = _("Yes") if value else _("No")
        if value not in (None, ""):
            found.append((capfirst(str(row._meta.get_field(name).verbose_name)), value))
    return found


def show_detail(
    request: HttpRequest, row: Any, *names: str, noun: str, write: May | None = May.RUN_DIALOGUE, **context: Any
) -> HttpResponse:
    """A row with its facts, and a button to change it for whoever may; `write=None` when nobody changes it by form."""
    actions = list(context.pop("actions", []))
    slug, room = row.dialogue.slug, row._meta.app_label
    if write is not None and may(request, write):
        actions.insert(0, Link(_("Change"), reverse(f"{room}:{noun}_change", args=[slug, row.pk])))
    back = context.pop("back", None) or Link(
        capfirst(str(row._meta.verbose_name_plural)), reverse(f"{room}:{noun}_list", args=[slug])
    )
    values = {"title": str(row), "facts": facts_of(row, *names), "actions": actions, "breadcrumb": [back]}
    return render(request, context.pop("template", "core/detail.html"), values | context)


def edit(
    request: HttpRequest,
    dialogue: Dialogue,
    form: type[ScopedForm],
    pk: UUID | None,
    *,
    noun: str,
    then: Callable[[Any], str] | None = None,
    initial: dict[str, Any] | None = None,
    may: May = May.RUN_DIALOGUE,
    **context: Any,
) -> HttpResponse:
    """The form of a noun, empty or with the row `pk`; saved, it leads to `then` or to the row's own page."""
    model = form._meta.model
    room = model._meta.app_label
    row = of_dialogue(model, dialogue, pk) if pk else None
    filled = form(request.POST or None, instance=row, dialogue=dialogue, initial=initial)
    name = str(model._meta.verbose_name)
    title = _("Change: %(noun)s") % {"noun": name} if row else _("New: %(noun)s") % {"noun": name}
    address = then or (lambda saved: reverse(f"{room}:{noun}_detail", args=[dialogue.slug, saved.pk]))
    if "cancel" not in context:  # a noun that has no list of its own says where to go back to
        context["cancel"] = address(row) if row else reverse(f"{room}:{noun}_list", args=[dialogue.slug])
    return show_form(request, filled, title=title, write=may, then=address, **context)


def new_action(
    request: HttpRequest,
    dialogue: Dialogue,
    noun: str,
    label: str,
    right: May = May.RUN_DIALOGUE,
    *,
    room: str = "dialogues",
) -> list[Link]:
    """The button above a list that begins a new row, for whoever may."""
    return [Link(label, reverse(f"{room}:{noun}_new", args=[dialogue.slug]))] if may(request, right) else []

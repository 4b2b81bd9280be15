"""How a desk page is drawn: a list in keyset pages, a row in detail, a form that refuses a stale save."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from dorpel.core.forms import DorpelModelForm
from dorpel.core.paging import page_of
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import StaleSave, rights, save_recorded
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May

Link = tuple[str, str]


def may(request: HttpRequest, right: May) -> bool:
    """Whether whoever looks holds a right in the dialogue of this page; for buttons, never instead of `require`."""
    return right in rights(request.user, request.dialogue)  # type: ignore[arg-type, attr-defined]


def of_dialogue(rows: QuerySet[Any] | type[Model], dialogue: Dialogue, pk: Any) -> Any:
    """The row with this id in this dialogue, or 404; a row of another dialogue doesn't exist here."""
    found = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    return get_object_or_404(found, dialogue=dialogue, pk=pk)


def show_list(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    title: str,
    row: Callable[[Any], Row],
    order: Sequence[str] = ("-pk",),
    template: str = "core/list.html",
    size: int = 50,
    **context: Any,
) -> HttpResponse:
    """A page of a list; `row` says how one row is shown."""
    page = page_of(
        rows, order=order, after=request.GET.get("after", ""), before=request.GET.get("before", ""), size=size
    )
    return render(
        request, template, {"title": title, "rows": [row(each) for each in page.rows], "page": page, **context}
    )


def show_form(
    request: HttpRequest,
    form: DorpelModelForm,
    *,
    title: str,
    write: May,
    then: Callable[[Any], str] | str,
    save: Callable[[Any], Any] | None = None,
    template: str = "core/form.html",
    said: str = "",
    **context: Any,
) -> HttpResponse:
    """A form for one row: shown, refused with its errors, or saved and on to `then`.

    `save` stands in for `save_recorded` where an operation does more than keep the row; it gets the valid form.
    """
    context |= {"title": title, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            saved = save(form) if save else save_recorded(form, by=request.user, may=write)  # type: ignore[arg-type]
        except StaleSave as stale:
            form.catch_up()
            return render(request, template, {**context, "conflict": stale.differences}, status=409)
        messages.success(request, said or _("Saved."))
        return redirect(then(saved) if callable(then) else then)
    return render(request, template, context, status=422 if form.is_bound else 200)

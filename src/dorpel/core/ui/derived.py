"""What components work out of their attributes before they are drawn."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext as _

from dorpel.core.languages import direction
from dorpel.core.ui.values import Row

Values = dict[str, Any]
MARKS = ("after", "before")
FRONT = 6  # entries of a menu that stand in one line; the others wait behind “more”


def spoken(values: Values) -> Values:
    """Direction of the words and of their translation; the browser decides for words of an unknown language."""
    return {
        "direction": direction(values["language"]) if values["language"] else "auto",
        "page_direction": "rtl" if get_language_bidi() else "ltr",
        "translation_direction": direction(values.get("translation_language") or get_language() or "nl"),
    }


def door(values: Values) -> Values:
    """The words beside the door, unless the page has better ones."""
    words = {
        "shut": _("Only you can read this."),
        "ajar": _("Only the challengers can read this."),
        "open": _("Everyone can read this, without a name."),
    }
    return {"words": values["words"] or words[values["who"]]}


def share(values: Values) -> Values:
    """How far the work is, as a whole number of hundredths."""
    done, total = int(values["done"]), int(values["total"])
    return {"hundredths": min(100, 100 * done // total) if total else 0}


def field_kind(values: Values) -> Values:
    """How a form field must be set: one box to tick, a group of choices, or a line with a label above it."""
    field: BoundField = values["field"]
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return {"kind": "tick"}
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) or field.use_fieldset:
        return {"kind": "group"}
    return {"kind": "line"}


def form_errors(values: Values) -> Values:
    """The fields with something wrong, for the summary above the form."""
    form: BaseForm = values["form"]
    return {
        "wrong": [field for field in form.visible_fields() if field.errors],
        "hidden_errors": [error for field in form.hidden_fields() for error in field.errors],
    }


def choice_options(values: Values) -> Values:
    """Ja and Nee unless the page gives other choices; nothing is chosen beforehand."""
    return {"options": list(values["options"]) or [("yes", _("Yes")), ("no", _("No"))]}


def sides(values: Values) -> Values:
    """Only the fields that differ; a direction of their own for each text."""
    return {"differences": [each for each in values["differences"] if str(each[1]) != str(each[2])]}


def table(values: Values) -> Values:
    """Rows as Row values, the labels of the first as heads, and the addresses of the neighbouring pages."""
    rows = [row if isinstance(row, Row) else Row(row) for row in values["rows"]]
    page, request = values["page"], values["request"]
    return {
        "rows": rows,
        "heads": [label for label, _value in rows[0].cells] if rows else [],
        "previous": _turned(request, "before", page.before) if page else "",
        "following": _turned(request, "after", page.after) if page else "",
    }


def menu(values: Values) -> Values:
    """The menu with the entry marked under which this page lies: the longest address that begins the path."""
    request: HttpRequest | None = values["request"]
    path = request.path if request else ""
    under = [address for _label, address in values["menu"] if path.startswith(address)]
    here = max(under, key=len, default="")
    entries = [(label, address, bool(here) and address == here) for label, address in values["menu"]]
    if len(entries) <= FRONT + 1:
        return {"menu": entries, "more": []}
    at = next((at for at, entry in enumerate(entries) if entry[2]), 0)
    if at >= FRONT:  # where one is must be seen
        entries.insert(FRONT - 1, entries.pop(at))
    return {"menu": entries[:FRONT], "more": entries[FRONT:]}


def tongues(values: Values) -> Values:
    """The site's languages by their own names, and where to say which one is wanted."""
    request: HttpRequest | None = values["request"]
    current = get_language() or settings.LANGUAGE_CODE
    return {
        "others": [(code, _own_name(code), direction(code)) for code, _name in settings.LANGUAGES if code != current],
        "current": (current, _own_name(current)),
        "address": reverse("set_language") if request else "",
        "here": request.get_full_path() if request and request.method == "GET" else "/",
    }


def unread(_values: Values) -> Values:
    """Whether no speaker has read the language of this page yet: then its foot says so."""
    return {"unread": (get_language() or "").split("-")[0] in settings.UNREAD_LANGUAGES}


def _own_name(code: str) -> str:
    name = str(get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def _turned(request: HttpRequest | None, way: str, mark: str | None) -> str:
    if not mark:
        return ""
    kept = [(key, value) for key, value in _parameters(request) if key not in MARKS]
    return "?" + urlencode([*kept, (way, mark)])


def _parameters(request: HttpRequest | None) -> list[tuple[str, str]]:
    if request is None:
        return []
    return [(key, str(value)) for key, values in request.GET.lists() for value in values]

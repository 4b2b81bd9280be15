"""How an upload is put on its page: what was seen in it, what would come of it, what came of it."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.languages import own_name
from dorpel.core.ui.values import Row
from dorpel.exchange.forms import MOST_COLUMNS
from dorpel.exchange.models import Upload
from dorpel.exchange.operations.looking import Look
from dorpel.exchange.views.imports import refusals

MOST_REASONS = 100
WIDEST = 12  # columns of the first rows; more don't fit a page
SEPARATORS = {"\t": "⇥", " ": "␠"}


def shown(upload: Upload, look: Look) -> dict[str, Any]:
    """All that the page of an open upload says."""
    listed = refusals(upload)
    return {
        "title": upload.file_name,
        "upload": upload,
        "addresses": _addresses(upload),
        "how": _how(upload, look),
        "first": _first(look),
        "counts": _counts(look),
        "reasons": _reasons(look["counts"]["reasons"] if look["counts"] else []),
        "refused": _reasons(listed),
        "refused_title": _("Nothing was stored: %(count)d cells or rows can't be taken.") % {"count": upload.refusals},
        "too_wide": len(look["columns"]) > MOST_COLUMNS,
        "can_begin": bool(upload.mapping),
    }


def report_of(upload: Upload) -> dict[str, Any]:
    """What came of an upload, or why nothing did."""
    facts: list[tuple[str, object]] = [
        (_("State"), upload.get_state_display()),
        (_("Rows in the file"), upload.rows),
        (_("New conversations"), upload.imported),
        (_("Already here"), upload.same),
        (_("Here with other words, left as they are"), upload.changed),
        (_("Rows in which nobody answered"), upload.unanswered),
        (_("Taken back before, so they stay away"), upload.withdrawn),
        (_("Uploaded"), upload.uploaded_at),
        (_("Read in"), upload.ended_at),
    ]
    back = (_("All imports"), reverse("exchange:import_list", args=[upload.dialogue.slug]))
    done = upload.state == Upload.State.DONE
    gone = _("The file is not here any more. Upload it again to go on.")
    section = {"title": _("Rows that are here with other words"), "text": ", ".join(map(str, upload.changed_rows))}
    return {
        "title": upload.file_name,
        "facts": facts if done else facts[:1] + facts[7:8],
        "notice": "" if done else upload.problem or gone,
        "actions": [back],
        "sections": [section] if upload.changed_rows else [],
    }


def _addresses(upload: Upload) -> dict[str, str]:
    names = ("upload_mapping", "mapping_file", "upload_reading", "upload_removal", "upload_refusals")
    return {name: reverse(f"exchange:{name}", args=[upload.dialogue.slug, upload.pk]) for name in names}


def _how(upload: Upload, look: Look) -> list[tuple[str, object]]:
    how = look["how"]
    facts: list[tuple[str, object]] = [(_("Size"), filesizeformat(upload.size)), (_("Format"), how["format"].upper())]
    if "sheet" in how:
        facts.append((_("Sheet"), how["sheet"]))
    else:
        facts.append((_("Encoding"), how["encoding"]))
        facts.append((_("Separator"), SEPARATORS.get(how["separator"], how["separator"])))
    taken = sum(1 for each in look["columns"] if each["taken_as"])
    read = _("%(taken)d of %(all)d") % {"taken": taken, "all": len(look["columns"])}
    return [*facts, (_("Columns that are read"), read)]


def _first(look: Look) -> list[Row]:
    names = [each["name"] for each in look["columns"]][:WIDEST]
    return [
        Row([(_("Row"), row["number"]), *((name, cell[:120]) for name, cell in zip(names, row["cells"], strict=False))])
        for row in look["first"]
    ]


def _counts(look: Look) -> list[tuple[str, object]]:
    counts = look["counts"]
    if counts is None:
        return []
    heard = ", ".join(f"{own_name(code) if code else '?'}: {times}" for code, times in counts["languages"].items())
    more = "%d+" if counts["cut"] else "%d"
    return [
        (_("Conversations"), more % counts["conversations"]),
        (_("Answers"), more % counts["answers"]),
        (_("Rows in which nobody answered"), more % counts["unanswered"]),
        (_("Refused"), more % counts["refused"]),
        (_("Answers by language"), heard),
    ]


def _reasons(listed: list[dict[str, Any]]) -> list[Row]:
    return [
        Row([(_("Row"), each["row"] or ""), (_("Column"), each["column"]), (_("Why"), each["why"])])
        for each in listed[:MOST_REASONS]
    ]

"""The codebook as it stood: kept, listed, read again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.forms import WhyForm
from dorpel.coding.models import CodebookVersion
from dorpel.coding.operations import keep_codebook
from dorpel.coding.views.voices import steps
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May


@door(read=May.READ_CODING)
def codebook_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every kept codebook, the newest first."""

    def row(kept: CodebookVersion) -> Row:
        cells = [(_("Codebook"), kept.number), (_("Kept"), kept.kept_at.date()), (_("Why"), kept.why)]
        return Row(cells, reverse("coding:codebook_detail", args=[dialogue.slug, kept.pk]))

    label, address = _("Keep the codebook as it is now"), reverse("coding:codebook_new", args=[dialogue.slug])
    return show_list(
        request,
        CodebookVersion.objects.filter(dialogue=dialogue).defer("contents"),
        title=_("Kept codebooks"),
        row=row,
        order=("-number", "pk"),
        breadcrumb=steps(dialogue),
        actions=[Link(label, address)] if may(request, May.EDIT_CODEBOOK) else [],
        empty=_("Nobody has kept a codebook yet."),
    )


@door(read=May.READ_CODING, write=May.EDIT_CODEBOOK, form=True)
def codebook_new(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Keeps the codebook as it is now."""
    form = WhyForm(request.POST or None)
    # A form without a required field is never bound by an empty post, so the method decides.
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        kept = keep_codebook(dialogue, why=request.POST.get("why", "").strip()[:300], by=request.user)  # type: ignore[arg-type]
        return redirect("coding:codebook_detail", dialogue.slug, kept.pk)
    context = {
        "title": _("Keep the codebook as it is now"),
        "form": form,
        "breadcrumb": steps(dialogue),
        "cancel": reverse("coding:codebook_list", args=[dialogue.slug]),
    }
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_CODING)
def codebook_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One kept codebook: its themes with their codes."""
    kept: CodebookVersion = of_dialogue(CodebookVersion, dialogue, pk)
    codes = kept.contents["codes"]
    themes = [*kept.contents["themes"], {"id": None, "name": _("Without a theme"), "about": ""}]
    sections = []
    for theme in themes:
        under = [code for code in codes if code["theme"] == theme["id"]]
        if under:
            rows = [Row([(_("Code"), code["name"]), (_("When to use it"), code["meaning"])]) for code in under]
            sections.append({"title": theme["name"], "intro": theme["about"], "rows": rows})
    context = {
        "title": _("Codebook {number}").format(number=kept.number),
        "intro": kept.why,
        "breadcrumb": [
            *steps(dialogue),
            Link(_("Kept codebooks"), reverse("coding:codebook_list", args=[dialogue.slug])),
        ],
        "facts": [(_("Kept"), kept.kept_at.date())],
        "sections": sections,
    }
    return render(request, "core/detail.html", context)

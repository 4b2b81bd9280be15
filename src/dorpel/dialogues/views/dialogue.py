"""The dialogue's own page, its form and its closing."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.core.languages import own_name
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, show_form
from dorpel.dialogues.forms.course import DialogueForm
from dorpel.dialogues.models import (
    Decision,
    Dialogue,
    Facet,
    Intention,
    Lesson,
    Neighbourhood,
    Phase,
    Population,
    Purpose,
    Service,
    StartingQuestion,
    StatementOfSupport,
)
from dorpel.dialogues.operations import CannotClose, close, keep_dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import facts_of
from dorpel.people.models import Person

NOUNS = (
    Intention, Phase, Decision, Lesson, StatementOfSupport, StartingQuestion, Service, Facet, Purpose, Neighbourhood,
    Population,
)  # fmt: skip


@door(read=May.READ_DIALOGUE)
def dialogue_detail(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What this dialogue is, what it wants, and the way to everything it has laid down."""
    slug = dialogue.slug
    actions = []
    if may(request, May.RUN_DIALOGUE):
        actions = [
            Link(_("Change"), reverse("dialogues:dialogue_change", args=[slug])),
            Link(
                _("Slogan in other languages"), reverse("dialogues:wording_list", args=[slug, "dialogue", dialogue.pk])
            ),
            Link(_("Close the dialogue"), reverse("dialogues:dialogue_closure", args=[slug])),
        ]
    wants = Intention.objects.filter(dialogue=dialogue).order_by("order", "pk")[:10]
    ground = [
        Row(
            [(_("What"), capfirst(str(noun._meta.verbose_name_plural)))],
            address=reverse(f"dialogues:{noun._meta.model_name}_list", args=[slug]),
        )
        for noun in NOUNS
    ]
    context = {
        "title": dialogue.name,
        "intro": dialogue.slogan if dialogue.slogan != dialogue.name else "",
        "facts": [
            *facts_of(dialogue, "city", "begun_on", "closed_at", "about"),
            (_("Sound may be recorded"), _("yes") if dialogue.sound else _("no")),
            (_("Languages"), ", ".join(map(own_name, dialogue.languages))),
        ],
        "actions": actions,
        "sections": [
            {
                "title": _("What we want"),
                "rows": [Row([(_("Intention"), each.sentence)]) for each in wants],
                "empty": _("No intention yet."),
            },
            {"title": _("What we laid down"), "rows": ground},
        ],
    }
    return render(request, "core/detail.html", context)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def dialogue_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Change the dialogue itself."""
    form = DialogueForm(request.POST or None, instance=dialogue)
    address = reverse("dialogues:dialogue_detail", args=[dialogue.slug])
    return show_form(
        request,
        form,
        title=_("Change the dialogue"),
        write=May.RUN_DIALOGUE,
        save=lambda filled: keep_dialogue(filled, by=cast(Person, request.user)),
        then=address,
        cancel=address,
    )


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def dialogue_closure(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Close the dialogue, or hear what is unfinished."""
    address = reverse("dialogues:dialogue_detail", args=[dialogue.slug])
    context = {
        "title": _("Close the dialogue"),
        "intro": _("A dialogue closes when every voice has been read. The public pages stay."),
        "submit": _("Close it"),
        "cancel": address,
        "breadcrumb": [Link(dialogue.name, address)],
    }
    if request.method == "POST":
        try:
            close(dialogue, by=cast(Person, request.user))
        except CannotClose as unfinished:
            for reason in unfinished.reasons:
                messages.error(request, reason)
            return render(request, "core/confirm.html", context, status=409)
        messages.success(request, _("The dialogue is closed."))
        return redirect(address)
    return render(request, "core/confirm.html", context)

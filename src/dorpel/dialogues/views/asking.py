"""Pages of what is asked and whom one can point at: starting questions, services, facets, purposes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.forms.asking import CategoryForm, FacetForm, PurposeForm, ServiceForm, StartingQuestionForm
from dorpel.dialogues.models import Category, Dialogue, Facet, Purpose, Service, StartingQuestion
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.dialogues.views.wordings import wordings_action


@door(read=May.READ_DIALOGUE)
def startingquestion_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The questions with which the dialogue set out."""
    return show_list(
        request,
        StartingQuestion.objects.filter(dialogue=dialogue),
        title=_("Starting questions"),
        order=("order", "pk"),
        row=lambda each: Row(
            [(_("Question"), each.text)],
            address=reverse("dialogues:startingquestion_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "startingquestion", _("New question")),
    )


@door(read=May.READ_DIALOGUE)
def startingquestion_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A starting question."""
    row = of_dialogue(StartingQuestion.objects.select_related("dialogue"), dialogue, pk)
    return show_detail(request, row, "order", noun="startingquestion", actions=wordings_action("question", row))


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def startingquestion_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Write a starting question."""
    return edit(request, dialogue, StartingQuestionForm, pk, noun="startingquestion")


@door(read=May.READ_DIALOGUE)
def service_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The services, by name."""
    return show_list(
        request,
        Service.objects.filter(dialogue=dialogue),
        title=_("Services"),
        order=("name", "pk"),
        row=lambda each: Row(
            [(_("Service"), each.name), (_("Belongs to"), each.get_body_display())],
            address=reverse("dialogues:service_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "service", _("New service")),
    )


@door(read=May.READ_DIALOGUE)
def service_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A service."""
    row = of_dialogue(Service.objects.select_related("dialogue"), dialogue, pk)
    return show_detail(request, row, "body", "about", noun="service")


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def service_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Add or change a service."""
    return edit(request, dialogue, ServiceForm, pk, noun="service")


@door(read=May.READ_DIALOGUE)
def facet_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What residents may tell of themselves."""
    return show_list(
        request,
        Facet.objects.filter(dialogue=dialogue),
        title=_("Facets"),
        order=("order", "pk"),
        row=lambda each: Row(
            [(_("Facet"), each.name), (_("Why we ask"), each.why)],
            address=reverse("dialogues:facet_detail", args=[dialogue.slug, each.pk]),
        ),
        intro=_(
            "What a resident may tell of themselves, always voluntarily. "
            "Population, applications and voices are counted in the same ones."
        ),
        actions=new_action(request, dialogue, "facet", _("New facet")),
    )


@door(read=May.READ_DIALOGUE)
def facet_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A facet with its categories."""
    row = of_dialogue(Facet.objects.select_related("dialogue"), dialogue, pk)
    rows = [
        Row(
            [(_("Category"), each.name), (_("Key"), each.key)],
            address=reverse("dialogues:category_detail", args=[dialogue.slug, each.pk]),
        )
        for each in row.categories.order_by("order", "pk")
    ]
    add = (
        [Link(_("New category"), reverse("dialogues:category_new", args=[dialogue.slug, row.pk]))]
        if may(request, May.RUN_DIALOGUE)
        else []
    )
    sections = [{"title": _("Categories"), "rows": rows, "empty": _("No categories yet."), "actions": add}]
    return show_detail(
        request, row, "key", "why", noun="facet", actions=wordings_action("facet", row), sections=sections
    )


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def facet_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Add or change a facet."""
    return edit(request, dialogue, FacetForm, pk, noun="facet")


@door(read=May.READ_DIALOGUE)
def category_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A category."""
    row = of_dialogue(Category.objects.select_related("dialogue", "facet"), dialogue, pk)
    back = Link(row.facet.name, reverse("dialogues:facet_detail", args=[dialogue.slug, row.facet_id]))
    return show_detail(
        request, row, "facet", "key", "order", noun="category", actions=wordings_action("category", row), back=back
    )


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def category_form(
    request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None, parent: UUID | None = None
) -> HttpResponse:
    """Add a category to a facet, or change one."""
    row = of_dialogue(Category, dialogue, pk) if pk else None
    facet = row.facet if row else get_object_or_404(Facet, dialogue=dialogue, pk=parent)
    form = CategoryForm(request.POST or None, instance=row or Category(facet=facet), dialogue=dialogue)
    address = reverse("dialogues:facet_detail", args=[dialogue.slug, facet.pk])
    title = _("Change a category of %(facet)s") if row else _("New category of %(facet)s")
    return show_form(
        request, form, title=title % {"facet": facet.name}, write=May.RUN_DIALOGUE, then=address, cancel=address
    )


@door(read=May.READ_DIALOGUE)
def purpose_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What words are asked for, each apart."""
    return show_list(
        request,
        Purpose.objects.filter(dialogue=dialogue),
        title=_("Purposes"),
        order=("order", "pk"),
        row=lambda each: Row(
            [
                (_("What is asked"), each.sentence),
                (_("For"), each.get_key_display()),
                (_("Legal basis"), each.get_basis_display()),
            ],
            address=reverse("dialogues:purpose_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "purpose", _("New purpose")),
    )


@door(read=May.READ_DIALOGUE)
def purpose_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A purpose with its basis and term."""
    row = of_dialogue(Purpose.objects.select_related("dialogue"), dialogue, pk)
    actions = wordings_action("purpose", row)
    return show_detail(
        request,
        row,
        "key",
        "meaning",
        "basis",
        "keep_days",
        noun="purpose",
        actions=actions,
        kicker=capfirst(row.get_key_display()),
    )


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def purpose_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Add or change a purpose."""
    return edit(request, dialogue, PurposeForm, pk, noun="purpose")

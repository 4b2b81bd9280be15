"""The addresses of this room, under /team/<dialogue>/."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from dorpel.dialogues.views import asking, counting, course, desk, dialogue, journal, learning, members, wordings

View = Callable[..., HttpResponse]

app_name = "dialogues"


def _noun(root: str, noun: str, listed: View, detail: View, form: View) -> list[URLPattern]:
    """The four addresses of a plain noun: list, new, detail, change."""
    return [
        path(f"{root}/", listed, name=f"{noun}_list"),
        path(f"{root}/new/", form, name=f"{noun}_new"),
        path(f"{root}/<uuid:pk>/", detail, name=f"{noun}_detail"),
        path(f"{root}/<uuid:pk>/change/", form, name=f"{noun}_change"),
    ]


urlpatterns = [
    path("", desk.desk, name="desk"),
    path("dialogue/", dialogue.dialogue_detail, name="dialogue_detail"),
    path("dialogue/change/", dialogue.dialogue_form, name="dialogue_change"),
    path("dialogue/closure/", dialogue.dialogue_closure, name="dialogue_closure"),
    *_noun("intentions", "intention", course.intention_list, course.intention_detail, course.intention_form),
    *_noun("phases", "phase", course.phase_list, course.phase_detail, course.phase_form),
    path("phases/<uuid:pk>/dropping/", course.phase_dropping, name="phase_dropping"),
    *_noun("decisions", "decision", learning.decision_list, learning.decision_detail, learning.decision_form),
    *_noun("lessons", "lesson", learning.lesson_list, learning.lesson_detail, learning.lesson_form),
    *_noun(
        "support", "statementofsupport",
        learning.statement_list, learning.statement_detail, learning.statement_form,
    ),
    *_noun(
        "starting-questions", "startingquestion",
        asking.startingquestion_list, asking.startingquestion_detail, asking.startingquestion_form,
    ),
    *_noun("services", "service", asking.service_list, asking.service_detail, asking.service_form),
    *_noun("facets", "facet", asking.facet_list, asking.facet_detail, asking.facet_form),
    path("facets/<uuid:parent>/categories/new/", asking.category_form, name="category_new"),
    path("categories/<uuid:pk>/", asking.category_detail, name="category_detail"),
    path("categories/<uuid:pk>/change/", asking.category_form, name="category_change"),
    *_noun("purposes", "purpose", asking.purpose_list, asking.purpose_detail, asking.purpose_form),
    *_noun(
        "neighbourhoods", "neighbourhood",
        counting.neighbourhood_list, counting.neighbourhood_detail, counting.neighbourhood_form,
    ),
    path("neighbourhoods/import/", counting.neighbourhood_import, name="neighbourhood_import"),
    *_noun("population", "population", counting.population_list, counting.population_detail, counting.population_form),
    path("population/import/", counting.population_import, name="population_import"),
    path("members/", members.membership_list, name="membership_list"),
    path("members/<uuid:pk>/", members.membership_detail, name="membership_detail"),
    path("members/<uuid:pk>/ending/", members.membership_ending, name="membership_ending"),
    path("invitations/", members.invitation_list, name="invitation_list"),
    path("invitations/new/", members.invitation_form, name="invitation_new"),
    path("invitations/<uuid:pk>/", members.invitation_detail, name="invitation_detail"),
    path("invitations/<uuid:pk>/revocation/", members.invitation_revocation, name="invitation_revocation"),
    path("wordings/<slug:noun>/<uuid:pk>/", wordings.wording_list, name="wording_list"),
    path("wordings/<slug:noun>/<uuid:pk>/<slug:language>/", wordings.wording_form, name="wording_form"),
    path("journal/", journal.entry_list, name="entry_list"),
]  # fmt: skip

"""What the frame of every page needs to know: whose desk this is and where its menu leads."""

from typing import Any, cast

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from dorpel.dialogues.access import rights
from dorpel.dialogues.menu import menu_of
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person


def desk(request: HttpRequest) -> dict[str, Any]:
    """The person, and inside a dialogue its name and menu. A page's own values win over these."""
    values: dict[str, Any] = {"home_url": "/", "all_fictional": SimpleLazyObject(_all_fictional)}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return values
    person = cast(Person, user)
    values |= {
        "home_url": reverse("entry:team"),
        "person_name": person.name,
        "account_url": reverse("people:account"),
        "leave_url": reverse("account_logout"),
    }
    dialogue: Dialogue | None = getattr(request, "dialogue", None)
    held = rights(person, dialogue) if dialogue else frozenset()
    if dialogue and held:
        values |= {
            "dialogue": dialogue,
            "site_name": dialogue.name,
            "home_url": reverse("dialogues:desk", args=[dialogue.slug]),
            "menu": menu_of(held, dialogue.slug),
            "foot_text": dialogue.slogan,
        }
    return values


def _all_fictional() -> bool:
    """Whether this house holds nothing but fictional cities, for pages that belong to no dialogue."""
    try:
        kinds = set(Dialogue.objects.values_list("fictional", flat=True).distinct())
    except DatabaseError:  # a page that says what is wrong must not fail of it
        return False
    return kinds == {True}

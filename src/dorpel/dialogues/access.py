"""The one way in and the one way to change: doors for views, `require` for operations, `save_recorded` for forms."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from dorpel.core.actors import Actor
from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import GRANTS, May, Role, granted
from dorpel.journal.operations import record
from dorpel.people.models import Person

SAFE = ("GET", "HEAD", "OPTIONS")


class NotAllowed(PermissionDenied):
    """The actor may not do this in this dialogue."""


class StaleSave(Exception):
    """Somebody else saved the row in the meantime; nothing was written and both texts are here."""

    def __init__(self, stored: models.Model, differences: list[tuple[str, str, str]]) -> None:
        super().__init__(str(stored.pk))
        self.stored = stored
        self.differences = differences  # (label, what is stored now, what was about to be saved)


def rights(person: Person, dialogue: Dialogue) -> frozenset[May]:
    """Everything this person may do in this dialogue."""
    return granted(dialogue.roles_of(person))


def require(by: Actor, may: May, dialogue: Dialogue) -> None:
    """Raises NotAllowed unless the actor holds the right. The machine may; the holder of a receipt may not."""
    if by.actor_kind == "machine":
        return
    if by.actor_kind != "person" or may not in rights(cast(Person, by), dialogue):
        raise NotAllowed(_("Your role here doesn't allow this: {what}.").format(what=may.value))


class DialogueView(Protocol):
    """A view inside a dialogue."""

    def __call__(self, request: HttpRequest, dialogue: Dialogue, *args: Any, **kwargs: Any) -> HttpResponse: ...


View = TypeVar("View", bound=DialogueView)


def door(*, read: May, write: May | None = None, form: bool = False) -> Callable[[View], Callable[..., HttpResponse]]:
    """Lets a view be entered by those who may.

    Who isn't signed in goes to the sign-in; without `read` the page doesn't exist (404); a change (or, with
    `form`, already the form) without `write` is refused (403); a change where none is possible is a 405.
    """

    def wrap(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def enter(request: HttpRequest, dialogue: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            person = request.user
            found = Dialogue.objects.visible_to(person, read).filter(slug=dialogue).first()
            if found is None:
                raise Http404
            changes = request.method not in SAFE
            if changes and write is None:
                return HttpResponseNotAllowed(SAFE)
            if write is not None and (changes or form):
                require(person, write, found)
            request.dialogue = found  # type: ignore[attr-defined]
            return view(request, found, *args, **kwargs)

        enter.door = (read, write, form)  # type: ignore[attr-defined]
        return enter

    return wrap


def roles_through(door: tuple[May, May | None, bool], *, changing: bool) -> tuple[set[Role], set[Role]]:
    """Of a door: the roles that see it at all, and those that get through (for the test that tries every one)."""
    read, write, form = door
    see = {role for role, held in GRANTS.items() if read in held}
    through = {role for role in see if not (changing or form) or (write is not None and write in GRANTS[role])}
    return see, through


def save_recorded(form: DorpelModelForm, *, by: Actor, may: May, why: str = "") -> Any:
    """Saves the row of a valid form: right checked, version raised, journal written, all or nothing.

    Raises NotAllowed, or StaleSave when the row's version isn't the one the form was opened with.
    """
    row = form.instance
    with transaction.atomic():
        require(by, may, row.dialogue)
        adding = row._state.adding
        if not adding and form.seen_version is not None:
            raise_version(row, seen=form.seen_version, texts=form.cleaned_data)
        saved = form.save()
        record(
            f"{row._meta.model_name}.{'add' if adding else 'change'}", saved, by=by, dialogue=row.dialogue_id, why=why
        )
    return saved


def raise_version(row: Any, *, seen: int, texts: dict[str, Any]) -> None:
    """Raises the version of a row about to be saved, or StaleSave with both texts when it isn't the one seen."""
    stored = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if stored.version != seen:
        raise StaleSave(stored, _differences(stored, texts))
    row.version = seen + 1


def _differences(stored: Any, texts: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    for name, mine in texts.items():
        if name == "version" or not hasattr(stored, name):
            continue
        theirs = getattr(stored, name)
        if hasattr(theirs, "all"):
            theirs, mine = ", ".join(map(str, theirs.all())), ", ".join(map(str, mine))
        if theirs != mine:
            found.append((str(stored._meta.get_field(name).verbose_name), str(theirs), str(mine)))
    return found

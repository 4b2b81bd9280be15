"""Every component with the attributes it takes: what isn't declared here can't be drawn."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import TemplateSyntaxError

from dorpel.core.ui import derived, pictured

Values = dict[str, Any]


class UnknownComponent(TemplateSyntaxError):
    """No component has this name."""


class UnknownAttribute(TemplateSyntaxError):
    """The component doesn't take this attribute."""


class MissingAttribute(TemplateSyntaxError):
    """The component can't be drawn without this attribute."""


class WrongValue(TemplateSyntaxError):
    """The attribute takes only certain words, and this isn't one of them."""


@dataclass(frozen=True, slots=True)
class Component:
    """What a component takes.

    `sees` names variables of the page that it may read besides its attributes; `derive` works out
    further values from the attributes; `body` says that it stands around other markup.
    """

    required: tuple[str, ...] = ()
    optional: Mapping[str, object] = field(default_factory=dict)
    allowed: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    sees: tuple[str, ...] = ()
    derive: Callable[[Values], Values] | None = None
    body: bool = False

    def check_names(self, name: str, given: Iterable[str]) -> None:
        """Raises UnknownAttribute or MissingAttribute."""
        given = set(given)
        for attribute in sorted(given - set(self.required) - set(self.optional)):
            raise UnknownAttribute(f"Component '{name}' takes no '{attribute}'.")
        for attribute in self.required:
            if attribute not in given:
                raise MissingAttribute(f"Component '{name}' needs '{attribute}'.")

    def complete(self, name: str, given: Values) -> Values:
        """The attributes with their defaults (also for None) and derived values. Raises what check_names raises."""
        self.check_names(name, (key for key, value in given.items() if value is not None or key in self.optional))
        values = dict(self.optional) | {key: value for key, value in given.items() if value is not None}
        for attribute, words in self.allowed.items():
            if values[attribute] not in words:
                raise WrongValue(f"Component '{name}': '{attribute}' is one of {words}, not {values[attribute]!r}.")
        return values

    def derived(self, values: Values) -> Values:
        """The values, and what follows from them."""
        return values | self.derive(values) if self.derive else values


def component(name: str) -> Component:
    """The component of this name. Raises UnknownComponent."""
    try:
        return COMPONENTS[name]
    except KeyError:
        raise UnknownComponent(f"There is no component '{name}'.") from None


LINKS = {"csv_address": "", "svg_address": ""}

COMPONENTS: dict[str, Component] = {
    # Voices
    "voice": Component(
        required=("text",),
        optional={
            "language": "",
            "translation": "",
            "translation_language": "",
            "said": "",
            "address": "",
            "size": "normal",
            "other": False,
            "who": "",
        },
        allowed={"size": ("normal", "small"), "who": ("", "shut", "ajar", "open")},
        derive=derived.spoken,
    ),
    "big_voice": Component(
        required=("text",),
        optional={
            "language": "",
            "translation": "",
            "translation_language": "",
            "translated": "",
            "said": "",
            "who": "",
            "leads": False,
        },
        allowed={"who": ("", "shut", "ajar", "open")},
        derive=derived.spoken,
    ),
    "walk": Component(optional={"short": False, "draws": False, "label": ""}, body=True),
    # A step with a title tells one thing; without one it holds moments.
    "step": Component(
        optional={"title": "", "when": "", "at": "", "kind": "people"},
        allowed={"kind": ("people", "city", "open", "city-open")},
        body=True,
    ),
    "moment": Component(required=("title",), optional={"when": "", "at": ""}, body=True),
    "who_sees": Component(
        required=("who",), optional={"words": ""}, allowed={"who": ("shut", "ajar", "open")}, derive=derived.door
    ),
    "receipt": Component(required=("code",), optional={"sentence": "", "address": "", "qr": ""}),
    # Pictures of counts; each with the same facts as text
    "dash_map": Component(required=("map",), optional=LINKS, derive=pictured.mapped),
    "rows100": Component(required=("rows",), optional=LINKS, derive=pictured.hundreds),
    "stream": Component(required=("stream",), optional=LINKS, derive=pictured.streamed),
    "dashes": Component(required=("field",), derive=pictured.dashed),
    "seats": Component(required=("seats",), derive=pictured.seated),
    "stage": Component(required=("stage",), optional={"words": False}, derive=pictured.staged),
    "path": Component(required=("steps", "label"), derive=pictured.bent),
    "paper": Component(
        required=("picture", "alt"), optional={"address": "", "mark": (), "caption": ""}, derive=pictured.marked
    ),
    # Words of the page
    "headline": Component(
        required=("title",),
        optional={"level": 1, "size": "page", "kicker": "", "deck": "", "language": "", "finding": False},
        allowed={"level": (1, 2, 3), "size": ("slogan", "lead", "page", "part", "small")},
        derive=derived.spoken,
    ),
    "notice": Component(
        required=("title",),
        optional={"kind": "said", "happened": "", "safe": "", "todo": ""},
        allowed={"kind": ("said", "error")},
        body=True,
    ),
    "empty": Component(required=("text",), optional={"label": "", "address": ""}),
    "progress": Component(required=("text", "done", "total"), optional={"change_address": ""}, derive=derived.share),
    # Acting
    "button": Component(
        required=("label",),
        optional={
            "address": "",
            "kind": "ink",
            "name": "",
            "value": "",
            "key": "",
            "confirm": "",
            "missing": "",
            "form": "",
        },
        allowed={"kind": ("ink", "plain", "quiet")},
    ),
    "key": Component(required=("key",), optional={"chosen": False}),
    "field": Component(required=("field",), optional={"wide": False}, derive=derived.field_kind),
    "form": Component(
        required=("form",),
        optional={"submit": "", "action": "", "method": "post", "cancel": "", "confirm": ""},
        allowed={"method": ("post", "get")},
        sees=("csrf_token",),
        derive=derived.form_errors,
        body=True,
    ),
    "choice": Component(
        required=("name", "legend"),
        optional={"options": (), "chosen": "", "help": "", "error": ""},
        derive=derived.choice_options,
    ),
    "conflict": Component(required=("differences",), optional={"who": "", "when": ""}, derive=derived.sides),
    # Lists
    "rows": Component(
        required=("rows",),
        optional={"caption": "", "page": "", "empty": "", "empty_label": "", "empty_address": ""},
        sees=("request",),
        derive=derived.table,
    ),
    "facts": Component(required=("facts",)),
    # The frame of the page
    "mast": Component(
        required=("title",),
        optional={"home": "/", "menu": (), "person": "", "account": "", "leave": "", "desk": False, "menu_id": "menu"},
        sees=("request", "csrf_token"),
        derive=derived.menu,
    ),
    "foot": Component(optional={"fictional": False, "text": "", "links": ()}, derive=derived.unread),
    "tongue": Component(sees=("request", "csrf_token"), derive=derived.tongues),
    "breadcrumb": Component(required=("steps", "here")),
}

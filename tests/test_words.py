"""No sentence of the screen escapes translation: in a made-up language every translated text stands in ⟦ ⟧."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info

import dorpel
from dorpel.config.cli import main
from dorpel.conversations.ready_guides import READY
from dorpel.dialogues.access import roles_through
from dorpel.dialogues.roles import Role
from tests.cast import Cast, make_cast
from tests.test_access import _address, client_of, team_addresses
from tests.world import SEALED, World

SAYING = ("title", "alt", "aria-label", "placeholder", "data-confirm", "data-label")
MUTE = {"style", "script", "template", "code"}  # a code or an address is no sentence
WITHIN = {"a", "strong", "em", "bdi"}  # a sentence goes on through these
INSIDE = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names of things that are the same in every language: the product, file kinds, keys of a keyboard, standards.
NAMES = {
    "Dorpel",
    "CSV",
    "XLSX",
    "PDF",
    "JSON",
    "GeoJSON",
    "ZIP",
    "QR",
    "OCMW",
    "Enter",
    "Esc",
    "Ctrl",
    "km",
    "UTF",
    "GDPR",
    "EUPL",
}


class Said(HTMLParser):
    """The texts of a page that somebody sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._mute = 0
        self._goes_on = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mute += tag in MUTE
        self._begin(tag)
        known = dict(attrs)
        self.texts += [value for name, value in attrs if name in SAYING and value]
        if (tag == "input" and known.get("type") == "submit") or (tag == "meta" and known.get("name") == "description"):
            self.texts.append(known.get("value") or known.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._mute -= tag in MUTE
        self._begin(tag)

    def handle_data(self, data: str) -> None:
        if self._mute:
            return
        if self._goes_on:
            self.texts[-1] += data
        else:
            self.texts.append(data)
        self._goes_on = True

    def _begin(self, tag: str) -> None:
        self._goes_on = self._goes_on and tag in WITHIN


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language in which every translation is its English sentence between ⟦ and ⟧."""
    trans = translation._trans  # type: ignore[attr-defined]
    monkeypatch.setattr(trans, "gettext", lambda message: f"⟦{message}⟧" if message else "", raising=False)
    monkeypatch.setattr(trans, "pgettext", lambda _context, message: f"⟦{message}⟧", raising=False)
    monkeypatch.setattr(trans, "ngettext", lambda one, many, n: f"⟦{one if n == 1 else many}⟧", raising=False)
    monkeypatch.setattr(trans, "npgettext", lambda _c, one, many, n: f"⟦{one if n == 1 else many}⟧", raising=False)


def outside(text: str, content: set[str]) -> set[str]:
    """The words of a text that are neither translated nor the content of a row."""
    while INSIDE.search(text):
        text = INSIDE.sub(" ", text)
    for known in sorted(content, key=len, reverse=True):
        text = text.replace(known, " ")
    return {word for word in WORD.findall(text) if word not in NAMES}


def escaped(html: str, content: set[str]) -> set[str]:
    """The words that escaped translation on a page."""
    page = Said()
    page.feed(html)
    return {word for text in page.texts for word in outside(text, content)}


def contents() -> set[str]:
    """Every text that stands in a row, and the languages by their own names, in their own script."""
    found = {name for _code, name in settings.SPOKEN_LANGUAGES}
    found |= {get_language_info(code)["name_local"] for code, _name in settings.LANGUAGES}
    found.add(SEALED)
    for ready in READY.values():  # content too: written in the two languages in which it is taken over
        found |= {*ready[1:5], *(text for asked in ready.questions for said in (asked.nl, asked.en) for text in said)}
    found |= {name[:1].upper() + name[1:] for name in found}
    for model in apps.get_models():
        if model.__module__.startswith("dorpel."):
            found |= set(_texts(model))
    return {str(text) for text in found if str(text).strip()}


def _texts(model: type[models.Model]) -> Iterator[str]:
    names = [
        field.name for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)
    ]
    names += [
        field.name for field in model._meta.concrete_fields if isinstance(field, models.UUIDField | models.JSONField)
    ]
    for row in model._default_manager.values_list(*names) if names else ():
        for value in row:
            yield from _parts(value)


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _parts(each)
    elif value is not None:
        yield str(value)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.slow
@pytest.mark.django_db
def test_no_sentence_of_a_team_page_escapes_translation(cast: Cast, made_up: None) -> None:
    world = World(cast.dialogue, cast.yara)
    world.everything()
    content, found = contents(), {}
    everyone = {role: client_of(cast.in_role(role)) for role in Role}
    for name, view, names in team_addresses():
        address = _address(name, names, world, everyone, view)
        client = everyone[min(role for role in roles_through(view.door, changing=True)[1] or Role)]
        if address:
            for response in (client.get(address), client.post(address)):
                if "html" in response.get("Content-Type", "") and (
                    words := escaped(response.content.decode(), content)
                ):
                    found.setdefault(name, set()).update(words)
    assert found == {}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nergens/", "/account/login/", "/follow/", "/d/stad/", "/d/stad/findings/"])
def test_no_sentence_of_a_public_page_escapes_translation(cast: Cast, made_up: None, path: str) -> None:
    response = Client(raise_request_exception=False).get(path)
    assert escaped(response.content.decode(), contents() | {path}) == set()


@pytest.mark.django_db
def test_no_sentence_of_the_mail_with_the_code_escapes_translation(cast: Cast, made_up: None) -> None:
    Client().post(reverse("account_request_login_code"), {"email": cast.vera.email})
    [letter] = mail.outbox
    # The code itself is made of letters that nobody can mistake.
    text = re.sub(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", "", f"{letter.subject}\n{letter.body}")
    assert outside(text, contents() | {"testserver", "http"}) == set()


@pytest.mark.parametrize(
    "arguments", [[], ["run"], ["check"], ["import"], ["demo"], ["walk"], ["withdraw"], ["newspaper"]]
)
def test_no_sentence_of_the_help_escapes_translation(
    made_up: None, capsys: pytest.CaptureFixture[str], arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit) as ending:
        main([*arguments, "--help"])
    assert ending.value.code == 0
    said = re.sub(
        r"--?[a-z][a-z-]*(?:[ =][A-Z_…]+)?|\b[A-Z_]{2,}\b|\b(?:dorpel|auto)\b|\{[^}]*\}", "", capsys.readouterr().out
    )
    commands = "|".join(
        [
            "run",
            "demo",
            "import",
            "export",
            "check",
            "backup",
            "restore",
            "newspaper",
            "walk",
            "withdraw",
            "migrate",
            "conversations",
            "answers",
        ]
    )
    assert outside(re.sub(rf"\b(?:{commands})\b", "", said), set()) == set()


def test_no_sentence_stands_in_the_scripts() -> None:
    """What a script says comes from the page, in its language: no quoted text with a space between words."""
    found = []
    for path in Path(dorpel.__file__).parent.rglob("static/**/*.js"):
        if "vendor" not in path.parts:
            code = re.sub(r"//.*|/\*[\s\S]*?\*/", "", path.read_text())
            found += [f"{path.name}: {text}" for text in re.findall(r"""["'`]([A-Z][a-z]+ [a-z][^"'`]*)["'`]""", code)]
    assert found == []

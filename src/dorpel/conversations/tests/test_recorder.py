"""The recorder's parts that the house makes or opens: its page, its worker, its sentences, and what it seals."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from dorpel.conversations.recorder_words import WORDS, words_in
from dorpel.conversations.recorder_words_turkish import TURKISH
from dorpel.core.seal import _derived, _point, open_sealed, sealing_key

ROOT = Path(__file__).resolve().parents[4]
SCRIPTS = Path(str(finders.find("conversations/recorder/sw.js"))).parent / "js"
VECTOR = ROOT / "tests/recorder/seal-vector.json"
SEALS = """
import { sealed } from "%s/seal.js";
import { toBase64, fromBase64 } from "%s/bytes.js";
const given = JSON.parse(process.argv[1]);
const { body } = await sealed(given.key, given.place, fromBase64(given.body).buffer);
console.log(toBase64(body));
"""


def node(script: str, *given: str) -> str:
    command = [sys.executable, str(ROOT / "tools/node.py"), "--input-type=module", "-e", script, *given]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_a_phone_seals_the_house_opens() -> None:
    key_id, point = sealing_key()
    body, place = "Op de bank kende ik iedereen. عربي 👋".encode(), "conversation/0193d5a0-0000-7000-8000-000000000000"
    key = {"id": key_id, "point": base64.b64encode(point).decode()}
    given = json.dumps({"key": key, "place": place, "body": base64.b64encode(body).decode()})
    sealed = base64.b64decode(node(SEALS % (SCRIPTS.as_uri(), SCRIPTS.as_uri()), given))
    assert open_sealed(sealed, place=place) == body


def test_the_vector_of_the_phone_is_what_the_house_makes() -> None:
    said = json.loads(VECTOR.read_text())
    house, own = (ec.derive_private_key(int(said[name], 16), ec.SECP256R1()) for name in ("house", "own"))
    secret, point = own.exchange(ec.ECDH(), house.public_key()), _point(own.public_key())
    closed = AESGCM(_derived(secret, point)).encrypt(
        base64.b64decode(said["nonce"]), said["body"].encode(), said["place"].encode()
    )
    made = {"secret": secret, "point": point, "closed": closed}
    assert {name: base64.b64encode(value).decode() for name, value in made.items()} == {
        name: said[name] for name in made
    }


def _said() -> set[str]:
    text = "\n".join(path.read_text() for path in SCRIPTS.rglob("*.js"))
    return set(re.findall(r'\bsay\(\s*"([\w-]+)"', text)) | set(re.findall(r'"(missing_\w+)"', text))


def test_every_sentence_that_a_screen_says_is_there() -> None:
    assert _said() - WORDS.keys() == set()


def test_no_sentence_is_there_for_nobody() -> None:
    text = "\n".join(path.read_text() for path in SCRIPTS.rglob("*.js"))
    whole = set(re.findall(r'"([\w-]+)"', text))
    begun, ended = set(re.findall(r"say\(`(\w+)\$\{", text)), set(re.findall(r"say\(`\$\{\w+\}(\w+)`", text))
    nobody = [
        key for key in WORDS if key not in whole and not key.startswith(tuple(begun)) and not key.endswith(tuple(ended))
    ]
    assert nobody == []


def test_a_sentence_keeps_its_places_in_every_language() -> None:
    holes = {key: sorted(re.findall(r"\{\w+\}", str(words_in("en")[key]))) for key in WORDS}
    wrong = [
        f"{code} {key}"
        for code in settings.RECORDER_LANGUAGES
        for key, sentence in words_in(code).items()
        if sorted(re.findall(r"\{\w+\}", sentence)) != holes[key]
    ]
    assert wrong == []


def test_the_consent_text_is_short_enough_to_be_read_out() -> None:
    assert len(words_in("en")["consent_text"].split()) <= 90
    assert len(words_in("nl")["consent_text"].split()) <= 90
    assert len(words_in("tr")["consent_text"].split()) <= 90


@pytest.mark.django_db
def test_whoever_asks_for_turkish_gets_whole_pages_in_the_language_of_the_site(client: Client) -> None:
    asked, usual = (
        re.sub(
            "<main.*", "", client.get("/follow/", headers={"accept-language": code}).content.decode(), flags=re.DOTALL
        )
        for code in ("tr", settings.LANGUAGE_CODE)
    )
    assert 'lang="tr"' not in asked
    assert re.findall(">([^<]+)<", asked) == re.findall(">([^<]+)<", usual)


def test_turkish_letters_are_turkish() -> None:
    """No letter that Turkish hasn't, and none of the look-alikes of another keyboard."""
    odd = {sign for sentence in TURKISH.values() for sign in re.sub(r"\{\w+\}|https", "", sentence.lower())}
    assert odd - set("abcçdefgğhıijklmnoöprsştuüvyzâîû 0123456789.,:;?…“”’()/–\u0307-") == set()


@pytest.mark.django_db
def test_the_page_is_about_nobody_and_sets_no_cookie(client: Client, django_user_model: type) -> None:
    first = client.get("/recorder/")
    assert first.status_code == 200
    assert not first.cookies
    assert "csrf" not in first.content.decode()


def test_the_worker_knows_every_file_of_the_program(client: Client) -> None:
    worker = client.get("/recorder/sw.js")
    assert worker["Content-Type"] == "text/javascript"
    shell = json.loads(worker.content.decode().partition("self.SHELL = ")[2].partition(";\n")[0])
    scripts = {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")} - {"types.js"}
    known = {path.partition("/recorder/js/")[2] for path in shell["files"] if "/recorder/js/" in path}
    assert known == scripts
    assert not [path for path in shell["files"] + shell["later"] if path.startswith("/field/")]


def test_words_come_in_the_languages_of_the_screens_only(client: Client) -> None:
    for code in settings.RECORDER_LANGUAGES:
        said = client.get(f"/recorder/words/{code}.json").json()
        assert said["words"].keys() == WORDS.keys()
        assert said["unread"] is (code in {"ar", "tr"})
    assert client.get("/recorder/words/xx.json").status_code == 404


def test_no_module_imports_in_a_circle() -> None:
    graph = {
        path.resolve(): [
            (path.parent / found).resolve()
            # Also where only a comment names a type: whoever writes hashed names into modules reads comments too.
            for found in re.findall(r'(?:from |import\()"(\.[^"]+)"', path.read_text())
        ]
        for path in SCRIPTS.rglob("*.js")
    }
    done: set[Path] = set()

    def walk(path: Path, above: tuple[Path, ...]) -> None:
        assert path not in above, [each.name for each in above]
        if path not in done:
            for each in graph.get(path, []):
                walk(each, (*above, path))
            done.add(path)

    for path in graph:
        walk(path, ())

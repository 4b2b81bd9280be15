"""Collects the sentences of the code and the templates, merges them into each language and compiles them.

Nothing but Babel is needed: Django turns a template into calls of gettext, and Babel reads those.
`--check` writes nothing: exit 1 when a sentence is missing, not translated, or the compiled file is behind.
Of a language that isn't whole, everything that residents and challengers at the door see must be translated.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

HERE = Path(__file__).resolve().parent.parent
SOURCE = HERE / "src" / "dorpel"
LOCALE = SOURCE / "locale"
LANGUAGES = ("nl", "ar")  # English is the language of the code itself
WHOLE = {"nl"}
# What the public and the recorder show; a file's beginning is enough.
SEEN = (
    "pages/", "core/ui", "core/templates", "core/problems", "core/numbers", "core/forms", "core/pictures",
    "insight/pictures", "insight/public", "conversations/templates/conversations/begin",
    "conversations/templates/conversations/talk", "conversations/templates/conversations/kept",
    "conversations/templates/conversations/no_guide", "conversations/recorder_words",
    "conversations/templates/conversations/recorder", "conversations/forms/talk", "conversations/views/talk",
    "conversations/models/conversation", "conversations/models/answer", "findings/models", "policy/models",
    "proposals/models", "dialogues/models/course", "dialogues/templates", "people/", "challengers/forms",
    "newspaper/queries/content",
)  # fmt: skip
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
CALL = re.compile(
    r"""(?<!\w)(?:_|n?p?gettext)\((?:[^()'"]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\([^()]*\))*\)""", re.DOTALL
)
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SKIP = {"migrations", "tests", "vendor", "locale"}


def sentences() -> Catalog:
    """Every sentence of the code, with the files it stands in."""
    catalog = Catalog(project="Dorpel", charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt", ".js"} and not SKIP & set(path.relative_to(SOURCE).parts):
            for message, context in found_in(path):
                catalog.add(message, locations=[(str(path.relative_to(SOURCE)), 0)], context=context)
    return catalog


def found_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The sentences of one file, each with its context (or None)."""
    method, text = "python", path.read_text()
    if path.suffix == ".js":
        method = "javascript"
    elif path.suffix != ".py":
        text = calls_of(text, str(path))
    for _line, message, _comments, context in extract(method, io.BytesIO(text.encode()), keywords=KEYWORDS):
        yield message, context


def calls_of(template: str, origin: str) -> str:
    """A template as a list of calls of gettext."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    from django.utils.translation.template import templatize

    return "\n".join(match.group() for match in CALL.finditer(templatize(template, origin=origin)))


def merged(language: str, new: Catalog) -> Catalog:
    """The language's catalogue brought up to what the code says now; what nobody says any more goes."""
    target = LOCALE / language / "LC_MESSAGES" / "django.po"
    catalog = read_po(target.open("rb"), locale=language) if target.exists() else Catalog(locale=language)
    catalog.project, catalog.version, catalog.fuzzy = "Dorpel", "", False
    catalog.header_comment = f"# The sentences of Dorpel in {language}."
    catalog.update(new, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = NO_DAY  # else the compiled file differs each time
    return catalog


def missing(catalog: Catalog, *, whole: bool) -> list[str]:
    """The sentences without a translation; of a language that isn't whole, those that many people see."""
    empty = [message for message in catalog if message.id and not all(strings(message.string))]
    return [
        str(message.id) for message in empty if whole or any(path.startswith(SEEN) for path, _line in message.locations)
    ]


def strings(text: object) -> list[str]:
    """A translation as a list, one text per plural form."""
    return [str(each) for each in text] if isinstance(text, list | tuple) else [str(text or "")]


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as people read it and as the program does."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, sort_output=True, include_lineno=False, omit_header=False, width=0)
    write_mo(mo, catalog)
    return re.sub(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^"]*"\n', b"", po.getvalue()), mo.getvalue()


def main() -> int:
    """Merge and compile, or only look."""
    check, wrong, new = "--check" in sys.argv, 0, sentences()
    for language in LANGUAGES:
        catalog = merged(language, new)
        lacking = missing(catalog, whole=language in WHOLE)
        folder = LOCALE / language / "LC_MESSAGES"
        print(f"{language}: {len(catalog)} sentences, {len(lacking)} not translated")
        for sentence in lacking if check else ():
            print(f"  {sentence!r}")
        files = dict(zip(("django.po", "django.mo"), written(catalog), strict=True))
        wrong += len(lacking)
        if check:
            behind = [name for name, content in files.items() if not _same(folder / name, content)]
            wrong += len(behind)
            print("".join(f"  {name} is behind: run `make messages`\n" for name in behind), end="")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                (folder / name).write_bytes(content)
    return 1 if check and wrong else 0


def _same(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main())

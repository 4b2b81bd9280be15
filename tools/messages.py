"""Collects the sentences of the code, merges them into each language and compiles what is translated."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
LOCALE = HERE / "src" / "dorpel" / "locale"
LANGUAGES = ("nl", "en")
KEYWORDS = (
    "gettext_lazy", "gettext_noop", "ngettext_lazy:1,2", "ngettext:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2",
    "npgettext:1c,2,3", "npgettext_lazy:1c,2,3",
)  # fmt: skip
# One catalogue for the server, one for the browser's modules.
DOMAINS = {
    "django": "[python: **.py]\n[dorpel_templates: **/templates/**.*]\nencoding = utf-8\n",
    "djangojs": "[javascript: **/static/**.js]\n",
}


def babel(*arguments: str) -> None:
    """One run of Babel's tool; ends here when it fails."""
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *arguments], cwd=HERE / "src" / "dorpel", check=True
    )


def collect(domain: str, mapping: str) -> Path:
    """The template of one domain, freshly made."""
    folder = HERE / ".cache"
    folder.mkdir(exist_ok=True)
    (folder / "babel.ini").write_text(mapping)
    template = folder / f"{domain}.pot"
    keywords = [part for keyword in KEYWORDS for part in ("-k", keyword)]
    babel(
        "extract", "-F", str(folder / "babel.ini"), "-o", str(template), "--sort-by-file", "--no-location",
        "--no-wrap", "--omit-header", "-c", "Translators:", *keywords, ".",
    )  # fmt: skip
    return template


def merge(domain: str, template: Path, language: str) -> None:
    """Bring one language up to the template; what nobody says any more goes."""
    target = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    shared = ["-D", domain, "-i", str(template), "-d", str(LOCALE), "-l", language, "--no-wrap"]
    if target.exists():
        babel("update", *shared, "--no-fuzzy-matching", "--ignore-obsolete", "--omit-header")
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        babel("init", *shared)


def main() -> None:
    """Every domain in every language."""
    for domain, mapping in DOMAINS.items():
        template = collect(domain, mapping)
        for language in LANGUAGES:
            merge(domain, template, language)
        babel("compile", "-D", domain, "-d", str(LOCALE), "--statistics")


if __name__ == "__main__":
    main()

"""The command line: one table of commands, exit 0 for done, 1 for not so, 2 for input that can't be used."""

import argparse
import importlib
import json
import locale
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from types import ModuleType
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from django.utils.translation import gettext as _

import dorpel
from dorpel.config.commands import BadInput, words
from dorpel.config.commands.migrate import make_ready

# In the order of the help page. `import` is no name for a module in Python.
COMMANDS = {
    "run": "run",
    "check": "check",
    "migrate": "migrate",
    "demo": "demo",
    "import": "import_",
    "export": "export",
    "newspaper": "newspaper",
    "walk": "walk",
    "withdraw": "withdraw",
    "backup": "backup",
    "restore": "restore",
}

PREPARE_THEMSELVES = {"run", "check", "migrate", "restore"}


class Parser(argparse.ArgumentParser):
    """As argparse's, in the user's language, refusing with exit 2 and with JSON when that was asked."""

    def error(self, message: str) -> NoReturn:
        """Say what can't be used; nothing was done."""
        if "--json" in sys.argv:
            print(json.dumps({"error": message}, ensure_ascii=False))
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dorpel.config.settings")
    try:
        import django

        django.setup()
    except ImproperlyConfigured as problem:
        return refuse(str(problem), {}, as_json="--json" in (arguments or sys.argv))
    translation.activate(language())
    options = parser().parse_args(arguments)
    try:
        if options.command not in PREPARE_THEMSELVES:
            make_ready()
        return int(options.run(options))
    except BadInput as problem:
        return refuse(str(problem), problem.facts, as_json=options.json)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def refuse(sentence: str, facts: dict[str, object], *, as_json: bool) -> int:
    """Say on stderr, and on stdout as JSON when asked, why the input can't be used; 2."""
    print(f"dorpel: {sentence}", file=sys.stderr)
    if as_json:
        print(json.dumps({"error": sentence, **facts}, ensure_ascii=False, default=str))
    return 2


def language() -> str:
    """The site's language that the terminal asks for; English for one that asks for none."""
    asked = locale.getlocale(locale.LC_MESSAGES)[0] or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    from django.conf import settings

    short = asked.split(".")[0].split("_")[0].lower()
    return short if short in dict(settings.LANGUAGES) else "en"


def parser() -> Parser:
    """The whole command line, in the active language."""
    words.teach(argparse)
    top = Parser(prog="dorpel", description=_("A city-wide, face-to-face dialogue, from the first talk to the plan."))
    top.add_argument("--version", action="version", version=f"dorpel {dorpel.__version__}", help=_("say the version"))
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for name, module in present().items():
        sub = commands.add_parser(name, help=str(module.HELP), description=str(module.HELP))
        module.arguments(sub)
        sub.add_argument("--json", action="store_true", help=_("answer with one line of JSON"))
        sub.set_defaults(run=module.run, command=name)
    return top


def present() -> dict[str, ModuleType]:
    """The commands that are there, by name."""
    found = {name: f"dorpel.config.commands.{module}" for name, module in COMMANDS.items()}
    return {name: importlib.import_module(path) for name, path in found.items() if find_spec(path)}


if __name__ == "__main__":
    sys.exit(main())

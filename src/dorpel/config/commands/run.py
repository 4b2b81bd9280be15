"""`dorpel run`: everything at once, from an empty folder to a site that answers, in the foreground."""

import argparse
import ipaddress
import sys
from importlib import import_module
from importlib.util import find_spec
from sqlite3 import sqlite_version_info
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dorpel.config import demo_links, environment, server, static
from dorpel.config.background import plan_jobs
from dorpel.config.backups.alone import SomebodyElse, hold, unfinished
from dorpel.config.commands import BadInput, answer, progress
from dorpel.config.commands.migrate import migrate
from dorpel.conversations.operations.replay import replay_tombstones
from dorpel.core.sqlite.pragmas import FIRST_SAFE_VERSION

HELP = gettext_lazy("start the site; an empty one begins with a fictional city")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many."""
    parser.add_argument("--host", default="127.0.0.1", help=_("the address to listen on (127.0.0.1)"))
    parser.add_argument("--port", type=int, help=_("the port to listen on (PORT, else 8000)"))
    parser.add_argument("--processes", type=int, default=2, help=_("how many processes answer (2)"))
    parser.add_argument("--threads", type=int, default=4, help=_("how many threads in each (4)"))
    parser.add_argument("--no-demo", action="store_true", help=_("leave an empty database empty"))


def run(options: argparse.Namespace) -> int:
    """Prepare what is missing, say the address, serve until Ctrl-C or TERM."""
    port = options.port or environment.number("PORT", 8000, lowest=1, highest=65535)
    try:
        door = server.listen(options.host, port)
    except OSError as problem:
        found = {"host": options.host, "port": port, "why": problem.strerror}
        raise BadInput(_("%(host)s port %(port)d can't be had: %(why)s.") % found) from problem
    alone_or_shared()
    migrate()
    forget_again()
    static.gather()
    if not options.no_demo:
        make_demo()
    plan_jobs()
    site = get_wsgi_application()
    demo_links.on_loopback = is_loopback(options.host)
    announce_start(options, f"http://{options.host}:{port}/")
    server.serve(door, site, processes=processes(options.processes), threads=options.threads)
    return 0


def alone_or_shared() -> None:
    """Says that a site runs here, so that no backup is put back under it; refused while one is being put back."""
    if unfinished().exists():
        raise BadInput(_("A backup was being put back and that was cut off. Run `dorpel restore` again first."))
    try:
        hold()
    except SomebodyElse as problem:
        raise BadInput(_("A backup is being put back. Start when it is done.")) from problem


def forget_again() -> None:
    """When the database is an older copy: whoever took everything back since then leaves before the site opens."""
    if number := replay_tombstones():
        words = ngettext(
            "This database was an older copy. %(number)d voice that was taken back since has left again.",
            "This database was an older copy. %(number)d voices that were taken back since have left again.",
            number,
        )
        progress(words % {"number": number})


def processes(asked: int) -> int:
    """As many as asked, but one on an SQLite that can damage a database with two."""
    if connection.vendor == "sqlite" and sqlite_version_info < FIRST_SAFE_VERSION and asked > 1:
        progress(_("This SQLite is old: one process instead of %d. `dorpel check` says more.") % asked)
        return 1
    return asked


def make_demo() -> None:
    """Make the fictional city when there is no dialogue at all; the demo command writes the mark."""
    demo = "dorpel.config.commands.demo"
    if find_spec(demo):
        import_module(demo).make_when_empty()


def announce_start(options: argparse.Namespace, address: str) -> None:
    """Print the address, one sign-in link per person of a demo's cast, and the receipt to follow."""
    facts: dict[str, Any] = {"address": address, "links": [], "receipt": None}
    if is_loopback(options.host) and find_spec("dorpel.config.commands.demo"):
        facts |= import_module("dorpel.config.commands.demo").welcome(address)
    lines = [address, *(f"{who}: {link}" for who, link in facts["links"])]
    answer(options, facts, "\n".join(lines + ([f"receipt: {facts['receipt']}"] if facts["receipt"] else [])))
    sys.stdout.flush()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a site that listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""What the surroundings say: reads the environment, and explains what is missing or wrong in it."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from dorpel.core.sqlite.pragmas import INIT_COMMAND

YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def wrong(name: str, why: str, example: str) -> ImproperlyConfigured:
    """The error for one variable: its name, what is wrong with it, and a value that would be right."""
    return ImproperlyConfigured(f"{name}: {why} For example: {name}={example}")


def flag(name: str, default: bool = False) -> bool:
    """A variable that is on or off."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise wrong(name, f"“{value}” is neither on nor off.", "1")
    return value in YES


def words(name: str, default: str = "") -> list[str]:
    """A variable that holds a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int, *, lowest: int, highest: int) -> int:
    """A variable that holds a whole number between two bounds, both included."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdecimal() or not lowest <= int(value) <= highest:
        raise wrong(name, f"“{value}” is not a whole number from {lowest} to {highest}.", str(default))
    return int(value)


def folder(name: str, default: Path) -> Path:
    """A variable that holds a folder; it is made when it isn't there, readable by its owner only."""
    path = Path(os.environ.get(name) or default).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise wrong(name, f"the folder {path} can't be made ({problem.strerror}).", "/var/lib/dorpel") from problem
    return path


def kept(path: Path, first: str) -> str:
    """The text of a secret file, which gets the text `first` when nobody wrote it yet (mode 600)."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(first, encoding="utf-8")
        try:
            os.link(draft, path)  # unlike rename, this never replaces what another process wrote in the meantime
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8")


def secret_key(data: Path) -> str:
    """SECRET_KEY, or for local use one that is made at the first start and kept in the keys' folder."""
    value = os.environ.get("SECRET_KEY") or kept(data / "keys" / "secret.key", secrets.token_urlsafe(48)).strip()
    if len(value) < 40:
        raise wrong("SECRET_KEY", "it is shorter than 40 signs.", "the output of `openssl rand -base64 48`")
    return value


def keys(data: Path) -> dict[str, dict[str, bytes]]:
    """The keys that live outside the database: {"field": {id: 32 bytes}, "pepper": {id: 32 bytes}}.

    DORPEL_KEYS names the file, JSON of the same shape with the bytes in base64. The last id of each is the
    one in use; older ones stay, so that what they closed can still be opened.
    """
    path = Path(os.environ.get("DORPEL_KEYS") or data / "keys" / "keys.json").expanduser()
    fresh = {use: {f"{use[0]}1": base64.b64encode(secrets.token_bytes(32)).decode()} for use in ("field", "pepper")}
    try:
        return read_keys(json.loads(kept(path, json.dumps(fresh, indent=1) + "\n")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise wrong("DORPEL_KEYS", f"the file {path} can't be read as keys ({problem}).", str(path)) from problem


def read_keys(written: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, bytes]]:
    """The bytes behind the text of a key file; ValueError when one isn't 32 bytes long."""
    found = {
        use: {name: base64.b64decode(key, validate=True) for name, key in written[use].items()}
        for use in ("field", "pepper")
    }
    for use, ring in found.items():
        if not ring or any(len(key) != 32 for key in ring.values()):
            raise ValueError(f"“{use}” needs at least one key of 32 bytes")
    return found


def sqlite(path: Path) -> dict[str, Any]:
    """Django's description of an SQLite file with our settings and the write gate."""
    return {
        "ENGINE": "dorpel.core.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": INIT_COMMAND},
        "TEST": {"NAME": ":memory:"},  # said, or parallel tests look for a file
    }


def databases(data: Path) -> dict[str, dict[str, Any]]:
    """`default` for the dialogue and `queue` for jobs and the cache, from DATABASE_URL or as SQLite files."""
    url = os.environ.get("DATABASE_URL", "").strip()
    parts = urlsplit(url)
    if not url:
        return {"default": sqlite(data / "dorpel.sqlite3"), "queue": sqlite(data / "queue.sqlite3")}
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        path = Path(unquote(parts.path[1:])).absolute()
        return {"default": sqlite(path), "queue": sqlite(path.with_name(f"{path.stem}-queue.sqlite3"))}
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        return {"default": postgres(url), "queue": queue_beside(postgres(url))}
    raise wrong("DATABASE_URL", f"“{parts.scheme}:…” is no address of a database.", "postgres://user@host:5432/dorpel")


def postgres(url: str) -> dict[str, Any]:
    """Django's description of the PostgreSQL database that an address names."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError as problem:
        raise wrong("DATABASE_URL", "its port is no number.", "postgres://user@host:5432/dorpel") from problem
    return {
        "ENGINE": "dorpel.core.postgres",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def queue_beside(database: dict[str, Any]) -> dict[str, Any]:
    """The same PostgreSQL database seen through the schema `queue`, so that two servers share their jobs."""
    seen = {**database["OPTIONS"], "options": "-c search_path=queue"}
    return {**database, "OPTIONS": seen, "TEST": {"NAME": f"test_{database['NAME']}_queue"}}


def text(name: str, default: str) -> str:
    """A variable that holds plain text."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, default: str, allowed: set[str]) -> str:
    """A variable that names one of a few."""
    value = text(name, default).lower()
    if value not in allowed:
        raise wrong(name, f"“{value}” is none of {', '.join(sorted(allowed))}.", default)
    return value


def smtp(*, needed: bool) -> tuple[str, int, str, str, bool]:
    """Host, port, user, password and TLS of the mail server in DORPEL_MAIL_SERVER (smtps:// means TLS)."""
    address = text("DORPEL_MAIL_SERVER", "")
    parts = urlsplit(address)
    if needed and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname):
        raise wrong("DORPEL_MAIL_SERVER", "the mail server is missing.", "smtps://user:password@mail.example.org:587")
    return (
        parts.hostname or "",
        parts.port or 25,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtps",
    )

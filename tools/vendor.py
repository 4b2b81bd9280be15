"""Copies the browser's modules of others into the static files, exactly as their lock file names them."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MODULES = HERE / "vendor" / "node_modules"
STATIC = HERE / "src" / "dorpel" / "core" / "static" / "vendor"
FACES = {
    "@fontsource/amiri": ("amiri", ["amiri-arabic-400-normal", "amiri-arabic-700-normal"]),
    "@fontsource/ibm-plex-sans-arabic": (
        "ibm-plex-sans-arabic",
        ["ibm-plex-sans-arabic-arabic-400-normal", "ibm-plex-sans-arabic-arabic-600-normal"],
    ),
    "@fontsource-variable/source-sans-3": (
        "source-sans-3",
        [f"source-sans-3-{signs}-wght-normal" for signs in ("greek", "latin", "latin-ext")],
    ),
    "@fontsource-variable/source-serif-4": (
        "source-serif-4",
        [
            f"source-serif-4-{signs}-wght-{slope}"
            for signs in ("greek", "latin", "latin-ext")
            for slope in ("italic", "normal")
        ],
    ),
}


def copies() -> dict[str, str]:
    """From the packages' files to the names in our static folder."""
    found = {"htmx.org/dist/htmx.min.js": "htmx.min.js", "htmx.org/LICENSE": "htmx-LICENSE.txt"}
    for package, (name, files) in FACES.items():
        found[f"{package}/LICENSE"] = f"{name}-LICENSE.txt"
        found |= {f"{package}/files/{file}.woff2": f"{file}.woff2" for file in files}
    return found


def main() -> int:
    """Fetch by the lock (or write a lock when there is none), then copy."""
    verb = "ci" if (HERE / "vendor" / "package-lock.json").exists() else "install"
    npm = [sys.executable, str(HERE / "tools" / "node.py"), "--npm", verb, "--prefix", str(HERE / "vendor")]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved", "--loglevel=error"]
    if code := subprocess.run([*npm, *quiet], cwd=HERE / "vendor").returncode:
        return code
    STATIC.mkdir(parents=True, exist_ok=True)
    for source, target in copies().items():
        shutil.copyfile(MODULES / source, STATIC / target)
        print(f"{source} → {(STATIC / target).relative_to(HERE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Keeps files small enough to read in one go: fails above the limit, and names what is over the aim."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
# Ending: (aim, limit) in lines.
LIMITS = {".py": (250, 400), ".html": (100, 150), ".js": (150, 200), ".css": (200, 300)}
SKIP = {".venv", ".bench", "var", "node_modules", "migrations", "vendor", "locale", ".git", "build"}


def files() -> list[Path]:
    """The source files that people write."""
    found = (path for path in HERE.rglob("*") if path.suffix in LIMITS and path.is_file())
    return sorted(path for path in found if not SKIP & set(path.relative_to(HERE).parts))


def main() -> int:
    """1 when a file is over its limit."""
    over = False
    for path in files():
        aim, limit = LIMITS[path.suffix]
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > aim:
            over |= lines > limit
            print(f"{'TOO LONG' if lines > limit else 'long'}: {path.relative_to(HERE)} has {lines} lines (aim {aim})")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())

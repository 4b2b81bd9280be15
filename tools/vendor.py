"""Brings the faces and the browser's modules of others, as their lock names them, and writes down what was taken.

The print faces and htmx stay whole. The faces of the screen are cut to the letters of the languages that Dorpel
speaks and to the weights that it uses: whole, a first page would weigh twice what a phone should have to fetch.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent.parent
MODULES = HERE / "vendor" / "node_modules"
STATIC, PRINT = "src/dorpel/core/static/vendor", "src/dorpel/vendor/fonts"

# from the package, to the repository
WHOLE: dict[str, dict[str, str]] = {
    "source-serif": {"LICENSE.md": f"{PRINT}/SourceSerif4-LICENSE.md"}
    | {
        f"OTF/SourceSerif4{face}.otf": f"{PRINT}/SourceSerif4{face}.otf"
        for face in ("-Regular", "-It", "-Bold", "Display-Regular", "Display-Bold")
    },
    "source-sans": {"LICENSE.md": f"{PRINT}/SourceSans3-LICENSE.md"}
    | {f"OTF/SourceSans3-{face}.otf": f"{PRINT}/SourceSans3-{face}.otf" for face in ("Regular", "Semibold")},
    "@expo-google-fonts/amiri": {
        "LICENSE_FONT": f"{PRINT}/Amiri-LICENSE.txt",
        "400Regular/Amiri_400Regular.ttf": f"{PRINT}/Amiri-Regular.ttf",
        "700Bold/Amiri_700Bold.ttf": f"{PRINT}/Amiri-Bold.ttf",
    },
    "@expo-google-fonts/noto-emoji": {
        "LICENSE_FONT": f"{PRINT}/NotoEmoji-LICENSE.txt",
        "400Regular/NotoEmoji_400Regular.ttf": f"{PRINT}/NotoEmoji-Regular.ttf",
    },
    "@fontsource-variable/source-serif-4": {"LICENSE": f"{STATIC}/source-serif-4-LICENSE.txt"},
    "@fontsource-variable/source-sans-3": {"LICENSE": f"{STATIC}/source-sans-3-LICENSE.txt"},
    "@fontsource/amiri": {"LICENSE": f"{STATIC}/amiri-LICENSE.txt"},
    "@fontsource/ibm-plex-sans-arabic": {"LICENSE": f"{STATIC}/ibm-plex-sans-arabic-LICENSE.txt"},
    "lean-qr": {"LICENSE": f"{STATIC}/lean-qr-LICENSE.txt", "nano.mjs": f"{STATIC}/lean-qr.js"},
    "htmx.org": {"LICENSE": f"{STATIC}/htmx-LICENSE.txt", "dist/htmx.min.js": f"{STATIC}/htmx.min.js"},
}

# What the European languages in Latin letters need beyond those of the west, Turkish and Polish among them.
FURTHER = "ĀāĂ㥹ĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžȘșȚțẞ₺"
# Arabic with Persian, Urdu and Kurdish letters, vowel signs, both rows of digits.
ARABIC = (
    "".join(
        map(
            chr, (0x60C, 0x61B, 0x61F, *range(0x621, 0x656), *range(0x660, 0x66E), *range(0x6F0, 0x6FA), 0x200C, 0x200D)
        )
    )
    + "ٰٱٹپچڈڑژڤکڭگںھہیےۊۆەڵڕ۔"
)
LATIN_FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum", "lnum", "onum", "calt"]
ARABIC_FEATURES = ["init", "medi", "fina", "isol", "rlig", "ccmp", "calt", "mark", "mkmk", "kern", "curs", "locl"]
Weights = dict[str, int | tuple[int, int]]
BOTH: Weights = {"wght": (400, 700)}
PLAIN: Weights = {"wght": 400}
SERIF, SANS = "@fontsource-variable/source-serif-4", "@fontsource-variable/source-sans-3"

# package, file (without its end), letters (None: all of the file), weights (None: it has one)
CUT: list[tuple[str, str, str | None, Weights | None]] = [
    (SERIF, "source-serif-4-latin-wght-normal", None, BOTH),
    (SERIF, "source-serif-4-latin-ext-wght-normal", FURTHER, BOTH),
    (SERIF, "source-serif-4-greek-wght-normal", None, BOTH),
    (SERIF, "source-serif-4-latin-wght-italic", None, PLAIN),
    (SERIF, "source-serif-4-latin-ext-wght-italic", FURTHER, PLAIN),
    (SERIF, "source-serif-4-greek-wght-italic", None, PLAIN),
    (SANS, "source-sans-3-latin-wght-normal", None, BOTH),
    (SANS, "source-sans-3-latin-ext-wght-normal", FURTHER, BOTH),
    (SANS, "source-sans-3-greek-wght-normal", None, BOTH),
    ("@fontsource/amiri", "amiri-arabic-400-normal", ARABIC, None),
    ("@fontsource/amiri", "amiri-arabic-700-normal", ARABIC, None),
    ("@fontsource/ibm-plex-sans-arabic", "ibm-plex-sans-arabic-arabic-400-normal", ARABIC, None),
    ("@fontsource/ibm-plex-sans-arabic", "ibm-plex-sans-arabic-arabic-600-normal", ARABIC, None),
]


def main() -> int:
    """Fetch by the lock (or write a lock when there is none), copy, cut, and write `vendor.lock.json`."""
    verb = "ci" if (HERE / "vendor" / "package-lock.json").exists() else "install"
    npm = [sys.executable, str(HERE / "tools" / "node.py"), "--npm", verb, "--prefix", str(HERE / "vendor")]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved", "--loglevel=error"]
    if code := subprocess.run([*npm, *quiet], cwd=HERE / "vendor").returncode:
        return code
    packages = [{"name": name, **_said(name), "files": list(_taken(name))} for name in WHOLE]
    (HERE / "vendor.lock.json").write_text(json.dumps({"packages": packages}, indent=2, ensure_ascii=False) + "\n")
    return 0


def _said(package: str) -> dict[str, str]:
    about = json.loads((MODULES / package / "package.json").read_text())
    # The package says its own licence; the file that comes with the face is the one that counts.
    return {
        "version": about["version"],
        "licence": about["license"] if package in ("htmx.org", "lean-qr") else "OFL-1.1",
    }


def _taken(package: str) -> list[dict[str, str]]:
    files = []
    for source, target in WHOLE[package].items():
        shutil.copyfile(MODULES / package / source, HERE / target)
        files.append({"from": source, "to": target, "sha256": _hash(HERE / target)})
    for owner, name, letters, weights in CUT:
        if owner == package:
            source, target = f"files/{name}.woff2", f"{STATIC}/{name}.woff2"
            cut(MODULES / package / source, HERE / target, letters, weights)
            whole = _hash(MODULES / package / source)
            files.append({"from": source, "to": target, "sha256": _hash(HERE / target), "whole": whole})
    return files


def cut(source: Path, target: Path, letters: str | None, weights: Weights | None) -> None:
    """The same face with only these letters and weights; all that makes Arabic letters join stays."""
    face = TTFont(source, recalcTimestamp=False)  # a face made twice has the same bytes
    options = Options(hinting=False, layout_features=ARABIC_FEATURES if letters == ARABIC else LATIN_FEATURES)
    if "gvar" in face:
        for glyph in face.getGlyphOrder():
            face["gvar"].variations.setdefault(glyph, [])
    subsetter = Subsetter(options)
    known = set(face.getBestCmap())
    subsetter.populate(unicodes=known if letters is None else known & set(map(ord, letters)))
    subsetter.subset(face)
    if weights:
        face = instantiateVariableFont(face, weights)
    face.flavor = "woff2"
    face.save(target)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())

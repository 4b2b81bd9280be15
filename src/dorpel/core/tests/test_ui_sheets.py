"""Rules of sheets and templates that a machine can keep: sides, colours, contrast, sizes, no inline code."""

import re
from pathlib import Path

import pytest

from dorpel.core.assets import LIBRARIES, MODULES, STYLES, module_tags

ROOMS = Path(__file__).resolve().parents[2]
STATIC = ROOMS / "core/static"
SHEETS = sorted(path for path in ROOMS.glob("*/static/**/*.css") if "vendor" not in path.parts)
SCRIPTS = sorted(path for path in ROOMS.glob("*/static/**/*.js") if "vendor" not in path.parts)
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.html"))
SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)"
)
FOUR = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*([^;}]+)")
ROOT = re.compile(r":root \{(.*?)\}", re.S)
COLOUR = re.compile(r"--([\w-]+): (#[0-9A-F]{6});")


def without_comments(sheet: str) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)


def declared_sides(sheet: str) -> list[str]:
    """Physical sides, and shorthands whose second and fourth value differ, which would not turn with the writing."""
    text = re.sub(r"@media[^{]*|\([^()]*(?:width|height)[^()]*\)", "", without_comments(sheet))
    found = SIDES.findall(text)
    for value in FOUR.findall(text):
        parts = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "()", value).split()
        if len(parts) == 4 and parts[1] != parts[3]:
            found.append(value)
    return found


def luminance(colour: str) -> float:
    """Relative luminance of '#RRGGBB' (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens() -> list[dict[str, str]]:
    """The colours in light and in dark."""
    light, dark = ROOT.findall((STATIC / "core/css/tokens.css").read_text())[:2]
    return [dict(COLOUR.findall(light)), dict(COLOUR.findall(light)) | dict(COLOUR.findall(dark))]


def test_the_search_for_sides_finds_them():
    wrong = ["a{margin-left:1px}", "a{text-align: right}", "a{padding: 0 1px 0 2px}", "a{top:0}", "a{width: 1px}"]
    assert [bool(declared_sides(sheet)) for sheet in wrong] == [True] * len(wrong)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheets_name_no_physical_side(path):
    assert declared_sides(path.read_text()) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheets_stand_in_layers_and_only_the_tokens_name_colours(path):
    sheet = without_comments(path.read_text())
    assert ("@layer " in sheet) is (path.name != "arabic.css")  # nothing but faces
    if path.name != "tokens.css":
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])", sheet)) <= {"#fff"}


@pytest.mark.parametrize("colours", tokens(), ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", 7), ("ink", "sheet", 7), ("ink", "tint", 7), ("ink-2", "paper", 7), ("ink-2", "sheet", 7),
        ("ink-3", "paper", 4.5), ("edge", "paper", 3), ("spot", "paper", 4.5),
        *((f"area-{number}", "paper", 3) for number in range(1, 7)),
    ],
)  # fmt: skip
def test_colours_stand_out_enough(colours, ink, ground, least):
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOMS)))
def test_templates_are_short_and_hold_no_inline_code(path):
    text = path.read_text()
    assert text.count("\n") <= 100
    assert re.findall(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_short_checked_and_speak_through_the_server(path):
    text = path.read_text()
    assert text.count("\n") <= 150
    assert text.startswith("// @ts-check")


def test_everything_a_page_asks_for_is_there():
    assert [path for path in (*STYLES, *LIBRARIES, *MODULES) if not (STATIC / path).is_file()] == []
    sheets = [(STATIC / "core/css" / name).read_text() for name in ("tokens.css", "arabic.css")]
    faces = [face for sheet in sheets for face in re.findall(r'url\("([^"]+)"\)', sheet)]
    assert len(faces) == 13
    assert [face for face in faces if not (STATIC / "core/css" / face).resolve().is_file()] == []


def test_no_sheet_or_script_of_ours_names_another_house():
    texts = [path.read_text() for path in (*SHEETS, *SCRIPTS)]
    named = {address for text in texts for address in re.findall(r"https?://[^\s\"')]+", text)}
    assert named <= {"http://www.w3.org/2000/svg"}  # the name of a vocabulary, which nobody asks for


def test_scripts_are_tags_and_not_text():
    assert module_tags().count("<script") == len(LIBRARIES) + len(MODULES)

"""The words and pictures of four pages as HTML for WeasyPrint: in their sizes, in columns that it balances itself.

It has no planner, so nothing stands at a place: articles follow each other, and pages break where they may. (Frames
placed as ours are, with columns of a fixed height, make it run out of memory.)
"""

import html
from pathlib import Path
from typing import Any

Job = dict[str, Any]
FACES = {
    "serif": "'Source Serif 4', Amiri, 'Noto Emoji'",
    "display": "'Source Serif 4 Display', Amiri, 'Noto Emoji'",
    "sans": "'Source Sans 3', Amiri, 'Noto Emoji'",
}
FILES = (
    ("Source Serif 4", 400, "normal", "SourceSerif4-Regular.otf"),
    ("Source Serif 4", 700, "normal", "SourceSerif4-Bold.otf"),
    ("Source Serif 4", 400, "italic", "SourceSerif4-It.otf"),
    ("Source Serif 4 Display", 400, "normal", "SourceSerif4Display-Regular.otf"),
    ("Source Serif 4 Display", 700, "normal", "SourceSerif4Display-Bold.otf"),
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular.otf"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold.otf"),
    ("Amiri", 400, "normal", "Amiri-Regular.ttf"),
    ("Amiri", 700, "normal", "Amiri-Bold.ttf"),
)
SPOT, INK = "#C43A0A", "#15171C"


def pages(job: Job, fonts: Path) -> str:
    """The whole document."""
    faces = "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style};"
        f" src: url({(fonts / name).as_uri()}) }}"
        for family, weight, style, name in FILES
    )
    width, height = job["trim"]
    title = _plain(job["title"])
    frames = "".join(_frame(job, frame) for sheet in job["sheets"] for frame in sheet["frames"])
    return f"""<!doctype html><html lang={job["lang"]}><head><meta charset=utf-8><title>{title}</title><style>
{faces} @page {{ size: {width}pt {height}pt; margin: {job["margin"]}pt }}
body, p, h1, h2 {{ margin: 0; color: {INK} }} article {{ border-top: 1pt solid {INK}; padding: 6pt 0 }}
.bar {{ display: inline-block; background: {SPOT}; vertical-align: middle; margin-inline-end: .45em }}
.cap {{ float: left; font-weight: 700 }} svg {{ display: block }}</style></head>
<body><h1 style="font: 700 86pt/1 {FACES["display"]}; text-align: center">{title}</h1>{frames}</body></html>"""


def _plain(text: str) -> str:
    return html.escape(text, quote=False)


def _frame(job: Job, frame: Job) -> str:
    parts = [_piece(each["piece"], "p" if at else "h2") for at, each in enumerate(frame["head"])]
    if frame["drawing"]:
        parts.append(_drawing(frame["drawing"]))
    flow = "".join(_piece(run["piece"]) for run in frame["flow"])
    columns = f"columns: {round(job['width'] / frame['w']) * frame['columns']}; column-gap: {job['gutter']:.2f}pt"
    direction = "rtl" if frame["rtl"] else "ltr"
    return f"<article dir={direction}>{''.join(parts)}<div style='{columns}'>{flow}</div></article>"


def _piece(piece: Job, tag: str = "p") -> str:
    slant = "italic " if piece["italic"] else ""
    style = (
        f"font:{slant}{piece['weight']} {piece['size']}pt/{piece['line']:.3f}pt {FACES[piece['face']]};"
        f"text-align:{'justify' if piece['justify'] else 'end' if piece['end'] else 'start'};"
        f"hyphens:{'auto' if piece['hyphenate'] else 'manual'};text-indent:{'.9em' if piece['indent'] else '0'}"
    )
    words = _plain(piece["text"])
    if piece["cap"]:
        deep = piece["cap"] * piece["line"]
        words = f"<span class=cap style='font-size:{deep:.2f}pt;line-height:{deep:.2f}pt'>{words[0]}</span>{words[1:]}"
    if piece["dash"]:
        high = "2mm" if piece["dash"] > 6 else "1.1mm"
        words = f"<span class=bar style='width:{piece['dash']}mm;height:{high}'></span>{words}"
    return f'<{tag} lang={piece["lang"]} dir={piece["dir"]} style="{style}">{words}</{tag}>'


def _drawing(drawn: Job) -> str:
    kind = drawn["kind"]
    lines = {"map": _map, "rows": _rows, "stream": _stream, "sketch": _sketch}[kind](drawn)
    size = f"width='{drawn['w']:.2f}pt' height='{drawn['h']:.2f}pt' viewBox='0 0 {drawn['w']:.2f} {drawn['h']:.2f}'"
    return f"<svg {size}><title>{_plain(drawn['alt'])}</title>{lines}</svg>"


def _line(points: list[list[float]], *, more: str, close: bool = False) -> str:
    d = "M" + "L".join(f"{x} {y}" for x, y in points) + ("Z" if close else "")
    return f"<path d='{d}' {more}/>"


def _text(x: float, y: float, size: float, words: str, anchor: str = "start") -> str:
    place = f"x='{x}' y='{y}' font-size='{size}' text-anchor='{anchor}'"
    return f"<text {place} font-family='Source Sans 3'>{_plain(words)}</text>"


def _map(drawn: Job) -> str:
    found = [_line(ring, more="fill='none' stroke='#777' stroke-width='.45'", close=True) for ring in drawn["rings"]]
    for name, stroke in (
        ("missing", f"stroke='{INK}' stroke-width='.35'"),
        ("held", f"stroke='{SPOT}' stroke-width='1'"),
    ):
        found += [_line([[x - half, y], [x + half, y]], more=stroke) for x, y, half in drawn[name]]
    return "".join([*found, *(_text(x, y, drawn["size"], words, "middle") for x, y, words in drawn["names"])])


def _rows(drawn: Job) -> str:
    found = []
    for row in drawn["rows"]:
        middle = row["y"] + drawn["step"] / 2
        found += [_text(0, middle, 9, row["label"]), _text(drawn["width"] - 20, middle, 11, row["share"])]
        for count, stroke in (
            (100, "stroke='#999' stroke-width='.3'"),
            (row["ticks"], f"stroke='{SPOT}' stroke-width='.8'"),
        ):
            ticks = [drawn["label"] + at * drawn["ticks"] / 100 for at in range(count)]
            found += [_line([[x, middle - 3.5], [x, middle + 3.5]], more=stroke) for x in ticks]
    return "".join(found)


def _stream(drawn: Job) -> str:
    shades = (SPOT, "#404040", "#b8b8b8", "#737373", "#d9d9d9", "#949494")
    shapes = [_line(shape, more=f"fill='{shades[at % 6]}'", close=True) for at, shape in enumerate(drawn["shapes"])]
    labels = [_text(at * 60, drawn["base"], 8, label) for at, label in enumerate(drawn["labels"])]
    return "".join([*shapes, *labels, _text(0, drawn["base"] + 11, 8.5, " – ".join(drawn["times"]))])


def _sketch(drawn: Job) -> str:
    return "".join(
        _line(
            each["points"],
            more=f"fill='none' stroke='{SPOT if each['spot'] else INK}' stroke-width='{each['weight']}'"
            + (" stroke-dasharray='2.6 1.5'" if each["dotted"] else ""),
        )
        for each in drawn["strokes"]
    )

"""Measure pieces: how many lines each takes, all of them in one Typst run."""

from __future__ import annotations

from collections.abc import Iterable

from dorpel.newspaper.layout.pieces import Piece
from dorpel.newspaper.layout.press import asked, press, source

Lines = dict[tuple[Piece, float], int]


def measure(pieces: Iterable[Piece], pitch: float, known: Lines) -> None:
    """Add to ``known`` the number of lines of every piece that it doesn't have yet at this pitch (points)."""
    wanted = []
    for piece in dict.fromkeys(pieces):
        if (piece, pitch) in known:
            continue
        if piece.on_one_line:
            known[piece, pitch] = 1 if piece.text else 0
        else:
            wanted.append(piece)
    if not wanted:
        return
    (lines,) = asked(press(source("measure.typ", [piece.item(pitch) for piece in wanted])), "lines")
    known.update({(piece, pitch): int(count) for piece, count in zip(wanted, lines, strict=True)})

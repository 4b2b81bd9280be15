"""Drawings by hand, as plain strokes, of things that residents speak of. Dotted lines show what isn't there now."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin

Point = tuple[float, float]
STEP = 9.0  # units between the corners of a stroke that a hand draws
SHAKE = 0.55  # units that a hand strays


@dataclass(frozen=True)
class Stroke:
    """One line of a drawing, in units of the drawing: in ink, or in the colour of a voice; dotted or whole."""

    points: tuple[Point, ...]
    weight: float = 1.6
    spot: bool = False
    dotted: bool = False


@dataclass(frozen=True)
class Sketch:
    """A drawing by its name, with what it shows in words."""

    name: str
    alt: str


@dataclass(frozen=True)
class Drawn:
    """The strokes of a drawing on a sheet of this size."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]


class Hand:
    """Draws lines as a hand does: nearly straight, each time the same."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- a trembling hand, no secret
        self.strokes: list[Stroke] = []

    def line(
        self, *corners: Point, closed: bool = False, weight: float = 1.6, spot: bool = False, dotted: bool = False
    ) -> None:
        """A stroke through these corners."""
        through = [*corners, corners[0]] if closed else list(corners)
        points: list[Point] = []
        for (x, y), (to_x, to_y) in pairwise(through):
            steps = max(1, round(hypot(to_x - x, to_y - y) / STEP))
            points += [(x + (to_x - x) * at / steps, y + (to_y - y) * at / steps) for at in range(steps)]
        points.append(through[-1])
        stray = self.chance.uniform
        shaken = tuple((round(x + stray(-SHAKE, SHAKE), 1), round(y + stray(-SHAKE, SHAKE), 1)) for x, y in points)
        self.strokes.append(Stroke(shaken, weight, spot, dotted))

    def arc(self, middle: Point, radius: Point, start: float, end: float, weight: float = 1.6) -> None:
        """A part of an ellipse, from one angle to another (parts of a whole turn)."""
        turns = [start + (end - start) * at / 24 for at in range(25)]
        self.line(
            *(
                (middle[0] + radius[0] * cos(2 * pi * turn), middle[1] + radius[1] * sin(2 * pi * turn))
                for turn in turns
            ),
            weight=weight,
        )


def _bench() -> Drawn:
    """A bench that was taken away: its place, its lamp and its tree are still there."""
    hand = Hand("bench")
    for y in (70, 88, 106, 124):
        hand.line((150, y), (430, y), (430, y + 11), (150, y + 11), closed=True, spot=True, dotted=True, weight=2.4)
    hand.line((128, 162), (150, 142), (430, 142), (452, 162), closed=True, spot=True, dotted=True, weight=2.4)
    hand.line((128, 162), (452, 162), (452, 172), (128, 172), closed=True, spot=True, dotted=True, weight=2.4)
    for x in (172, 396):
        hand.line((x, 172), (x, 226), (x + 13, 226), (x + 13, 172), spot=True, dotted=True, weight=2.4)
        hand.line((x + 6, 58), (x + 6, 142), spot=True, dotted=True, weight=2.4)
    hand.line((20, 228), (560, 227), weight=2.2)
    for x in (40, 96, 118, 262, 300, 476, 530):
        hand.line((x, 236), (x + 14, 235), weight=1)
    hand.line((70, 228), (70, 24), weight=2.2)
    hand.line((76, 228), (76, 30), weight=1.2)
    hand.line((70, 24), (78, 12), (112, 12), weight=2.2)
    hand.line((102, 12), (96, 28), (130, 28), (122, 12), closed=True, weight=1.8)
    hand.line((512, 228), (514, 170), (508, 120), weight=2.4)
    hand.line((526, 228), (522, 176), (526, 122), weight=1.6)
    hand.line((514, 170), (494, 132), weight=1.6)
    hand.line((522, 160), (546, 128), weight=1.6)
    for x, y, wide, high in (
        (500, 92, 34, 26),
        (538, 86, 32, 28),
        (518, 58, 38, 30),
        (486, 66, 22, 20),
        (556, 58, 20, 20),
    ):
        hand.arc((x, y), (wide, high), 0.52, 1.36, 1.5)
    for x, y in ((212, 214), (348, 219), (330, 206)):  # leaves where nobody sits
        hand.line((x, y), (x + 7, y - 5), (x + 12, y), (x + 5, y + 3), closed=True, weight=1)
    return Drawn(600, 246, tuple(hand.strokes))


def _teapot() -> Drawn:
    """A table with a teapot, a plant and two cups: slow talk on Wednesdays."""
    hand = Hand("teapot")
    hand.line((10, 150), (390, 149), weight=2.4)
    hand.line((22, 158), (378, 157), weight=1)
    for x in (46, 346):
        hand.line((x, 158), (x - 4, 236), weight=2)
        hand.line((x + 9, 158), (x + 6, 236), weight=1.2)
    hand.arc((180, 108), (48, 42), 0, 1)
    hand.line((226, 100), (252, 84), (262, 66), (270, 70), weight=2)
    hand.line((228, 122), (254, 108), (270, 70), weight=1.6)
    hand.arc((132, 106), (24, 26), 0.22, 0.8, 2)
    hand.arc((180, 68), (24, 7), 0, 1)
    hand.line((180, 60), (180, 54), weight=3)
    for x in (300, 72):
        hand.line((x, 122), (x + 4, 149), (x + 28, 149), (x + 32, 122), closed=True, weight=1.8)
        hand.arc((x + 36, 134), (8, 8), 0.7, 1.3, 1.4)
        for shift in (6, 18):
            hand.line(
                (x + shift, 112), (x + shift + 4, 104), (x + shift - 1, 96), (x + shift + 3, 88), spot=True, dotted=True
            )
    return Drawn(400, 244, tuple(hand.strokes))


def _chairs() -> Drawn:
    """Two chairs on a pavement, before an open door."""
    hand = Hand("chairs")
    hand.line((6, 232), (394, 231), weight=2.2)
    hand.line((150, 232), (150, 40), (246, 40), (246, 232), weight=2.4)
    hand.line((158, 232), (158, 48), (238, 48), (238, 232), weight=1.2)
    hand.line((158, 48), (206, 62), (206, 232), weight=1.8)
    hand.line((196, 148), (200, 150), weight=3)
    hand.line((138, 240), (258, 240), (258, 232), weight=1.6)
    for x, side in ((58, 1), (338, -1)):
        hand.line((x - 24 * side, 104), (x - 20 * side, 168), (x + 24 * side, 168), (x + 26 * side, 231), weight=2.2)
        hand.line((x - 20 * side, 168), (x - 22 * side, 231), weight=2.2)
        hand.line((x - 20 * side, 176), (x + 22 * side, 176), weight=1.2)
        for y in (112, 128, 144):
            hand.line((x - 24 * side, y), (x - 17 * side, y + 1), weight=3)
    hand.line((92, 150), (120, 150), spot=True, weight=4)
    hand.line((280, 138), (308, 138), spot=True, weight=4)
    return Drawn(400, 246, tuple(hand.strokes))


DRAWINGS = {"bench": _bench, "teapot": _teapot, "chairs": _chairs}


@cache
def strokes_of(name: str) -> Drawn:
    """The drawing of this name."""
    return DRAWINGS[name]()


@dataclass(frozen=True)
class Path:
    """One line as path data for SVG."""

    d: str
    weight: float
    spot: bool
    dotted: bool


@cache
def paths_of(name: str) -> tuple[float, float, tuple[Path, ...]]:
    """A drawing's width and height, and its lines for SVG."""
    drawn = strokes_of(name)
    lines = tuple(
        Path("M" + "L".join(f"{x:g} {y:g}" for x, y in stroke.points), stroke.weight, stroke.spot, stroke.dotted)
        for stroke in drawn.strokes
    )
    return drawn.width, drawn.height, lines

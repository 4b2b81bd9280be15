"""What the components of pictures work out of their values before they are drawn."""

from typing import Any

from dorpel.core.pictures import DashMap, Field, Rows100, Seats, Stage, Stream, Turn
from dorpel.core.pictures.drawing import draw_field, draw_map, draw_stream

Values = dict[str, Any]
PAGE = (289, 415)  # millimetres of a page of the newspaper
HIGHEST, LOWEST = 0, 3  # levels of the dialogue's way
CHAIR = 26
STAGE = 400  # units of the whole line of a stage


def mapped(values: Values) -> Values:
    """The lines of a map, and its places in the order of their names."""
    picture: DashMap = values["map"]
    return {"drawn": draw_map(picture), "places": sorted(picture.places, key=lambda place: place.name)}


def hundreds(values: Values) -> Values:
    """The shares with the length of their ticks, a tick every three units, and the mark of what they stand beside."""
    picture: Rows100 = values["rows"]
    ticks = [((row.share or 0) * 3, None if row.beside is None else row.beside * 3) for row in picture.rows]
    return {"drawn": [(row, *each) for row, each in zip(picture.rows, ticks, strict=True)]}


def dashed(values: Values) -> Values:
    """The rows of dashes."""
    picture: Field = values["field"]
    return {"drawn": draw_field(picture)}


def streamed(values: Values) -> Values:
    """The bands of a stream, their names from the top down, and the first, the middle and the last time."""
    picture: Stream = values["stream"]
    drawn, times = draw_stream(picture), list(picture.times)
    told = [times[0], times[len(times) // 2], times[-1]] if len(times) > 2 else times
    return {"drawn": drawn, "named": drawn, "times": told}


def seated(values: Values) -> Values:
    """Chairs on both long sides of a table, the first half above."""
    picture: Seats = values["seats"]
    half = -(-len(picture.seats) // 2) or 1
    chairs = [
        {"x": 10 + (at % half) * CHAIR, "y": 8 if at < half else 56, "city": seat.city, "taken": seat.taken}
        for at, seat in enumerate(picture.seats)
    ]
    inner = half * CHAIR
    return {"chairs": chairs, "inner": inner, "width": inner + 8}


def staged(values: Values) -> Values:
    """How long the City's line is beside the voices' line, and where its steps are; the more voices, the thicker."""
    picture: Stage = values["stage"]
    last = max(len(picture.steps) - 1, 1)
    thick = 1.5 + min(5.5, picture.voices / 90)
    ticks = [round(STAGE * at / last, 1) for at in range(len(picture.steps))]
    return {"ticks": ticks, "walked": ticks[picture.at] if picture.at >= 0 else 0, "thick": round(thick, 1)}


def bent(values: Values) -> Values:
    """Each step with its level and the level before it: down where something failed, up where a way was found."""
    bends, level = [], 1
    for step in values["steps"]:
        turn: Turn = step
        before = level
        level = max(HIGHEST, min(LOWEST, level + {"down": 1, "up": -1}.get(turn.turn, 0)))
        bends.append((turn, level, before))
    return {"bends": bends}


def marked(values: Values) -> Values:
    """The marked part of a page in millimetres, a little wider than the words."""
    if not values["mark"]:
        return {"box": None}
    x, y, width, height = values["mark"]
    wide, high = PAGE
    return {
        "box": tuple(
            round(value, 1)
            for value in (max(0, x * wide - 2), max(0, y * high - 2), width * wide + 4, height * high + 4)
        )
    }

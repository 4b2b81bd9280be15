"""What it costs to set one article in so many columns by so many lines, reckoned before it is settled there."""

from __future__ import annotations

from dorpel.newspaper.layout.heads import Head
from dorpel.newspaper.layout.options import NEVER, Options


def costs(choice: Options, span: int, most: int, kept: int) -> list[float]:
    """Cost of setting an article in ``span`` columns by 0…``most`` lines: white, quotes left out, a wrong head.

    Right for the ``kept`` cheapest heights; some that are higher are left out.
    """
    found = [NEVER] * (most + 1)
    if choice.article.figure:
        least = NEVER
        above = {head.rows: head.penalty for head in sorted(choice.heads[span], key=lambda head: -head.penalty)}
        for rows in range(most + 1):
            least = min(least + span, above.get(rows, NEVER))
            found[rows] = min(least, NEVER)
        return found
    under: dict[tuple[int | None, bool], list[float]] = {}
    for head in choice.heads[span]:
        key = (head.hero, head.large)
        if key not in under:
            under[key] = _under(choice, head, span, most, kept)
        penalty = head.penalty
        for rows, cost in enumerate(under[key][: most + 1 - head.rows], head.rows):
            if penalty + cost < found[rows]:
                found[rows] = penalty + cost
    return found


def _under(choice: Options, head: Head, span: int, most: int, kept: int) -> list[float]:
    """Cost of 0…``most`` lines under such a head, in ``span`` columns; only ``kept`` of those that get ever worse."""
    best, top = choice.best[head.hero], len(choice.best[head.hero]) - 1
    need = choice.body_lines(head.large) + (2 * span + 2) // 5
    least = max(2, -(-need // span))
    worse = max(9, least, (need + top) // span + 1)
    found = [NEVER] * least
    for columns in range(least, min(most, worse + kept) + 1):
        room = span * columns - need
        cost = best[room] if room <= top else best[top] + room - top
        if columns < 9:
            cost += 1.5 * (9 - columns)
        elif columns > 38:
            cost += 0.15 * (columns - 38)
        found.append(cost)
    return found

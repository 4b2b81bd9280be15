"""Dates as people and programs write them, in the order that the whole column shows."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

FORMATS = ("iso", "dmy", "mdy", "ymd", "words", "seconds", "milliseconds")
EARLIEST, LATEST = 1900, 2100
THREE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,].*)?")
EPOCH = re.compile(r"\d{9,10}|\d{12,13}")
DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|e|º)?\b(?!:)", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\b")
YEAR = re.compile(r"\b(\d{4})\b")
WORD = re.compile(r"[^\W\d_]{3,}")
# How months begin in nl, en, de, fr, it, es, pt, tr, pl; enough letters to tell them apart.
MONTHS = (
    "jan gen ene oca sty", "feb fév fev şub lut", "maa mrt mar mär mae mär", "apr avr abr nis kwi",
    "mei may mai mag maj", "jun juin giu haz cze", "jul juil lug tem lip", "aug aoû aou ago ağu sie",
    "sep set eyl wrz", "okt oct out ott eki paź", "nov kas lis", "dec dez déc dic ara gru",
)  # fmt: skip
STARTS = tuple((start, month) for month, starts in enumerate(MONTHS, start=1) for start in starts.split())


def format_of(texts: Iterable[str]) -> str | None:
    """The first format that reads every text, or None.

    A column in which nothing tells day from month ("03/04/2024" only) is read day first, as Europe writes it.
    """
    seen = list(texts)
    for name in FORMATS:
        if seen and all(parsed(text, name) for text in seen):
            return name
    return None


@lru_cache(maxsize=8192)
def parsed(text: str, form: str) -> date | None:
    """The day in `text`, read in `form` (one of FORMATS), or None when it isn't one between 1900 and 2100.

    The time of day is left out and the day kept as written, whatever its time zone.
    """
    try:
        found = _parsed(text.strip(), form)
    except (ValueError, OverflowError):
        return None
    return found if found and EARLIEST <= found.year <= LATEST else None


def _parsed(text: str, form: str) -> date | None:
    if form == "iso":
        return _iso(text)
    if form in ("seconds", "milliseconds"):
        return _epoch(text, 1000 if form == "milliseconds" else 1)
    if form == "words":
        return _words(text)
    if not (parts := THREE.fullmatch(text)):
        return None
    numbers = dict(zip(form, parts.groups(), strict=True))
    if len(numbers["y"]) not in (2, 4) or max(len(numbers["d"]), len(numbers["m"])) > 2:
        return None
    year = int(numbers["y"]) + (2000 if len(numbers["y"]) == 2 else 0)
    return date(year, int(numbers["m"]), int(numbers["d"]))


def _iso(text: str) -> date | None:
    if len(text) < 10 or text[4] != "-" or not text[:4].isdigit():
        return None
    return datetime.fromisoformat(text).date() if len(text) > 10 else date.fromisoformat(text)


def _epoch(text: str, per_second: int) -> date | None:
    if not EPOCH.fullmatch(text) or (len(text) > 10) != (per_second == 1000):
        return None
    return datetime.fromtimestamp(int(text) / per_second, UTC).date()


def _words(text: str) -> date | None:
    """Such as "Tue Feb 13 12:58:16 CET 2018", "3. März 2024", "12 maart 2024": one month, one year, one day."""
    if len(text) > 60:
        return None
    calm = CLOCK.sub(" ", text.replace("İ", "i")).lower()
    year = YEAR.search(calm)
    months = [month for word in WORD.findall(calm) if (month := _month(word))]
    day = DAY.search(YEAR.sub(" ", calm))
    if not (year and months and day):
        return None
    return date(int(year[1]), months[-1], int(day[1]))


def _month(word: str) -> int | None:
    return next((month for start, month in STARTS if word.startswith(start)), None)

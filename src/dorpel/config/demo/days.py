"""Days and moments of the fictional city."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dorpel.config.demo.city import FIRST_DAY

HERE = ZoneInfo("Europe/Brussels")


def moment(day: date, minute: int = 600) -> datetime:
    """Minutes after midnight of a day in the city, aware."""
    return datetime.combine(day, time(minute // 60 % 24, minute % 60), HERE)


def day(number: int) -> date:
    """The day so many days after the first talk."""
    return FIRST_DAY + timedelta(days=number)

"""What residents of the fictional city asked and offered beside their talks: where needs go, wishes, one concern."""

from __future__ import annotations

from datetime import datetime, timedelta

from dorpel.config.demo.chance import Dice
from dorpel.config.demo.city import DAYS
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import road
from dorpel.conversations.models import Concern, ReferralRoute, Wish, WishCall
from dorpel.core.crypto import seal

EVENING = 20 * 60 + 15  # minutes


def make_beside(frame: Frame, dice: Dice) -> None:
    """All of it; the last two wishes are recent and wait for somebody to call."""
    for kind, service in road()["routes"].items():
        key = dice.id(f"route {kind}", moment(day(0)))
        ReferralRoute.objects.create(pk=key, dialogue=frame.dialogue, kind=kind, service=frame.services[service])
    wishes = road()["wishes"]
    for number, (words, how, note) in enumerate(wishes):
        recent = len(wishes) - number <= 2
        at = moment(day(DAYS - 3 * (len(wishes) - number) if recent else 60 + 70 * number), EVENING)
        _wish(frame, dice, number, at, words, how, note)
    at = moment(day(DAYS - 2), EVENING)
    concern = Concern(pk=dice.id("concern", at), dialogue=frame.dialogue, challenger=frame.challengers[0], made_at=at)
    concern.held_on, concern.sealed = at.date(), seal(road()["concern"], place=concern.place)
    concern.save()


def _wish(frame: Frame, dice: Dice, number: int, at: datetime, words: str, how: str, note: str) -> None:
    challenger = frame.challengers[(number * 11) % len(frame.challengers)]
    wish = Wish(pk=dice.id(f"wish {number}", at), dialogue=frame.dialogue, challenger=challenger, made_at=at)
    wish.held_on, wish.sealed = at.date(), seal(words, place=wish.place)
    called = at + timedelta(days=2 + number % 3)
    wish.ended_at = called if how in (WishCall.How.SPOKEN, WishCall.How.NO_MORE) else None
    wish.save()
    if how:
        key = dice.id(f"call {number}", called)
        WishCall.objects.create(
            pk=key, dialogue=frame.dialogue, wish=wish, how=how, note=note, by=frame.people["Connie"], at=called
        )

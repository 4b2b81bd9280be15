"""Decide what has to stay out: words we cannot print, then last paragraphs, then last articles."""

from __future__ import annotations

from dataclasses import replace

from dorpel.newspaper.layout.content import Edition
from dorpel.newspaper.layout.frames import LeftOut
from dorpel.newspaper.layout.letters import readable
from dorpel.newspaper.layout.options import Options, voice_lines


def without_unreadable(edition: Edition) -> tuple[Edition, list[LeftOut]]:
    left: list[LeftOut] = []
    articles = []
    for article in edition.articles:
        bad = [quote for quote in article.quotes if not readable(quote.text)]
        left += [LeftOut("quote", article.id, article.headline, quote.id, "unreadable", quote.text) for quote in bad]
        articles.append(replace(article, quotes=tuple(quote for quote in article.quotes if quote not in bad)))
    return replace(edition, articles=tuple(articles)), left


def _need(choice: Options) -> int:
    """Lines an article takes at the least: its text, its head at the best span, its shortest quote."""
    head = min(span * heads[0].rows for span, heads in choice.heads.items() if heads)
    quote = min((voice_lines(small) for small, _ in choice.voices), default=0)
    return choice.body_lines() + head + quote


def cut_to(choices: list[Options], capacity: float) -> tuple[list[Options], list[LeftOut]]:
    """Shorten until the least that everything needs is within reach."""
    cut: list[LeftOut] = []
    while choices and sum(map(_need, choices)) > capacity:
        choices, more = shorten(choices)
        cut += more
    return choices, cut


def shorten(choices: list[Options]) -> tuple[list[Options], list[LeftOut]]:
    """Leave out one thing more: the last paragraph of the longest text, else the last article."""
    longest = max(range(len(choices)), key=lambda index: (choices[index].body_lines(), index))
    choice = choices[longest]
    many = choice.paragraphs
    greedy = choice.body_lines() * 2 > sum(other.body_lines() for other in choices)
    if many > 2 or (many > 1 and greedy):
        article = choice.article
        last = choice.bodies[0][-1].piece.text
        left = LeftOut("paragraph", article.id, article.headline, str(many), text=last)
        shorter = choice.shorter()
        return [shorter if index == longest else other for index, other in enumerate(choices)], [left]
    away = longest if greedy else len(choices) - 1
    article = choices[away].article
    left = LeftOut("article", article.id, article.headline, article.id, text=article.headline)
    return [*choices[:away], *choices[away + 1 :]], [left]

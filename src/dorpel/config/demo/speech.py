"""How one answer is put together: sentences of one little matter that belong together, said by one person."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable

from dorpel.config.demo.grammar import Grammar, grow_phrase
from dorpel.config.demo.situations import Person, Situation, Situations
from dorpel.config.demo.turn import Memory, Piece, Turn, written

Draw = Callable[[], float]

_QUESTIONS = ("alive", "good", "better", "me", "we", "city")
# Per question: recipes of one sentence, two, three, five, and as long as somebody goes on; + begins a second matter.
_RECIPES: dict[str, tuple[str, str, str, str, str]] = {
    "alive": (
        "what|story|what|feel|good",
        "what story|what feel|story feel|story what|good contra|good what",
        "what story feel|story what contra|what feel city|good story contra",
        "what story feel contra city|story what feel + what|what feel story city we",
        "what story feel contra what2 city + what story feel city2|story what feel good contra we + story what me",
    ),
    "good": (
        "good|good|good|good|story",
        "good good2|good contra|good story|good feel|good good2",
        "good good2 contra|good story good2|good contra what",
        "good good2 story contra what|good story + good good2|good contra what feel city",
        "good story good2 contra what feel + good good2 story|good good2 story contra what city + good story feel me",
    ),
    "better": (
        "what|what|city|feel|story",
        "what feel|what city|what what2|story city|feel city|story what|what contra",
        "what feel city|story what city|what contra city|what what2 feel",
        "what story feel city we|what what2 feel contra city|story feel what + what city",
        "what story feel what2 city contra + what story feel|story what feel city2 we good contra + what city",
    ),
    "me": (
        "me|me|me|me|what",
        "me contra|what me|story me|me we|me feel|feel me|me me2",
        "what me feel|story me contra|me we city|me me2 we",
        "what feel me me2 contra|story what me we city|me contra + me we",
        "what story feel me contra we city + what me me2|story what me me2 feel we + story me contra city",
    ),
    "we": (
        "we|we|we|we|good",
        "we we2|what we|story we|we city|good we|we me|we contra",
        "what we we2|story we me|good we contra|we feel city",
        "what story we we2 contra|good story we me city|we contra + we city",
        "what story feel we we2 contra city + what we me|good story we we2 feel contra + story what we city",
    ),
    "city": (
        "city|city|city|city|what",
        "city city2|what city|story city|feel city|city contra|city we",
        "what feel city|story city city2|what city contra|city we me",
        "what story feel city city2|story what city contra we|city city2 + what city",
        "what story feel city city2 contra we + what story city|story what city we me feel city2 + what feel city",
    ),
}
# One sentence, two, three, five, and more: so that most answers have ten to twenty-five words and a few very many.
_LENGTHS = (0.23, 0.68, 0.905, 0.982)
_NOTHING, _WORD, _ASIDE, _SHORT = 0.008, 0.022, 0.03, 0.09


class Speaker:
    """Speaks all languages of the city. While `heard` is a list, the pieces of each answer are added to it."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._grammars = {language: Grammar(language) for language in languages}
        dutch = self._grammars["nl"]
        self._situations = {language: Situations(grammar, dutch) for language, grammar in self._grammars.items()}
        self._recipes = {
            (question, length): [recipe.replace("2", "").split() for recipe in recipes.split("|")]
            for question, name in enumerate(_QUESTIONS)
            for length, recipes in enumerate(_RECIPES[name])
        }
        self.heard: list[list[Piece]] | None = None

    def say(
        self, draw: Draw, language: str, question: int, themes: tuple[str, str], person: Person, memory: Memory
    ) -> tuple[str, tuple[str, ...]]:
        """The words of one answer before any slip, and its themes (none when it strays); `themes` are to choose from.

        The matter that somebody already has in mind is kept; otherwise one of the first theme is taken up.
        """
        turn = Turn(draw, self._grammars[language], person, memory)
        if self.heard is not None:
            turn.pieces = []
            self.heard.append(turn.pieces)
        chance = draw()
        if chance < _ASIDE:
            turn.besides("none" if chance < _NOTHING else "one" if chance < _WORD else "aside")
            return turn.words(), ()
        if memory.matter is None:
            memory.matter = self._taken_up(draw, language, themes[0], person)
        if chance < _SHORT and "short" in memory.matter.banks:
            turn.short(memory.matter)
            return turn.words(), (memory.matter.theme,)
        recipes = self._recipes[question, bisect(_LENGTHS, draw())]
        return self._told(turn, recipes[int(draw() * len(recipes))], memory.matter, language, themes[1], person)

    def need(self, draw: Draw, at: int) -> str:
        """The need on line `at` of the section `need`, in Dutch."""
        pieces: list[str] = []
        grow_phrase(self._grammars["nl"].bank("need")[at], draw, pieces)
        return written("".join(pieces))

    def _told(
        self, turn: Turn, recipe: list[str], matter: Situation, language: str, second: str, person: Person
    ) -> tuple[str, tuple[str, ...]]:
        spoken: tuple[str, ...] = (matter.theme,)
        turn.begin()
        for step in recipe:
            if step == "+":
                turn.bridge()
                matter = self._taken_up(turn.draw, language, second, person)
                spoken = (*spoken, matter.theme) if matter.theme not in spoken else spoken
            else:
                turn.sentence(matter, step)
        if len(recipe) > 1:
            turn.end()
        if not turn.sentences:
            turn.besides("one")
        return turn.words(), spoken

    def _taken_up(self, draw: Draw, language: str, theme: str, person: Person) -> Situation:
        suiting = self._situations[language].suiting(theme, person)
        return suiting[int(draw() * len(suiting))]

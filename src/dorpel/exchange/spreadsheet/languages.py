"""In which language somebody answered: read from a column, or recognised among the dialogue's languages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from pathlib import Path

from py3langid import langid

FEWEST_WORDS = 5  # below, a guess is wrong too often to be put beside somebody's words
GLANCES = (60, 300)  # characters; ten words settle most texts, in a third of the time of fifty
SURE = 0.95  # of 1; the model's own probability among the languages allowed
CODE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
# Spoken in European cities; the others of the model are not guessed at when nobody named the languages.
COMMON = (
    "nl", "fr", "de", "en", "tr", "ar", "it", "es", "pt", "pl", "ro", "bg", "el", "ru", "uk", "fa", "ps", "ku",
    "sq", "sr", "hr", "cs", "hu", "sv", "da", "no", "fi", "zh", "ja", "ur", "hi", "so",
)  # fmt: skip
NAMES = {
    "nl": "nederlands dutch niederländisch néerlandais nederlands(be) vlaams flemish nld dut felemenkçe",
    "fr": "frans french französisch français fra fre fransızca",
    "de": "duits german deutsch allemand deu ger almanca",
    "en": "engels english englisch anglais eng ingilizce",
    "tr": "turks turkish türkisch turc türkçe tur",
    "ar": "arabisch arabic arabe العربية ara arapça",
    "it": "italiaans italian italienisch italien italiano ita",
    "es": "spaans spanish spanisch espagnol español spa",
    "pt": "portugees portuguese portugiesisch portugais português por",
    "pl": "pools polish polnisch polonais polski pol",
    "ro": "roemeens romanian rumänisch roumain română ron rum",
    "bg": "bulgaars bulgarian bulgarisch bulgare български bul",
    "el": "grieks greek griechisch grec ελληνικά ell gre",
    "ru": "russisch russian russe русский rus",
    "uk": "oekraïens ukrainian ukrainisch ukrainien українська ukr",
    "fa": "perzisch farsi persian persisch persan dari فارسی fas per",
    "ku": "koerdisch kurdish kurdisch kurde kurdî kur",
    "zh": "chinees chinese chinesisch chinois 中文 zho chi",
    "sq": "albanees albanian albanisch albanais shqip sqi alb",
    "so": "somalisch somali somalí soomaali som",
}
BY_NAME = {name: code for code, names in NAMES.items() for name in names.split()}


def language_named(text: str) -> str | None:
    """The code ('nl') for a code or name as people write it ('NL', 'nl-BE', 'Nederlands', 'Dutch'), or None."""
    plain = text.strip().replace("İ", "i").lower()
    if plain in BY_NAME:
        return BY_NAME[plain]
    if CODE.fullmatch(plain):
        code = plain[:2]
        return code if code in NAMES or code in COMMON else None
    return None


class Recogniser:
    """Recognises one of a few languages; unsure is None, and so is anything under five words."""

    def __init__(self, languages: Sequence[str]) -> None:
        known = set(_model().nb_classes)
        self.languages = tuple(language for language in languages if language in known)
        self._only = self.languages[0] if len(self.languages) == len(languages) == 1 else None
        self._model = copy(_model())  # the model keeps the languages it chooses from, and imports run side by side
        self._model.set_languages(self.languages or None)

    def __call__(self, text: str) -> str | None:
        """The language of a text among these, or None; with a single language to choose, that one."""
        if self._only or not self.languages:
            return self._only
        if text.count(" ") < FEWEST_WORDS - 1 and len(UNSPACED.findall(text)) < FEWEST_WORDS:
            return None
        for length in GLANCES:
            language, probability = self._model.classify(text[:length])
            if probability >= SURE:
                return str(language)
            if len(text) <= length:
                break
        return None


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The languages that stand in at least 5 % of some texts, commonest first."""
    recognise = Recogniser(COMMON)
    counts = Counter(language for text in texts if (language := recognise(text)))
    return tuple(code for code, times in counts.most_common() if times >= max(2, 0.05 * counts.total()))


@lru_cache(maxsize=1)
def _model() -> "langid.LanguageIdentifier":
    path = Path(langid.__file__).parent / langid.MODEL_FILE
    return langid.LanguageIdentifier.from_modelpath(path, norm_probs=True)

"""Invented counts for the pictures in the gallery, in each of their states."""

from typing import Any

from django.templatetags.static import static

from dorpel.core.pictures import (
    Band,
    DashMap,
    Field,
    Place,
    Row100,
    Rows100,
    Seat,
    Seats,
    Stage,
    Stream,
    Turn,
)

BASE = "Dit zijn de mensen die we spraken. Het is geen peiling van alle inwoners."
STEPS = ("afgesproken", "begonnen", "halfweg", "klaar")
NAMES = ("Noordberg", "Mijnkant", "Heiderand", "Centrum", "Kolenhof", "Beukenhof")


def _square(x: int, y: int) -> list[tuple[float, float]]:
    bent = (x + 100.0, y + 55.0)
    return [(float(x), float(y)), (x + 100.0, float(y)), bent, (x + 92.0, y + 100.0), (float(x), y + 94.0)]


def samples() -> dict[str, Any]:
    """Values for the gallery's pictures."""
    places = [
        Place(
            name, name, _square(100 * (at % 3), 100 * (at // 3)), held=60 + 50 * at, expected=160, few=at == 2,
            next=at == 0, quiet=at == 2,
        )
        for at, name in enumerate(NAMES)
    ]  # fmt: skip
    months = ["okt", "nov", "dec", "jan", "feb"]
    return {
        "map": DashMap("Aan deze deuren stonden we", "In Noordberg misten we de meeste mensen.", BASE, places),
        "quiet_map": DashMap("Aan deze deuren stonden we", "Overal evenveel.", BASE, places[3:]),
        "fields": [
            ("for and against", Field("538 stemmen zeggen dit, 74 iets anders", 612, against=74)),
            ("one is you", Field("241 stemmen, een ervan bent u", 241, you=True)),
            ("very many", Field("12.400 stemmen", 12_400, base=BASE)),
        ],
        "hundred": Rows100(
            "Wie zegt dit?", "Oudere mensen drie keer zo vaak als jongeren.", BASE,
            [
                Row100("65 jaar en ouder", 29, 604), Row100("45 tot 64", 19, 1012), Row100("jonger dan 25", 8, 533),
                Row100("Turks gesproken", 20, 412, gap=True), Row100("Grieks gesproken", None, None),
            ],
        ),
        "beside": Rows100(
            "Wie zegt dit?", "Ongeveer zo gemengd als iedereen.", BASE,
            [Row100("65 of ouder", 31, None, beside=22, part="leeftijd"), Row100("jonger", 69, None, beside=78)],
            beside="alle stemmen",
        ),
        "stages": [
            Stage("halfweg", STEPS, 2, voices=212), Stage("klaar", STEPS, 3, state="done", voices=612),
            Stage("afgesproken", STEPS, 0, state="agreed", voices=30), Stage("stilgelegd", STEPS, 1, state="halted"),
        ],
        "stream": Stream(
            "Waarover mensen spraken", "“Elkaar ontmoeten” het meest.", BASE, months,
            [
                Band("Elkaar ontmoeten", [40, 62, 55, 71, 90]), Band("Verkeer", [22, 30, 18, None, 12]),
                Band("Wonen", [10, 14, 33, 38, 41]), Band("Groen", [31, 12, 11, 16, 44]),
            ],
        ),
        "seats": [
            Seats("Acht mensen aan tafel, de helft van de stad", [Seat(city=at % 2 == 1) for at in range(8)]),
            Seats("Zes stoelen, twee nog vrij", [Seat(city=at > 3, taken=at not in (2, 5)) for at in range(6)]),
        ],
        "bends": [
            Turn("Een vraag", "mei 2024", "Waarom leven we naast elkaar?"),
            Turn("Het mislukt", "juni 2024", "De eerste avond: 11 mensen.", turn="down"),
            Turn("40 uitdagers", "september 2024", "Gekozen uit 226 mensen.", turn="up"),
            Turn("De krant", "juni 2025", "In 27.400 brievenbussen.", turn="up", address="#krant"),
            Turn("Aan tafel", "oktober 2025", "15 tafels met de stad.", turn="down", kind="city"),
            Turn("Doen", "nu", "21 voorstellen staan in het plan.", kind="now"),
            Turn("En dan?", "daarna", "We beslissen samen.", kind="open"),
        ],
        "paper": static("core/mark.svg"),
        "mark": (0.1, 0.2, 0.4, 0.12),
    }  # fmt: skip

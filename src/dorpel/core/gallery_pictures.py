"""Invented counts for the pictures in the gallery, in each of their states."""

from typing import Any

from django.templatetags.static import static

from dorpel.core.gallery.specimen import either
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
# The same in Arabic, for a page that runs to the left.
ARABIC = {
    BASE: "هؤلاء من تحدثنا معهم. ليس هذا استطلاعًا لكل السكان.",
    "Aan deze deuren stonden we": "وقفنا عند هذه الأبواب",
    "In Noordberg misten we de meeste mensen.": "فاتنا أكثر الناس في نوردبرخ.",
    "Overal evenveel.": "بالتساوي في كل مكان.",
    "538 stemmen zeggen dit, 74 iets anders": "٥٣٨ صوتًا تقول هذا، و٧٤ شيئًا آخر",
    "241 stemmen, een ervan bent u": "٢٤١ صوتًا، أحدها صوتك",
    "12.400 stemmen": "١٢٬٤٠٠ صوت",
    "Wie zegt dit?": "من يقول هذا؟",
    "Oudere mensen drie keer zo vaak als jongeren.": "كبار السن ثلاثة أضعاف الشباب.",
    "Ongeveer zo gemengd als iedereen.": "مختلطون مثل الجميع تقريبًا.",
    "65 jaar en ouder": "٦٥ سنة فأكثر",
    "45 tot 64": "٤٥ إلى ٦٤",
    "jonger dan 25": "دون ٢٥",
    "Turks gesproken": "بالتركية",
    "Grieks gesproken": "باليونانية",
    "65 of ouder": "٦٥ فأكثر",
    "jonger": "أصغر",
    "leeftijd": "العمر",
    "alle stemmen": "كل الأصوات",
    "Waarover mensen spraken": "عمّا تحدث الناس",
    "“Elkaar ontmoeten” het meest.": "أكثرها «اللقاء».",
    "Elkaar ontmoeten": "اللقاء",
    "Verkeer": "المرور",
    "Wonen": "السكن",
    "Groen": "الخضرة",
    "Acht mensen aan tafel, de helft van de stad": "ثمانية حول الطاولة، نصفهم من المدينة",
    "Zes stoelen, twee nog vrij": "ستة كراسٍ، اثنان فارغان",
    "Een vraag": "سؤال",
    "Het mislukt": "فشلت",
    "40 uitdagers": "٤٠ متحدّيًا",
    "De krant": "الجريدة",
    "Aan tafel": "على الطاولة",
    "Doen": "التنفيذ",
    "En dan?": "ثم ماذا؟",
    "mei 2024": "مايو ٢٠٢٤",
    "juni 2024": "يونيو ٢٠٢٤",
    "september 2024": "سبتمبر ٢٠٢٤",
    "juni 2025": "يونيو ٢٠٢٥",
    "oktober 2025": "أكتوبر ٢٠٢٥",
    "nu": "الآن",
    "daarna": "بعد ذلك",
    "Waarom leven we naast elkaar?": "لماذا نعيش متجاورين لا معًا؟",
    "De eerste avond: 11 mensen.": "الأمسية الأولى: ١١ شخصًا.",
    "Gekozen uit 226 mensen.": "اختيروا من ٢٢٦.",
    "In 27.400 brievenbussen.": "في ٢٧٬٤٠٠ صندوق بريد.",
    "15 tafels met de stad.": "١٥ طاولة مع المدينة.",
    "21 voorstellen staan in het plan.": "٢١ مقترحًا في الخطة.",
    "We beslissen samen.": "نقرّر معًا.",
    "halfweg": "في المنتصف",
    "klaar": "أُنجز",
    "afgesproken": "اتُّفق عليه",
    "stilgelegd": "توقّف",
    "begonnen": "بدأ",
}


def told(words: str) -> str:
    """The words in the language of the page."""
    return either(words, ARABIC[words])


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
    months = either(["okt", "nov", "dec", "jan", "feb"], ["أكتوبر", "نوفمبر", "ديسمبر", "يناير", "فبراير"])
    steps = tuple(map(told, STEPS))
    key = either(
        ["Eén streepje is 10 gesprekken.", "Een dun streepje is 10 gesprekken die we nog missen."],
        ["كل شرطة 10 محادثات.", "كل شرطة رفيعة 10 محادثات ما زالت تنقصنا."],
    )
    return {
        "map": DashMap(
            told("Aan deze deuren stonden we"), told("In Noordberg misten we de meeste mensen."), told(BASE), places,
            key=key,
        ),
        "quiet_map": DashMap(
            told("Aan deze deuren stonden we"), told("Overal evenveel."), told(BASE), places[3:], key=key
        ),
        "fields": [
            ("for and against", Field(told("538 stemmen zeggen dit, 74 iets anders"), 612, against=74)),
            ("one is you", Field(told("241 stemmen, een ervan bent u"), 241, you=True)),
            ("very many", Field(told("12.400 stemmen"), 12_400, base=told(BASE))),
        ],
        "hundred": Rows100(
            told("Wie zegt dit?"), told("Oudere mensen drie keer zo vaak als jongeren."), told(BASE),
            [
                Row100(told("65 jaar en ouder"), 29, 604), Row100(told("45 tot 64"), 19, 1012),
                Row100(told("jonger dan 25"), 8, 533),
                Row100(told("Turks gesproken"), 20, 412, gap=True), Row100(told("Grieks gesproken"), None, None),
            ],
        ),
        "beside": Rows100(
            told("Wie zegt dit?"), told("Ongeveer zo gemengd als iedereen."), told(BASE),
            [
                Row100(told("65 of ouder"), 31, None, beside=22, part=told("leeftijd")),
                Row100(told("jonger"), 69, None, beside=78),
            ],
            beside=told("alle stemmen"),
        ),
        "stages": [
            Stage(told("halfweg"), steps, 2, voices=212), Stage(told("klaar"), steps, 3, state="done", voices=612),
            Stage(told("afgesproken"), steps, 0, state="agreed", voices=30),
            Stage(told("stilgelegd"), steps, 1, state="halted"),
        ],
        "stream": Stream(
            told("Waarover mensen spraken"), told("“Elkaar ontmoeten” het meest."), told(BASE), months,
            [
                Band(told("Elkaar ontmoeten"), [40, 62, 55, 71, 90]), Band(told("Verkeer"), [22, 30, 18, None, 12]),
                Band(told("Wonen"), [10, 14, 33, 38, 41]), Band(told("Groen"), [31, 12, 11, 16, 44]),
            ],
        ),
        "seats": [
            Seats(told("Acht mensen aan tafel, de helft van de stad"), [Seat(city=at % 2 == 1) for at in range(8)]),
            Seats(told("Zes stoelen, twee nog vrij"), [Seat(city=at > 3, taken=at not in (2, 5)) for at in range(6)]),
        ],
        "bends": [
            Turn(told("Een vraag"), told("mei 2024"), told("Waarom leven we naast elkaar?")),
            Turn(told("Het mislukt"), told("juni 2024"), told("De eerste avond: 11 mensen."), turn="down"),
            Turn(told("40 uitdagers"), told("september 2024"), told("Gekozen uit 226 mensen."), turn="up"),
            Turn(told("De krant"), told("juni 2025"), told("In 27.400 brievenbussen."), turn="up", address="#krant"),
            Turn(told("Aan tafel"), told("oktober 2025"), told("15 tafels met de stad."), turn="down", kind="city"),
            Turn(told("Doen"), told("nu"), told("21 voorstellen staan in het plan."), kind="now"),
            Turn(told("En dan?"), told("daarna"), told("We beslissen samen."), kind="open"),
        ],
        "paper": static("core/page.svg"),
        "mark": (0.1, 0.2, 0.4, 0.12),
    }  # fmt: skip

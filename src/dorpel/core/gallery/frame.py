"""Specimens of what stands around a page."""

from dorpel.core.gallery.specimen import Section, Specimen, either

ROOMS = (
    ("Vandaag", "اليوم"), ("Gesprekken", "الأحاديث"), ("Codeertafel", "الترميز"), ("Vaststellingen", "النتائج"),
    ("Krant", "الجريدة"), ("Tafels", "الطاولات"), ("Voorstellen", "المقترحات"), ("Plan", "الخطة"),
)  # fmt: skip


def sections() -> list[Section]:
    """Above, below and the way back."""
    return [Section("frame", "Around the page", [*masts(), *feet(), tongue(), breadcrumb()])]


def masts() -> list[Specimen]:
    """Of the public site and of the team."""
    title, menu = either("Wij maken de stad", "نصنع المدينة"), [(either(*room), f"/{room[0]}/") for room in ROOMS]
    return [
        Specimen("mast", "public", {"title": title, "menu": menu[3:7], "menu_id": "menu-public"}, wide=True),
        Specimen("mast", "of the team", {
            "title": title, "menu": menu, "menu_id": "menu-team", "person": "Yara", "account": "#frame",
            "leave": "#frame", "desk": True, "home": "#frame",
        }, wide=True),
        Specimen("mast", "without a menu", {"title": "Dorpel", "person": "Vera"}, wide=True),
    ]  # fmt: skip


def feet() -> list[Specimen]:
    """Of a fictional city, and of a real one."""
    said = either("Verantwoordelijk: de stad.", "المسؤول: المدينة.")
    links = [(either("Hoe we met uw woorden omgaan", "كيف نتعامل مع كلماتك"), "#frame")]
    return [
        Specimen("foot", "a fictional city", {"fictional": True, "text": said, "links": links}, wide=True),
        Specimen("foot", "a real city", {}, wide=True),
    ]


def tongue() -> Specimen:
    """The switch of the language."""
    return Specimen("tongue")


def breadcrumb() -> Specimen:
    """The way back."""
    steps = [(either("Vaststellingen", "النتائج"), "#frame")]
    return Specimen("breadcrumb", "", {"steps": steps, "here": either("3 van de 14", "٣ من ١٤")})

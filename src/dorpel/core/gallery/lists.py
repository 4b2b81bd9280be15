"""Specimens of lists: rows with pages, rows without any, facts."""

from dorpel.core.gallery.specimen import Section, Specimen, either
from dorpel.core.paging import Page
from dorpel.core.ui.values import Row


def sections() -> list[Section]:
    """All that is looked up."""
    return [Section("lists", "Lists and facts", [*tables(), facts()])]


def tables() -> list[Specimen]:
    """With rows that lead somewhere, and with none."""
    of = either(("Vaststelling", "Stemmen", "Toestand"), ("النتيجة", "الأصوات", "الحالة"))
    rows = [
        Row(list(zip(of, (claim, voices, state), strict=True)), address)
        for claim, voices, state, address in (
            ("Mensen missen een plek om elkaar tegen te komen", 612, either("aangenomen", "معتمدة"), "#lists"),
            ("Iedereen wil praten, bijna niemand begint", 488, either("ontwerp", "مسودة"), "#lists"),
            ("ننتظر أمام باب المدرسة", 341, None, ""),
        )
    ]
    nothing = {"empty": either("Hier komen de vaststellingen.", "ستأتي النتائج هنا."), "empty_address": "#lists"}
    return [
        Specimen("rows", "with a caption and neighbouring pages", {
            "rows": rows, "page": Page([], after="next", before="previous"),
            "caption": either("Wat we tot nu vonden", "ما وجدناه حتى الآن"),
        }, wide=True),
        Specimen("rows", "nothing yet, how to begin", {
            "rows": [], **nothing, "empty_label": either("Schrijf de eerste", "اكتب الأولى"),
        }),
        Specimen("rows", "nothing", {"rows": []}),
    ]  # fmt: skip


def facts() -> Specimen:
    """Labels with their values, one of them empty."""
    return Specimen("facts", "", {"facts": [
        (either("Soort", "النوع"), either("aan de deur", "عند الباب")), (either("Taal", "اللغة"), "Türkçe"),
        (either("Ontvangen door de server", "استلمه الخادم"), "14:02"), (either("Plaats", "المكان"), None),
    ]}, wide=True)  # fmt: skip

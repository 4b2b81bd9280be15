"""Specimens of pictures of counts."""

from dorpel.core.gallery.specimen import Section, Specimen, either
from dorpel.core.gallery_pictures import samples

LINKS = {"csv_address": "#csv", "svg_address": "#svg"}


def sections() -> list[Section]:
    """All that is looked at."""
    given = samples()
    return [
        Section("map", "Map of dashes", [
            Specimen("dash_map", "to take along", {"map": given["map"], **LINKS}, wide=True),
            Specimen("dash_map", "to look at", {"map": given["quiet_map"]}),
        ]),
        Section("fields-of-dashes", "Voices as dashes", [
            Specimen("dashes", state, {"field": field}) for state, field in given["fields"]
        ]),
        Section("hundred", "Of every hundred", [
            Specimen("rows100", "to take along", {"rows": given["hundred"], **LINKS}),
            Specimen("rows100", "beside others", {"rows": given["beside"]}),
        ]),
        Section("stream", "Themes come and go", [
            Specimen("stream", "to take along", {"stream": given["stream"], **LINKS}, wide=True),
            Specimen("stream", "to look at", {"stream": given["stream"]}),
        ]),
        Section("seats", "Who sits where", [Specimen("seats", each.label, {"seats": each}) for each in given["seats"]]),
        Section("stages", "How far the City walks along", [
            *(Specimen("stage", each.label, {"stage": each}) for each in given["stages"]),
            Specimen("stage", "with its words", {"stage": given["stages"][0], "words": True}),
        ]),
        Section("bends", "The way that bends", [
            Specimen("path", "", {"steps": given["bends"], "label": either("De weg", "الطريق")}, wide=True)
        ]),
        Section("papers", "Pages of the newspaper", papers(given["paper"], given["mark"])),
    ]  # fmt: skip


def papers(picture: str, mark: tuple[float, ...]) -> list[Specimen]:
    """A page that can be opened, and one with the words marked that somebody said."""
    alt = either("Bladzijde 1 van Wij maken de stad", "الصفحة ١ من نصنع المدينة")
    return [
        Specimen("paper", "opens", {
            "picture": picture, "alt": alt, "address": "#papers", "caption": either("Bladzijde 1", "الصفحة ١"),
        }),
        Specimen("paper", "your words are marked", {"picture": picture, "alt": alt, "mark": mark}),
    ]  # fmt: skip

"""A spreadsheet on a page: looked at, read in, and the second time nothing new."""

import time

from playwright.sync_api import Page

from tests.browser.house import House, facts_of, press, text_of

FILE = """Nr;Datum;Wat kan hier beter?;Taal
1;03/11/2026;Er is geen bus meer na acht uur, dus mijn moeder komt nergens.;nl
2;04/11/2026;Het plein is donker; mijn dochter loopt er niet graag langs.;nl
3;05/11/2026;Akşamları otobüs yok, annem evde kalıyor.;tr
""".replace("donker; mijn", "donker, mijn")
BUSY = 60  # seconds that a file of three rows may take on a busy machine


def read_in(page: Page, text: str) -> dict[str, str]:
    """Upload a file, look at it, read it in; the report's facts."""
    press(page, "Read in a file")
    upload = {"name": "buurt.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("main input[type=file]").set_input_files([upload])  # type: ignore[list-item]
    press(page, "Look at it")
    wait_until(page, "Read it in")
    for key in ("count", "quote"):
        page.locator(f"[name=agreed][value={key}]").check()
    press(page, "Read it in")
    wait_until(page, "All imports")
    report = facts_of(page)
    press(page, "All imports")
    return report


def wait_until(page: Page, label: str) -> None:
    """Look again until the page has this button or link: a job does the work."""
    until = time.monotonic() + BUSY
    found = page.get_by_role("button", name=label, exact=True).or_(page.get_by_role("link", name=label, exact=True))
    while found.count() == 0:
        assert time.monotonic() < until, text_of(page)
        page.wait_for_timeout(500)
        page.reload()


def test_a_file_is_seen_first_read_in_and_never_twice(house: House) -> None:
    page = house.go("Yara", "imports/")
    first = read_in(page, FILE)
    assert (first["Rows in the file"], first["New conversations"], first["Already here"]) == ("3", "3", "0")
    second = read_in(page, FILE)
    assert (second["Rows in the file"], second["New conversations"], second["Already here"]) == ("3", "0", "3")
    longer = read_in(page, FILE + "4;06/11/2026;De bibliotheek is de enige plek waar het warm is.;nl\n")
    assert (longer["New conversations"], longer["Already here"]) == ("1", "3")
    page = house.go("Cem", "conversations/")
    page.locator("table.rows tbody a").first.click()
    page.get_by_text("De bibliotheek is de enige plek").first.wait_for()


def test_what_isnt_a_table_is_refused_with_the_reason(house: House) -> None:
    page = house.go("Yara", "imports/new/")
    picture = {"name": "foto.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(200)}
    page.locator("main input[type=file]").set_input_files([picture])  # type: ignore[list-item]
    press(page, "Look at it")
    assert "Nothing is stored yet." in text_of(page)
    assert page.get_by_role("button", name="Read it in").count() == 0

"""The steps of one voice through the house, each done by a person on a page; what they made is what they return."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.browser.house import DIALOGUE, House, fill, press, text_of

WORDS = "Op de bank aan het Zuiderplein kende ik iedereen. Nu is de bank weg en loopt iedereen door."
PASSAGE = "Op de bank aan het Zuiderplein kende ik"
OTHER = "Duraktaki bank gitti, annem artık dışarı çıkmıyor."
CODE = "een zitplek missen"
CLAIM = "Zonder zitplek op het plein komen buren elkaar niet meer tegen."
AGAINST = "Alle antwoorden over pleinen, en die uit de wijken met nieuwe banken."
NOTE = "Laat elke straat zelf de plek van haar bank kiezen."
PROPOSAL = "Elke straat kiest haar bank"
REASON = "We plaatsen eerst 62 banken en kijken over een jaar opnieuw."
ACTION = "62 zitbanken op gekozen plekken"
PROGRESS = "De eerste 23 banken staan er."
YES_TO = {"count": "yes", "quote": "yes", "table": "yes", "research": "no", "contact": "no"}


@dataclass
class Talk:
    """What came of Vera's talk."""

    codes: list[str] = field(default_factory=list)
    typed: str = ""  # what stood in the form after the language was switched
    asked: str = ""  # the page while it asked in the other language
    kept: str = ""


def record_talk(house: House) -> Talk:
    """Vera writes down a talk with two voices and switches the questions to Turkish half-way."""
    talk, page = Talk(), house.go("Vera", "conversations/new/")
    fill(page, voices="2", language="nl")
    press(page, "Begin")
    consents = {f"v{voice}-c-{key}": said for voice in (1, 2) for key, said in YES_TO.items()}
    fill(page, {"v1-age": "16plus", "v2-age": "16plus", **consents, "v2-c-quote": "no", "a-better-1-text": WORDS})
    page.locator("button[name=switch][value=tr]").click()
    page.wait_for_load_state()
    talk.asked, talk.typed = text_of(page), page.locator('[name="a-better-1-text"]').input_value()
    fill(
        page, {"a-better-2-text": OTHER, "a-better-2-language": "tr", "a-better-1-language": "nl"}, place="Zuiderplein"
    )
    press(page, "Keep this talk")
    talk.kept = text_of(page)
    talk.codes = [each.inner_text().strip() for each in page.locator(".receipt-code").all()]
    return talk


def open_talk(house: House, words: str = WORDS) -> Page:
    """The page of the newest talk with these words: other tests record on the same site."""
    page = house.go("Cem", "conversations/")
    here = page.url
    rows = [row.get_attribute("href") or "" for row in page.locator("table.rows tbody a").all()]
    for address in rows:
        page.goto(urljoin(here, address))
        if words[:40] in text_of(page):
            return page
    raise AssertionError(f"no talk says {words!r} in {rows}")


def answer_of(house: House, words: str = WORDS) -> str:
    """The address of the answer with these words, in the newest talk that has them."""
    page = open_talk(house, words)
    page.get_by_text(words[:40]).first.wait_for()
    addresses = [each.get_attribute("href") or "" for each in page.locator("main a[href*='/answers/']").all()]
    for address in addresses:
        page.goto(address)
        if words[:40] in text_of(page):
            return address
    raise AssertionError(f"no answer says {words!r} in {addresses}")


def code_by_keyboard(house: House, answer: str) -> str:
    """Cem chooses the first words with the arrow keys, types the beginning of a code and presses Enter."""
    page = desk_of(house, answer)
    mark_by_keyboard(page, PASSAGE)
    search(page, CODE[:8])
    return text_of(page)


def desk_of(house: House, answer: str) -> Page:
    """The coding desk with this answer."""
    return house.go("Cem", f"coding/{re.findall(r'[0-9a-f-]{36}', answer)[-1]}/")


def mark_by_keyboard(page: Page, passage: str) -> None:
    """Choose words from the first on, without the mouse, until these are chosen."""
    page.wait_for_function("() => !!customElements.get('passage-picker')")
    page.locator("#words").focus()
    for number in range(len(passage.split())):
        page.keyboard.press("ArrowRight")
        words = " ".join(passage.split()[: number + 1])
        page.wait_for_function("words => document.querySelector('[name=passage]').value === words", arg=words)


def search(page: Page, code: str) -> None:
    """/ goes to the search, Enter codes."""
    page.keyboard.press("/")
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def make_code(house: House) -> None:
    """Cem adds a code to the codebook."""
    page = house.go("Cem", "codes/new/")
    fill(page, name=CODE)
    press(page, "Save")


@dataclass
class Refusals:
    """A finding's address, and what the page said on the way to its publication."""

    address: str
    without_quotes: str = ""
    adopted: str = ""
    without_looking: str = ""
    published: str = ""


def publish_finding(house: House) -> Refusals:
    """Cem writes it and lays its evidence; Yara tries too early, twice, then stands behind it and publishes it."""
    page = house.go("Cem", "findings/new/")
    fill(page, claim=CLAIM, language="nl")
    press(page, "Save")
    said = Refusals(page.url)
    said.without_quotes = act(house, "Yara", said.address, "Stand behind it")
    lay_evidence(house, said.address)
    said.adopted = act(house, "Yara", said.address, "Stand behind it")
    said.without_looking = act(house, "Yara", said.address, "Publish")
    look_against(house, said.address)
    said.published = act(house, "Yara", said.address, "Publish")
    return said


def lay_evidence(house: House, finding: str) -> None:
    """Cem lays the quote under the finding and lets it be shown."""
    page = house.desk("Cem")
    page.goto(finding)
    press(page, "Look for evidence")
    fill(page, code=CODE)
    press(page, "Show its quotes")
    press(page, "For")
    page.goto(finding)
    press(page, "Show")
    press(page, "Yes, do it")


def look_against(house: House, finding: str) -> None:
    """Cem says where he looked for the opposite."""
    page = house.desk("Cem")
    page.goto(finding)
    press(page, "I looked for the opposite")
    fill(page, where=AGAINST)
    press(page, "Save")


def act(house: House, who: str, finding: str, label: str) -> str:
    """Somebody tries to stand behind a finding or to publish it; what the page then says."""
    page = house.desk(who)
    page.goto(finding)
    press(page, label)
    press(page, "Yes, do it")
    return text_of(page)


def hold_table(house: House) -> str:
    """Yara plans a round with the finding, Stig writes a note; the note's address."""
    page = house.go("Yara", "rounds/new/")
    fill(page, title="Tafels op het Zuid", held_on="2026-11-20", place="Casino", take_home="Wat doen we morgen?")
    press(page, "Save")
    there = page.url
    press(page, "Put a finding on the agenda")
    fill(page, finding=CLAIM, question="Waar komt de bank?")
    press(page, "Save")
    page.goto(there)
    press(page, "Add a table")
    fill(page, number="7", item="Waar komt de bank?")
    press(page, "Save")
    if "/tables/" not in page.url:
        page.goto(there)
        page.locator("main a[href*='/tables/']:not([href$='/new/'])").first.click()
        page.wait_for_load_state()
    stig = house.desk("Stig")
    stig.goto(page.url)
    press(stig, "Write a note")
    fill(stig, text=NOTE)
    press(stig, "Save")
    return stig.url


def propose(house: House, note: str) -> str:
    """Stig makes the note a proposal; its address."""
    page = house.desk("Stig")
    page.goto(note)
    press(page, "Make it a proposal")
    fill(page, title=PROPOSAL)
    press(page, "Save")
    return page.url


def resolve(house: House, proposal: str) -> None:
    """Bea answers with the reason."""
    page = house.desk("Bea")
    page.goto(proposal)
    press(page, "What the city answered")
    press(page, "Answer this proposal")
    fill(page, outcome="changed", reason=REASON, body="college")
    press(page, "Save")


def plan(house: House) -> str:
    """Yara writes a plan with one action and gives the proposal its place; the action's address."""
    page = house.go("Yara", "plans/new/")
    fill(page, name="Meerjarenplan 2026–2031", first_year="2026", last_year="2031")
    press(page, "Save")
    page.locator("main table.rows tbody a").first.click()
    page.wait_for_load_state()
    version = page.url
    for label, fields in (
        ("Add an objective", {"code": "BD-9", "text": "Samenleven"}),
        ("Add an action plan", {"code": "AP-9", "text": "Ontmoeten", "objective": "BD-9"}),
        ("Add an action", {"code": "AC-9", "text": ACTION, "action_plan": "AP-9"}),
    ):
        page.goto(version)
        press(page, label)
        fill(page, fields)
        press(page, "Save")
    page.goto(version)
    page.locator("main a[href*='/actions/']").filter(has_text=ACTION).first.click()
    page.wait_for_load_state()
    action = page.url
    press(page, "Give a proposal its place")
    fill(page, proposal=PROPOSAL)
    press(page, "Save")
    page.goto(version)
    press(page, "The council adopted it")
    fill(page, on="2026-11-23")
    press(page, "Save")
    return action


def report(house: House, action: str) -> None:
    """Stig says how far it is."""
    page = house.desk("Stig")
    page.goto(action)
    press(page, "Report progress")
    fill(page, stage="begun", text=PROGRESS)
    press(page, "Save")


def follow(house: House, code: str, page: Page | None = None) -> Page:
    """Whoever has the code opens the page behind it; a visitor of no name who showed it before needn't again."""
    if page is None and code in house.shown:
        page = house.visitor(storage_state=house.shown[code])
        page.goto("/follow/voice/")
        return page
    page = page or house.visitor()
    page.goto("/follow/")
    fill(page, code=code)
    press(page, "Follow")
    if page.url.endswith("/follow/voice/"):
        house.shown[code] = page.context.storage_state()
    return page


def public(path: str = "") -> str:
    """An address of the public site."""
    return f"/d/{DIALOGUE}/{path}"

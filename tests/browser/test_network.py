"""The network: somebody asks, somebody offers, they are introduced, and it is told whether it helped."""

from tests.browser.house import House, fill, press, text_of

ASK, OFFER = "Een zaal voor veertig mensen", "De refter van de school, na vier uur"
TOLD = "Zestig mensen kwamen; de directeur kookte soep."


def test_an_ask_meets_an_offer_and_it_is_told_whether_it_helped(house: House) -> None:
    vera = house.go("Vera", "asks/new/")
    fill(vera, title=ASK, text="Voor een avond in januari.", who="Vera, uitdager")
    press(vera, "Save")
    ask = vera.url
    stig = house.go("Stig", "offers/new/")
    fill(stig, title=OFFER, text="Gratis, met keuken.", who="Basisschool De Kanaalboord")
    press(stig, "Save")
    yara = house.desk("Yara")
    yara.goto(ask)
    press(yara, "Introduce somebody")
    fill(yara, why="Ze zoeken en hebben hetzelfde.")
    press(yara, "Save")
    assert "Choose an offer, or write with whom." in text_of(yara)
    fill(yara, offer=OFFER)
    press(yara, "Save")
    vera.goto(ask)
    assert "not told yet" in text_of(vera)
    vera.goto(yara.url)
    press(vera, "Did it help?")
    fill(vera, helped="yes", told=TOLD)
    press(vera, "Save")
    assert TOLD in text_of(vera)
    assert vera.get_by_role("link", name="Did it help?").count() == 0
    stig.reload()
    assert OFFER in text_of(stig)
    assert "not told yet" not in text_of(stig)

"""Beginning and closing a dialogue, its texts in other languages, and the desk of each role."""

import pytest
from django.urls import reverse

from dorpel.core.actors import MACHINE
from dorpel.dialogues import desk_lines
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Category, Dialogue, Facet, FacetWording, Purpose
from dorpel.dialogues.operations import CannotClose, begin, close, closing
from dorpel.dialogues.roles import May, Role
from dorpel.journal.models import Entry
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def begun(**changes):
    return begin("Wij", **{"slug": "wij", "city": "De Stad", "languages": ["nl", "en", "tr"], "by": MACHINE} | changes)


def test_a_new_dialogue_has_every_purpose_and_neutral_facets(cast):
    dialogue = begun(leader=cast.nobody)
    assert sorted(Purpose.objects.filter(dialogue=dialogue).values_list("key", flat=True)) == sorted(
        set(Purpose.Key.values) - {"sound"}
    )
    assert list(Facet.objects.filter(dialogue=dialogue).order_by("order").values_list("key", flat=True)) == [
        "age",
        "gender",
        "origin",
        "languages",
    ]
    languages = Category.objects.filter(dialogue=dialogue, facet__key="languages").order_by("order")
    assert list(languages.values_list("key", flat=True)) == ["nl", "en", "tr", "other"]
    assert dialogue.roles_of(cast.nobody) == {Role.LEADER}


def test_a_new_dialogue_speaks_its_main_language_and_what_else_the_site_speaks():
    dialogue = begun(languages=["en", "nl", "tr"])
    facet = Facet.objects.get(dialogue=dialogue, key="age")
    assert facet.name == "Age"
    worded = FacetWording.objects.filter(of=facet).order_by("language")
    # In Turkish only what residents are asked is there, and nobody has read it yet.
    assert list(worded.values_list("language", "state", "text")) == [("nl", "read", "Leeftijd"), ("tr", "draft", "Yaş")]


def test_nobody_begins_a_dialogue_by_hand(cast):
    with pytest.raises(NotAllowed):
        begun(by=cast.yara)
    assert not Dialogue.objects.filter(slug="wij").exists()


def test_a_dialogue_closes_when_nothing_is_unfinished(cast, client, monkeypatch):
    unread = ["3 voices are unread."]
    monkeypatch.setattr(closing, "closing_guards", [lambda dialogue: unread[0] if unread else None])
    with pytest.raises(CannotClose) as refused:
        close(cast.dialogue, by=cast.yara)
    assert refused.value.reasons == ["3 voices are unread."]
    client.force_login(cast.yara)
    page = reverse("dialogues:dialogue_closure", args=[cast.dialogue.slug])
    assert client.post(page).status_code == 409
    unread.clear()
    assert client.post(page).status_code == 302
    cast.dialogue.refresh_from_db()
    assert cast.dialogue.closed_at is not None


def test_a_text_in_another_language_is_kept_in_versions(cast, client):
    client.force_login(cast.yara)
    facet = Facet.objects.get(dialogue=cast.dialogue, key="age")
    page = reverse("dialogues:wording_form", args=[cast.dialogue.slug, "facet", facet.pk, "tr"])
    assert client.post(page, {"text": "yaş", "state": "draft", "seen": "0"}).status_code == 302
    assert client.post(page, {"text": "Yaş", "state": "read", "seen": "1"}).status_code == 302
    assert list(FacetWording.objects.values_list("language", "text", "state", "version")) == [("tr", "Yaş", "read", 2)]


@pytest.mark.parametrize("seen", ["0", "1"])
def test_a_stale_text_is_refused_and_both_are_shown(cast, client, seen):
    client.force_login(cast.yara)
    facet = Facet.objects.get(dialogue=cast.dialogue, key="age")
    FacetWording.objects.create(of=facet, language="tr", text="yaş", state="draft", version=2)
    page = reverse("dialogues:wording_form", args=[cast.dialogue.slug, "facet", facet.pk, "tr"])
    response = client.post(page, {"text": "yas", "state": "read", "seen": seen})
    assert response.status_code == 409
    assert [tuple(each[1:]) for each in response.context["conflict"]] == [("yaş", "yas")]
    assert client.post(page, response.context["form"].data.dict()).status_code == 302


def test_a_text_for_which_nothing_stands_any_more_is_refused(cast, client):
    client.force_login(cast.yara)
    facet = Facet.objects.get(dialogue=cast.dialogue, key="age")
    page = reverse("dialogues:wording_form", args=[cast.dialogue.slug, "facet", facet.pk, "tr"])
    assert client.post(page, {"text": "yas", "state": "read", "seen": "4"}).status_code == 409
    assert not FacetWording.objects.exists()


def test_a_room_adds_its_sentence_for_those_who_hold_the_right(cast, monkeypatch):
    monkeypatch.setattr(desk_lines, "_registered", [])
    desk_lines.register(May.CODE, lambda dialogue, person: [desk_lines.Line("Read 12 quotes.", "/x/")])
    assert desk_lines.lines_for(cast.dialogue, cast.cem) == [("Read 12 quotes.", "/x/", None)]
    assert desk_lines.lines_for(cast.dialogue, cast.vera) == []


def test_the_menu_holds_only_rooms_that_may_be_read(cast, client):
    def addresses(person):
        client.force_login(person)
        return {link.address for link in client.get(f"/team/{cast.dialogue.slug}/").context["menu"]}

    only_leaders = {f"/team/{cast.dialogue.slug}/journal/", f"/team/{cast.dialogue.slug}/members/"}
    assert only_leaders - addresses(cast.yara) == set()
    assert only_leaders & addresses(cast.cem) == set()


def test_my_dialogues_are_mine_only(cast, client):
    client.force_login(cast.yara)
    assert [row.address for row in client.get("/team/").context["rows"]] == [f"/team/{cast.dialogue.slug}/"]


def test_the_journal_says_who_did_what_in_words(cast, client):
    client.force_login(cast.yara)
    client.post(
        reverse("dialogues:service_new", args=[cast.dialogue.slug]),
        {"name": "Bib", "body": "city"},
        HTTP_ACCEPT_LANGUAGE="en",
    )
    response = client.get(reverse("dialogues:entry_list", args=[cast.dialogue.slug]), HTTP_ACCEPT_LANGUAGE="en")
    assert [[str(value) for _label, value in row.cells][1:] for row in response.context["rows"]] == [
        ["Yara", "added: service", ""]
    ]
    assert Entry.objects.count() == 1

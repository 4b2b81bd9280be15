"""A form carries the version it was opened with, and after a refusal shows both texts and can be saved again."""

import re

import pytest
from django.http import QueryDict
from django.template import engines

from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.access import StaleSave, save_recorded
from dorpel.dialogues.models import Dialogue, Neighbourhood
from dorpel.dialogues.roles import May
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


class Place(DorpelModelForm):
    class Meta:
        model = Neighbourhood
        fields = ("name",)


class City(DorpelModelForm):
    class Meta:
        model = Dialogue
        fields = ("city",)


def hidden_version(form: DorpelModelForm) -> list[str]:
    source = '{% load ui %}{% component "form" form=form %}{% endcomponent %}'
    page = engines["django"].from_string(source).render({"form": form})
    return re.findall(r'name="version" value="(\d+)"', page)


def test_a_form_carries_the_version_it_was_opened_with():
    dialogue = make_cast().dialogue
    assert hidden_version(City(instance=dialogue)) == ["1"]
    form = City({"city": "Elders", "version": "1"}, instance=dialogue)
    assert form.is_valid()
    assert form.seen_version == 1


def test_a_form_that_lost_its_version_is_refused():
    assert list(City({"city": "Elders"}, instance=make_cast().dialogue).errors) == ["version"]


def test_a_new_row_needs_no_version():
    assert City({"city": "Nieuw"}).errors == {}


def test_after_a_refusal_the_second_save_goes_through():
    cast = make_cast()
    for words in ("Tuinwijk-Noord", "Tuinwijk-Zuid"):
        place = Neighbourhood.objects.get(pk=cast.neighbourhood.pk)
        form = Place(QueryDict(f"name={words}&version=1"), instance=place)
        assert form.is_valid()
        if words == "Tuinwijk-Noord":
            save_recorded(form, by=cast.yara, may=May.RUN_DIALOGUE)
    with pytest.raises(StaleSave) as refused:
        save_recorded(form, by=cast.yara, may=May.RUN_DIALOGUE)
    assert [(theirs, mine) for _label, theirs, mine in refused.value.differences] == [
        ("Tuinwijk-Noord", "Tuinwijk-Zuid")
    ]
    form.catch_up()
    assert hidden_version(form) == ["2"]
    again = Place(form.data, instance=Neighbourhood.objects.get(pk=cast.neighbourhood.pk))
    assert again.is_valid()
    assert save_recorded(again, by=cast.yara, may=May.RUN_DIALOGUE).name == "Tuinwijk-Zuid"

"""The forms of rounds, agenda, tables, seats and notes; each offers only what belongs to its dialogue and round."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.models import Service
from dorpel.people.models import Person
from dorpel.tables.models import AgendaItem, Note, Round, Seat, Table
from dorpel.tables.queries import claims, published

if TYPE_CHECKING:
    _ChoiceField = forms.ModelChoiceField[Any]
else:
    _ChoiceField = forms.ModelChoiceField


class FindingField(_ChoiceField):
    """A published finding, by its claim."""

    def label_from_instance(self, obj: Any) -> str:
        """The published words."""
        return str(obj.claim)


class ItemField(_ChoiceField):
    """An item of the round's agenda, by its question or the finding's claim."""

    claims: dict[Any, Any]

    def label_from_instance(self, obj: Any) -> str:
        """The question, or what the finding says."""
        return str(obj.question or self.claims[obj.finding_id].text)


class RoundForm(DorpelModelForm):
    """A round of tables."""

    class Meta:
        model = Round
        fields = ("title", "held_on", "place", "host", "take_home")
        widgets = {"held_on": forms.DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host: Any = self.fields["host"]
        host.queryset = Service.objects.of(self.instance.dialogue).order_by("name")


class AgendaItemForm(DorpelModelForm):
    """A finding on the agenda; which finding it is can't change afterwards."""

    finding = FindingField(queryset=None)

    class Meta:
        model = AgendaItem
        fields = ("finding", "question", "article_code", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["finding"]
            return
        there = self.instance.round.agenda.values("finding")
        field: Any = self.fields["finding"]
        field.label = AgendaItem._meta.get_field("finding").verbose_name
        field.queryset = published(self.instance.dialogue).exclude(pk__in=there)
        field.help_text = _("Only findings that are published can be talked about.")


class TableForm(DorpelModelForm):
    """One table of a round."""

    item = ItemField(queryset=None, required=False)

    class Meta:
        model = Table
        fields = ("number", "item")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agenda = self.instance.round.agenda.order_by("order", "pk")
        field: Any = self.fields["item"]
        field.label = Table._meta.get_field("item").verbose_name
        field.queryset = agenda
        field.claims = claims(agenda.values_list("finding_id", flat=True))

    def clean_number(self) -> int:
        """Refuses a number that another table of the round has."""
        number: int = self.cleaned_data["number"]
        if self.instance.round.tables.filter(number=number).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a table {number} in this round already.").format(number=number))
        return number


class SeatForm(DorpelModelForm):
    """Somebody's place at a table."""

    class Meta:
        model = Seat
        fields = ("name", "sits_as", "person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Person.objects.filter(memberships__dialogue=self.instance.dialogue, memberships__ended_at=None)
        field: Any = self.fields["person"]
        field.queryset = members.exclude(seats__table=self.instance.table).distinct().order_by("name", "pk")
        field.help_text = _("Only when they work along in this dialogue.")


class NoteForm(DorpelModelForm):
    """What a table wrote down."""

    class Meta:
        model = Note
        fields = ("text",)

"""The forms of proposals: one proposal, a merger, a split."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.core.languages import spoken
from dorpel.dialogues.models import Service
from dorpel.findings.models import Finding
from dorpel.proposals.models import Proposal, ProposalVersion
from dorpel.proposals.operations import Part
from dorpel.proposals.queries import open_proposals, words_of
from dorpel.tables.queries import Claim, claims, published

PARTS = (1, 2, 3, 4)
TITLE = ProposalVersion._meta.get_field("title")
TEXT = ProposalVersion._meta.get_field("text")


if TYPE_CHECKING:
    _MultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    _MultipleChoiceField = forms.ModelMultipleChoiceField


class FindingsField(_MultipleChoiceField):
    """Findings, by their claims."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Finding.objects.none(), **kwargs)
        self.claims: dict[UUID, Claim] = {}

    def offer(self, found: list[UUID]) -> None:
        """Lets these findings be chosen."""
        self.claims = claims(found)
        self.queryset = Finding.objects.filter(pk__in=found).order_by("-pk")

    def label_from_instance(self, obj: Any) -> str:
        """What the finding says."""
        return self.claims[obj.pk].text


class ProposalsField(_MultipleChoiceField):
    """Open proposals, by their titles."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """The title of today."""
        return str(obj.title)


def title_field(*, required: bool = True) -> forms.CharField:
    """One line."""
    return forms.CharField(label=TITLE.verbose_name, max_length=200, required=required)


def text_field(*, required: bool = True) -> forms.CharField:
    """Some paragraphs."""
    return forms.CharField(label=TEXT.verbose_name, widget=forms.Textarea, required=required)


class ProposalForm(DorpelModelForm):
    """A proposal, or new words for one."""

    title = title_field()
    text = text_field()
    language = forms.ChoiceField(label=_("language"), choices=spoken)
    findings = FindingsField(label=_("answers the findings"))

    class Meta:
        model = Proposal
        fields = ("service", "answer_due_on")
        widgets = {"answer_due_on": forms.DateInput}

    field_order = ("title", "text", "language", "findings", "service", "answer_due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dialogue = self.instance.dialogue
        service: Any = self.fields["service"]
        service.queryset = Service.objects.of(dialogue).order_by("name")
        self.initial.setdefault("language", dialogue.language)
        kept = list(self.initial.get("findings", []))
        if not self.instance._state.adding:
            words = words_of(self.instance)
            self.initial.update(title=words.title, text=words.text, language=words.language)
            kept = list(self.instance.answerings.values_list("finding_id", flat=True))
        # A finding that was taken down since stays with the proposal that answers it.
        public = published(dialogue).values_list("pk", flat=True)
        self.initial["findings"] = kept
        self.fields["findings"].offer([*public, *kept])  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """What `propose` and `rewrite` take alike."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "language", "findings")}


class MergerForm(DorpelForm):
    """One proposal that takes the place of several."""

    proposals = ProposalsField(queryset=None, label=_("merge with"))
    title = title_field()
    text = text_field()

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = words_of(proposal)
        self.initial.update(title=words.title, text=words.text)
        others = open_proposals(proposal.dialogue).exclude(pk=proposal.pk).order_by("-pk")
        self.fields["proposals"].queryset = others  # type: ignore[attr-defined]


class SplitForm(DorpelForm):
    """Several proposals that take the place of one."""

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answered = list(proposal.answerings.values_list("finding_id", flat=True))
        for number in PARTS:
            required = number <= 2
            title, text, findings = title_field(required=required), text_field(required=required), _choice()
            title.label = gettext("part {number}: title").format(number=number)
            text.label = gettext("part {number}: what do we propose").format(number=number)
            findings.label = gettext("part {number}: answers the findings").format(number=number)
            findings.offer(answered)
            self.fields |= {f"title_{number}": title, f"text_{number}": text, f"findings_{number}": findings}

    def clean(self) -> dict[str, Any]:
        """A part has both a title and words, or neither."""
        given = super().clean() or {}
        for number in PARTS[2:]:
            title, text = given.get(f"title_{number}"), given.get(f"text_{number}")
            if bool(title) != bool(text):
                empty = "text" if title else "title"
                self.add_error(f"{empty}_{number}", _("A part needs both a title and words. Fill in both, or neither."))
        return given

    def parts(self) -> list[Part]:
        """The parts that were filled in."""
        given = self.cleaned_data
        return [
            Part(given[f"title_{number}"], given[f"text_{number}"], tuple(given[f"findings_{number}"]))
            for number in PARTS
            if given.get(f"title_{number}")
        ]


def _choice() -> FindingsField:
    return FindingsField(required=False, help_text=_("Nothing chosen: all findings of the proposal."))

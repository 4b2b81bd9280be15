"""The plain recorder: one form for a whole talk, built from the dialogue's own guide, purposes and facets."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Method
from dorpel.conversations.models import Answer, Conversation, GuideVersion, Question
from dorpel.conversations.queries import Asked, facets_in, purposes_in, questions_in
from dorpel.conversations.record import GROWN, LONGEST, UNDER_13, UNDER_16
from dorpel.core.forms import DorpelForm, set_manners
from dorpel.core.ids import new_receipt, uuid7
from dorpel.dialogues.models import Dialogue, Neighbourhood

MOST_VOICES = 12
TALK = ("kind", "channel", "held_on", "neighbourhood", "place", "present", "supported_by", "subject", "method")
CHANNELS = [("phone", _("just now, on this screen")), ("paper", _("on paper, before"))]
AGES = [(GROWN, _("16 or older")), (UNDER_16, _("13 to 15")), (UNDER_13, _("younger than 13"))]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]

Said = tuple[int, BoundField, list[BoundField]]  # who (0 is the talk), the text, the questions about it


class TalkForm(DorpelForm):
    """A talk with its voices. Prefixes: v1- the first voice, a-<question>-1- its answer, a-<question>-0- the talk's."""

    record = forms.UUIDField(widget=forms.HiddenInput)
    voices = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_VOICES)
    language = forms.ChoiceField(widget=forms.HiddenInput, choices=())
    guide = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of talk"), choices=Conversation.Kind.choices)
    channel = forms.ChoiceField(label=_("Written down"), choices=CHANNELS)
    held_on = forms.DateField(label=_("On which day"), widget=forms.DateInput)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    place = forms.CharField(
        label=_("Place"), max_length=160, required=False, help_text=_("Coarse: a square or a café, never an address.")
    )
    present = forms.IntegerField(label=_("How many were there"), min_value=1, max_value=1000)
    supported_by = forms.CharField(label=_("Who supported you"), max_length=120, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=200, required=False)
    method = forms.ChoiceField(label=_("Method"), required=False)

    def __init__(
        self, *args: Any, dialogue: Dialogue, version: GuideVersion, voices: int, spoken: str, **kwargs: Any
    ) -> None:
        self.numbers = range(1, voices + 1)
        self.spoken = spoken
        self.questions = questions_in(version, spoken)
        self.purposes = purposes_in(dialogue, spoken)
        self.facets = facets_in(dialogue, spoken)
        kwargs["initial"] = {**self._first_values(version), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields |= {**self._voice_fields(), **self._answer_fields()}
        set_manners(self)
        places = Neighbourhood.objects.filter(dialogue=dialogue).order_by("name").values_list("code", "name")
        methods = Method.objects.filter(dialogue=dialogue).order_by("name").values_list("pk", "name")
        self._choices("neighbourhood", [("", _("not said")), *places])
        self._choices("method", [("", _("none")), *((str(pk), name) for pk, name in methods)])
        self._choices("language", settings.SPOKEN_LANGUAGES)

    def _choices(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _first_values(self, version: GuideVersion) -> dict[str, Any]:
        """Id and codes are made with the page, so that sending it twice is the same talk."""
        count = len(self.numbers)
        return {
            "record": uuid7(),
            "voices": count,
            "language": self.spoken,
            "guide": version.pk,
            "present": count,
            "held_on": timezone.localdate(),
            "kind": "doorstep" if count == 1 else "group",
            "channel": "phone",
            **{f"v{number}-receipt": new_receipt() for number in self.numbers},
        }

    def _voice_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for number in self.numbers:
            start = f"v{number}-"
            fields[start + "receipt"] = forms.CharField(widget=forms.HiddenInput, max_length=20)
            fields[start + "age"] = forms.ChoiceField(label=_("Age"), choices=AGES, widget=forms.RadioSelect)
            for purpose in self.purposes:
                fields[f"{start}c-{purpose.key}"] = forms.ChoiceField(
                    label=purpose.text, help_text=purpose.more, choices=YES_NO, widget=forms.RadioSelect
                )
            fields[start + "explicit"] = forms.BooleanField(
                label=_("Also where I speak of health, faith, origin or politics"), required=False
            )
            fields[start + "guardian"] = forms.CharField(
                label=_("Under 16: who agreed for them"),
                help_text=_("A parent or the school."),
                max_length=120,
                required=False,
            )
            for facet in self.facets:
                choices = [("", _("not said")), *facet.options]
                fields[f"{start}f-{facet.key}"] = forms.ChoiceField(
                    label=facet.text, help_text=facet.more, choices=choices, required=False
                )
        return fields

    def _answer_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for question in self.questions:
            for number in self.speakers:
                start = f"a-{question.key}-{number}-"
                fields[start + "text"] = forms.CharField(
                    label=_("What was said"),
                    max_length=LONGEST,
                    required=False,
                    strip=False,
                    widget=forms.Textarea(attrs={"rows": 4}),
                )
                fields[start + "language"] = forms.ChoiceField(
                    label=_("In which language"), choices=settings.SPOKEN_LANGUAGES, initial=self.spoken
                )
                fields[start + "doer"] = forms.ChoiceField(
                    label=_("Who should act"), choices=Answer.Doer.choices, initial=Answer.Doer.UNSAID
                )
                fields[start + "read_back"] = forms.ChoiceField(
                    label=_("Read back"), choices=Answer.ReadBack.choices, initial=Answer.ReadBack.NOT_ASKED
                )
        return fields

    @property
    def speakers(self) -> list[int]:
        """The numbers of who can have said something; 0 is the talk as a whole."""
        return list(self.numbers) if len(self.numbers) == 1 else [0, *self.numbers]

    def about_talk(self) -> list[BoundField]:
        """The fields about the talk itself."""
        return [self[name] for name in TALK]

    def about_voices(self) -> list[dict[str, Any]]:
        """For each voice its age, its consents with what is asked, what follows from those, and what it may tell."""
        found = []
        for number in self.numbers:
            start = f"v{number}-"
            told = [self[f"{start}f-{facet.key}"] for facet in self.facets]
            found.append(
                {
                    "number": number,
                    "age": self[start + "age"],
                    "consents": [(self[f"{start}c-{purpose.key}"], purpose) for purpose in self.purposes],
                    "more": [self[start + "explicit"], self[start + "guardian"]],
                    "told": told,
                    "told_wrong": any(field.errors for field in told),
                }
            )
        return found

    def asked(self) -> list[tuple[str, list[tuple[Asked, list[Said]]]]]:
        """For each group its name, and for each question in it: its words, and the fields of each speaker's answer."""
        found = []
        for group in Question.Group:
            questions = [(each, self._said_to(each)) for each in self.questions if each.group == group]
            if questions:
                found.append((str(group.label), questions))
        return found

    def _said_to(self, question: Asked) -> list[Said]:
        starts = [(number, f"a-{question.key}-{number}-") for number in self.speakers]
        return [
            (number, self[start + "text"], [self[start + part] for part in ("language", "doer", "read_back")])
            for number, start in starts
        ]

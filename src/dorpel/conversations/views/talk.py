"""The plain recorder: begin, write down, switch language mid-talk, hand over the receipt."""

from io import BytesIO
from typing import cast

import segno
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.conversations.forms.talk import MOST_VOICES, TalkForm
from dorpel.conversations.models import GuideVersion
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.talk import record_of
from dorpel.conversations.queries import newest_guide
from dorpel.conversations.record import read_record
from dorpel.conversations.tasks import drain_inbox
from dorpel.conversations.wire import CannotRead
from dorpel.conversations.words import words_of
from dorpel.core.forms import DorpelForm
from dorpel.core.languages import direction, own_name
from dorpel.dialogues.access import door
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


class BeginForm(DorpelForm):
    """What must be known before the first question."""

    voices = forms.IntegerField(
        label=gettext_lazy("How many people take part"), min_value=1, max_value=MOST_VOICES, initial=1
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the questions"))

    def __init__(self, *args: object, dialogue: Dialogue, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        own = [(code, own_name(code)) for code in dialogue.languages]
        self.fields["language"].choices = own or settings.SPOKEN_LANGUAGES  # type: ignore[attr-defined]


@door(read=May.RECORD, write=May.RECORD)
def conversation_new(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """A new talk: how many and in which language first, then the whole form."""
    given = request.POST if request.method == "POST" else request.GET
    begin = BeginForm(given if "voices" in given else None, dialogue=dialogue)
    version = _guide(dialogue, given)
    if version is None or not begin.is_bound or not begin.is_valid():
        return _begin(request, begin, version)
    voices, language = begin.cleaned_data["voices"], begin.cleaned_data["language"]
    if request.method != "POST":
        return _show(request, TalkForm(dialogue=dialogue, version=version, voices=voices, spoken=language))
    if "switch" in request.POST:
        return _switched(request, dialogue, version, voices)
    form = TalkForm(request.POST, dialogue=dialogue, version=version, voices=voices, spoken=language)
    if not form.is_valid():
        return _show(request, form, status=422)
    return _sent(request, dialogue, form)


def _guide(dialogue: Dialogue, given: QueryDict) -> GuideVersion | None:
    """The version that this page was opened with, else the newest: a talk keeps its questions to the end."""
    try:
        wanted = forms.UUIDField(required=False).clean(given.get("guide", ""))
    except forms.ValidationError:
        wanted = None
    rows = GuideVersion.objects.filter(dialogue=dialogue, pk=wanted).exclude(published_at=None)
    kept: GuideVersion | None = rows.first() if wanted else None
    return kept or newest_guide(dialogue, given.get("kind", ""))


def _begin(request: HttpRequest, begin: BeginForm, version: GuideVersion | None) -> HttpResponse:
    if version is None:
        return render(request, "conversations/no_guide.html", {"title": _("Write down a talk")})
    context = {"title": _("Write down a talk"), "form": begin}
    return render(request, "conversations/begin.html", context, status=422 if begin.is_bound else 200)


def _switched(request: HttpRequest, dialogue: Dialogue, version: GuideVersion, voices: int) -> HttpResponse:
    """The same page with the questions in another language; whatever was typed or ticked stays."""
    wanted = request.POST["switch"]
    spoken = wanted if wanted in dialogue.languages else dialogue.language
    left = ("switch", "language", "csrfmiddlewaretoken")
    typed = {name: str(value) for name, value in request.POST.items() if name not in left}
    for name in [name for name in typed if name.startswith("a-") and name.endswith("-language")]:
        if not typed.get(name.removesuffix("language") + "text", "").strip():
            typed[name] = spoken
    return _show(request, TalkForm(dialogue=dialogue, version=version, voices=voices, spoken=spoken, initial=typed))


def _show(request: HttpRequest, form: TalkForm, *, status: int = 200) -> HttpResponse:
    dialogue: Dialogue = request.dialogue  # type: ignore[attr-defined]
    tongues = [(code, own_name(code), direction(code)) for code in dialogue.languages if code != form.spoken]
    context = {
        "title": _("Write down a talk"),
        "form": form,
        "tongues": tongues,
        "spoken": form.spoken,
        "spoken_direction": direction(form.spoken),
        "wrong": [field for field in form if field.errors],
    }
    return render(request, "conversations/talk.html", context, status=status)


def _sent(request: HttpRequest, dialogue: Dialogue, form: TalkForm) -> HttpResponse:
    person = cast(Person, request.user)
    body = record_of(form, read_by=person.name)
    try:
        found = read_record(body)
    except CannotRead as wrong:
        form.add_error(None, " ".join(words_of(str(wrong))).strip())
        return _show(request, form, status=422)
    receive(dialogue, kind="conversation", record=found.id, body=body, by=person)
    drain_inbox(50)
    address = request.build_absolute_uri(_follow_path())
    codes = [(voice.number, form.cleaned_data[f"v{voice.number}-receipt"]) for voice in found.voices if voice.agreed]
    context = {
        "title": _("The talk is kept") if codes else _("The refusal is counted"),
        "receipts": [(number, code, qr(f"{address}#{code}")) for number, code in codes],
        "address": address,
    }
    return render(request, "conversations/kept.html", context)


def _follow_path() -> str:
    """Where a receipt is followed. That page lies in a room above this one, so it is known by its name only."""
    try:
        return reverse("pages:follow")
    except NoReverseMatch:
        return "/"


def qr(text: str) -> SafeString:
    """A QR code as an inline picture."""
    out = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", scale=4, xmldecl=False, svgns=False, svgclass=None, lineclass=None)
    drawn: SafeString = mark_safe(out.getvalue().decode())  # noqa: S308  (segno's own drawing)
    return drawn

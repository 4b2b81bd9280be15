"""Ready guides, one tap to take one over; and a guide as the phone will show it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dorpel.conversations.models import Answer, Guide, GuideVersion, Question
from dorpel.conversations.operations.guide import AlreadyTaken, take_guide
from dorpel.conversations.ready_guides import READY, Ready
from dorpel.conversations.views.guide import when_of
from dorpel.core.languages import direction, own_name
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def guide_ready(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The guides that we wrote; one press makes a draft of one."""
    if request.method == "POST":
        return _taken(request, dialogue, READY.get(request.POST.get("guide", "")))
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    here = set(Guide.objects.filter(dialogue=dialogue).values_list("name", flat=True))
    guides = [
        (
            each.key,
            getattr(each, language),
            getattr(each, f"about_{language}"),
            [getattr(asked, language).text for asked in each.questions],
            bool({each.nl, each.en} & here),
        )
        for each in READY.values()
    ]
    context = {
        "title": _("Ready guides"),
        "intro": _("Written in Dutch and English. Taking one over makes a draft of your own, to change as you like."),
        "guides": guides,
        "language": language,
        "breadcrumb": [(_("Guides"), _to("guide_list", dialogue))],
    }
    return render(request, "conversations/ready_guides.html", context)


def _taken(request: HttpRequest, dialogue: Dialogue, ready: Ready | None) -> HttpResponse:
    if ready is None:
        return redirect(_to("guide_ready", dialogue))
    try:
        guide = take_guide(dialogue, ready, by=cast(Person, request.user))
    except AlreadyTaken:
        messages.error(request, _("This dialogue has a guide of that name already."))
        return redirect(_to("guide_ready", dialogue))
    messages.success(request, _("Here is your draft. Change what you like, then publish it."))
    return redirect(_to("guide_detail", dialogue, pk=guide.pk))


@door(read=May.READ_DIALOGUE)
def guide_preview(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One question a screen, in a phone, in any language of the dialogue; what isn't worded says so."""
    guide: Guide = of_dialogue(Guide, dialogue, pk)
    version = _version(guide, request.GET.get("version", ""))
    language = request.GET.get("language", "")
    language = language if language in dialogue.languages else dialogue.language
    questions = list(version.questions.order_by("order", "key").prefetch_related("wordings")) if version else []
    at = min(max(_number(request.GET.get("at", "")), 1), max(len(questions), 1))
    asked = questions[at - 1] if questions else None

    worded = _worded(asked, dialogue, language) if asked else None

    def there(**change: Any) -> str:
        kept = {"version": version.number if version else "", "language": language, "at": at} | change
        return "?" + "&".join(f"{name}={value}" for name, value in kept.items())

    context = {
        "title": guide.name,
        "at": at,
        "of": len(questions),
        "asked": worded,
        "here": _("On a phone"),
        "group": _spoken(asked.get_group_display, worded["language"]) if asked and worded else "",
        "when": when_of(asked) if asked else "",
        "doers": _spoken(_doers, worded["language"]) if asked and worded and asked.asks_doer else [],
        "before": there(at=at - 1) if at > 1 else "",
        "after": there(at=at + 1) if at < len(questions) else "",
        "tongues": [(code, own_name(code), there(language=code), code == language) for code in dialogue.languages],
        "breadcrumb": [(_("Guides"), _to("guide_list", dialogue)), (guide.name, _to("guide_detail", dialogue, pk=pk))],
    }
    return render(request, "conversations/guide_preview.html", context)


def _spoken(words: Callable[[], Any], language: str) -> Any:
    """What the screens say in a language of the talk, when they speak it."""
    if language not in dict(settings.LANGUAGES):
        return words()
    with translation.override(language):
        return words()


def _doers() -> list[str]:
    return [str(label) for key, label in Answer.Doer.choices if key != Answer.Doer.UNSAID]


def _version(guide: Guide, wanted: str) -> GuideVersion | None:
    versions = list(guide.versions.order_by("-number"))
    return next((each for each in versions if str(each.number) == wanted), versions[0] if versions else None)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def _worded(asked: Question, dialogue: Dialogue, language: str) -> dict[str, Any]:
    """The question as it is shown in a language, or in the main one when nobody worded it."""
    wording = next((each for each in asked.wordings.all() if each.language == language), None)
    said: Any = wording or asked
    spoken = language if wording else dialogue.language
    return {
        "text": said.text,
        "prompt": said.prompt or asked.prompt,
        "help": said.help or asked.help,
        "language": spoken,
        "direction": direction(spoken),
        "missing": wording is None and language != dialogue.language,
    }

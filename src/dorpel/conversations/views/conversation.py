"""The talks and what was said in them, masked."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dorpel.conversations.forms.filters import AnswerFilters, ConversationFilters
from dorpel.conversations.models import Answer, AnswerVersion, Conversation, Voice
from dorpel.conversations.operations.sound import sounds_of
from dorpel.conversations.queries import answers_hidden, answers_shown, conversations_shown, current_versions
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.wordings import wordings_action


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


@door(read=May.READ_CONVERSATIONS)
def conversation_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The talks, newest first, narrowed by filters."""
    filters = ConversationFilters(request.GET, dialogue=dialogue)

    def row(talk: Conversation) -> Row:
        cells = [
            (_("Held on"), talk.held_on or _("unknown")),
            (_("Kind"), talk.get_kind_display()),
            (_("Language"), own_name(talk.language)),
            (_("Neighbourhood"), talk.neighbourhood),
            (_("Challenger"), talk.challenger),
            (_("Number present"), talk.present),
        ]
        return Row(cells, _to("conversation_detail", dialogue, pk=talk.pk))

    return show_list(
        request,
        conversations_shown(dialogue, filters.chosen()),
        title=_("Conversations"),
        row=row,
        filters=filters,
        filter_label=_("Show"),
        actions=_ways(request, dialogue),
    )


def _ways(request: HttpRequest, dialogue: Dialogue) -> list[tuple[str, str]]:
    """From the list of talks to what lies around it, for who may."""
    ways = [
        (May.RECORD, _("Write down a talk"), "conversation_new"),
        (May.MEND_INBOX, _("What comes in"), "incoming"),
        (May.READ_DIALOGUE, _("Guides"), "guide_list"),
        (May.READ_CHALLENGERS, _("How it was"), "debrief_list"),
        (May.RECORD, _("What I recorded"), "own_records"),
    ]
    return [(label, _to(name, dialogue)) for right, label, name in ways if may(request, right)]


@door(read=May.READ_CONVERSATIONS)
def conversation_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One talk: its circumstances, its voices, what was said by whom."""
    shown = Conversation.objects.of(dialogue).select_related(
        "neighbourhood", "challenger", "method", "guide_version__guide"
    )
    talk: Conversation = of_dialogue(shown, dialogue, pk)
    context = {
        "title": _("A talk"),
        "facts": [fact for fact in _circumstances(talk) if fact[1]],
        "sections": [*_said(dialogue, talk), _voices(talk), _earlier(talk)],
        "notice": _("Some answers are hidden until somebody has looked at them.")
        if talk.answers.exclude(hidden_at=None).exists()
        else "",
        "actions": [(_("In the inbox"), _to("submission_detail", dialogue, pk=talk.submission_id))]
        if talk.submission_id and may(request, May.MEND_INBOX)
        else [],
        "sounds": sounds_of(talk) if may(request, May.READ_RAW) else [],
    }
    return render(request, "conversations/conversation.html", context)


def _circumstances(talk: Conversation) -> list[tuple[str, object]]:
    return [
        (_("Kind"), talk.get_kind_display()),
        (_("Recorded by"), talk.get_channel_display()),
        (_("Language"), own_name(talk.language)),
        (_("Held on"), talk.held_on),
        (_("Received"), talk.received_at),
        (_("Subject"), talk.subject),
        (_("Method"), talk.method),
        (_("Place"), talk.place),
        (_("Neighbourhood"), talk.neighbourhood),
        (_("Number present"), talk.present),
        (_("Challenger"), talk.challenger),
        (_("Supported by"), talk.supported_by),
        (_("Guide"), talk.guide_version),
    ]


def _said(dialogue: Dialogue, talk: Conversation) -> list[dict[str, Any]]:
    """A section per question with what was said to it."""
    sections: dict[UUID, dict[str, Any]] = {}
    for version in current_versions(answer__conversation=talk).order_by(
        "answer__question__order", "answer__voice__number", "pk"
    ):
        said: Answer = version.answer
        section = sections.setdefault(said.question_id, {"title": said.question.text, "voices": []})
        who = _("Voice {number}").format(number=said.voice.number) if said.voice else _("The talk as a whole")
        section["voices"].append(
            {
                "text": version.text,
                "language": said.language,
                "said": " · ".join([who, *_how(said)]),
                "address": _to("answer_detail", dialogue, pk=said.pk),
            }
        )
    return list(sections.values())


def _how(said: Answer) -> list[str]:
    """Who should act and whether it was read back; what was added later was said to nobody's face."""
    if said.added_at:
        return [_("added later with the receipt, on {day}").format(day=date_format(said.added_at, "DATE_FORMAT"))]
    return [str(said.get_doer_display()), str(said.get_read_back_display())]


def _voices(talk: Conversation) -> dict[str, Any]:
    rows = [
        Row(
            [
                (_("Voice"), voice.number),
                (
                    _("Told of themselves"),
                    ", ".join(f"{each.category.facet.name}: {each.category.name}" for each in voice.categories.all()),
                ),
                (_("Agreed to"), ", ".join(str(each.purpose) for each in voice.consents.all() if each.given)),
                (_("Has a receipt"), _("yes") if voice.receipt_hash else _("no")),
            ]
        )
        for voice in _with_consents(talk)
    ]
    return {"title": _("Voices"), "rows": rows, "empty": _("No voices are kept.")}


def _with_consents(talk: Conversation) -> list[Voice]:
    return list(talk.voices.order_by("number").prefetch_related("categories__category__facet", "consents__purpose"))


def _earlier(talk: Conversation) -> dict[str, Any]:
    """Earlier texts that may be read: corrected ones; what stood there before masking is read under its own right."""
    masked = Answer.objects.filter(conversation=talk, versions__cause=AnswerVersion.Cause.MASKED).values_list(
        "pk", flat=True
    )
    rows = AnswerVersion.objects.filter(answer__conversation=talk, answer__version__gt=1, answer__hidden_at=None)
    rows = rows.exclude(answer__in=list(masked)).select_related("answer__question").order_by("answer", "number")
    shown = [
        Row(
            [
                (_("Question"), each.answer.question.text),
                (_("Version"), each.number),
                (_("Why this version"), each.get_cause_display()),
                (_("Made"), each.made_at),
                (_("Text"), each.text),
            ]
        )
        for each in rows
    ]
    return {
        "title": _("Corrected answers, in all their versions"),
        "rows": shown,
        "empty": _("No answer was corrected."),
    }


@door(read=May.READ_CONVERSATIONS)
def answer_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What was said, by question, or only what nobody has read; for who masks, also what is hidden until then."""
    filters = AnswerFilters(request.GET, dialogue=dialogue, masks=may(request, May.MASK))
    filters.is_valid()
    hidden = filters.cleaned_data.get("hidden", False)

    def row(said: Any) -> Row:
        text = said.now[0].text if said.now else ""
        cells = [
            (_("Answer"), Truncator(text).chars(160)),
            (_("Question"), said.question.text),
            (_("Language"), own_name(said.language)),
            (_("Who should act"), said.get_doer_display()),
            (_("First read"), said.first_read_at or _("not yet")),
        ]
        page = "answer_detail" if not hidden else "answer_division" if _waits(said) else "answer_masking"
        return Row(cells, _to(page, dialogue, pk=said.pk))

    question, unread = filters.cleaned_data.get("question", ""), filters.cleaned_data.get("unread", False)
    rows = answers_hidden(dialogue) if hidden else answers_shown(dialogue, question=question, unread=unread)
    return show_list(request, rows, title=_("Answers"), row=row, filters=filters, filter_label=_("Show"))


def _waits(said: Any) -> bool:
    """Whether a hidden answer waits for somebody to say whose words it is."""
    return said.voice_id is None and said.waits


@door(read=May.READ_CONVERSATIONS)
def answer_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One answer as it may be read now, with its question and its talk."""
    said: Any = of_dialogue(answers_shown(dialogue), dialogue, pk)
    text = said.now[0] if said.now else None
    voice = {"text": text.text, "language": said.language, "said": str(said.get_doer_display())} if text else None
    masking = [(_("Cover names and streets"), _to("answer_masking", dialogue, pk=pk))]
    context = {
        "title": _("An answer"),
        "intro": said.question.text,
        "sections": [{"title": _("What was said"), "voices": [voice] if voice else []}],
        "facts": [
            (_("Language"), own_name(said.language)),
            (_("Who should act"), said.get_doer_display()),
            (_("Read back"), said.get_read_back_display()),
            (_("Version"), said.version),
            (_("Why this version"), text.get_cause_display() if text else ""),
            (_("First read"), said.first_read_at or _("not yet")),
            *([(_("Added later with the receipt"), said.added_at)] if said.added_at else []),
        ],
        "actions": [
            (_("To the talk"), _to("conversation_detail", dialogue, pk=said.conversation_id)),
            *(masking if may(request, May.MASK) else []),
            *(wordings_action("answer", text) if text else []),
        ],
    }
    return render(request, "core/detail.html", context)

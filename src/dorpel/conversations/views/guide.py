"""The guide's pages: list, detail with its questions by group, forms, publication."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.guide import GuideForm, QuestionForm, WordingForm
from dorpel.conversations.models import Conversation, Guide, GuideVersion, Question, QuestionWording
from dorpel.conversations.operations.guide import (
    Frozen,
    NoQuestions,
    draft_of,
    keep_guide,
    keep_question,
    keep_wording,
    publish_guide,
    remove_question,
)
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


def kinds_of(guide: Guide) -> str:
    """The kinds of talk that a guide is for, in words."""
    names = dict(Conversation.Kind.choices)
    return ", ".join(str(names.get(kind, kind)) for kind in guide.kinds) or _("every kind")


@door(read=May.READ_DIALOGUE)
def guide_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The guides."""

    def row(guide: Guide) -> Row:
        cells = [(_("Name"), guide.name), (_("For which talks"), kinds_of(guide))]
        return Row(cells, _to("guide_detail", dialogue, pk=guide.pk))

    actions = []
    if may(request, May.EDIT_GUIDE):
        actions = [(_("New guide"), _to("guide_new", dialogue)), (_("Ready guides"), _to("guide_ready", dialogue))]
    return show_list(request, Guide.objects.of(dialogue), title=_("Guides"), row=row, actions=actions)


@door(read=May.READ_DIALOGUE)
def guide_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One guide: the questions of one of its versions (the newest unless ?version= says another)."""
    guide: Guide = of_dialogue(Guide, dialogue, pk)
    versions = list(guide.versions.order_by("-number"))
    wanted = request.GET.get("version", "")
    version = next((each for each in versions if str(each.number) == wanted), versions[0] if versions else None)
    context = {
        "title": guide.name,
        "facts": [
            (_("For which talks"), kinds_of(guide)),
            (_("Version"), version.number if version else ""),
            (_("State"), _state(version)),
        ],
        "sections": [*_groups(dialogue, version), _versions(dialogue, guide, versions)],
        "actions": [
            *(_guide_actions(dialogue, guide, version) if may(request, May.EDIT_GUIDE) else []),
            (_("Look at it on a phone"), _preview(dialogue, guide, version)),
        ],
    }
    return render(request, "core/detail.html", context)


def _preview(dialogue: Dialogue, guide: Guide, version: GuideVersion | None) -> str:
    return _to("guide_preview", dialogue, pk=guide.pk) + (f"?version={version.number}" if version else "")


def _state(version: GuideVersion | None) -> object:
    return _("draft") if version is None or version.published_at is None else version.published_at


def _groups(dialogue: Dialogue, version: GuideVersion | None) -> list[dict[str, Any]]:
    questions: list[Question] = (
        list(version.questions.order_by("order", "key").prefetch_related("wordings")) if version else []
    )
    sections = []
    for group in Question.Group:
        rows = [_question_row(dialogue, each) for each in questions if each.group == group]
        sections.append({"title": group.label, "rows": rows, "empty": _("No question here yet.")})
    return sections


def _question_row(dialogue: Dialogue, question: Question) -> Row:
    worded = ", ".join(f"{own_name(each.language)} ({each.get_state_display()})" for each in question.wordings.all())
    cells = [
        (_("Question"), question.text),
        (_("Order"), question.order),
        (_("When"), when_of(question)),
        (_("In other languages"), worded),
    ]
    return Row(cells, _to("question_detail", dialogue, pk=question.pk))


def when_of(question: Question) -> str:
    """When a question is skipped, in words; nothing when it is always asked."""
    if not question.only_if:
        return ""
    if question.only_if_answered:
        return _("only when “%(key)s” was answered") % {"key": question.only_if}
    return _("only when “%(key)s” wasn't answered") % {"key": question.only_if}


def _versions(dialogue: Dialogue, guide: Guide, versions: list[GuideVersion]) -> dict[str, Any]:
    address = _to("guide_detail", dialogue, pk=guide.pk)
    rows = [
        Row([(_("Version"), each.number), (_("State"), _state(each))], f"{address}?version={each.number}")
        for each in versions
    ]
    return {"title": _("Versions"), "rows": rows}


def _guide_actions(dialogue: Dialogue, guide: Guide, version: GuideVersion | None) -> list[tuple[str, str]]:
    change = (_("Change name"), _to("guide_change", dialogue, pk=guide.pk))
    if version is None or version.published_at is not None:
        return [(_("Make a new draft"), _to("guide_draft", dialogue, pk=guide.pk)), change]
    return [
        (_("New question"), _to("question_new", dialogue, pk=guide.pk)),
        (_("Publish"), _to("guide_publication", dialogue, pk=guide.pk)),
        change,
    ]


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def guide_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new guide, or its name."""
    guide = of_dialogue(Guide, dialogue, pk) if pk else Guide(dialogue=dialogue)
    person = cast(Person, request.user)
    return show_form(
        request,
        GuideForm(request.POST or None, instance=guide),
        title=_("Guide"),
        write=May.EDIT_GUIDE,
        save=lambda form: keep_guide(form, by=person),
        then=lambda saved: _to("guide_detail", dialogue, pk=saved.pk),
    )


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def guide_draft(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A new draft beside the published version, after a yes."""
    guide = of_dialogue(Guide, dialogue, pk)
    if request.method == "POST":
        draft_of(guide, by=cast(Person, request.user))
        return redirect(_to("guide_detail", dialogue, pk=pk))
    intro = _("The published version stays as it is. You change a copy.")
    return render(request, "core/confirm.html", {"title": _("Make a new draft"), "intro": intro})


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def guide_publication(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Publishes the draft, after a yes."""
    guide = of_dialogue(Guide, dialogue, pk)
    version = guide.versions.filter(published_at=None).first()
    back = _to("guide_detail", dialogue, pk=pk)
    if version is None:
        raise Http404
    if request.method == "POST":
        try:
            publish_guide(version, by=cast(Person, request.user))
        except NoQuestions:
            messages.error(request, _("A guide needs at least one question."))
        except Frozen:
            messages.error(request, _("This version is already published."))
        return redirect(back)
    intro = _("After this the version can't change. Talks that have begun keep their own version.")
    return render(request, "core/confirm.html", {"title": _("Publish the guide"), "intro": intro, "cancel": back})


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def question_form(
    request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None, question: UUID | None = None
) -> HttpResponse:
    """A new question in the draft of a guide (pk), or a question changed."""
    if question is not None:
        row = of_dialogue(Question, dialogue, question)
    else:
        version = get_object_or_404(GuideVersion, guide=of_dialogue(Guide, dialogue, pk), published_at=None)
        row = Question(dialogue=dialogue, guide_version=version, order=version.questions.count() + 1)
    return _unless_frozen(
        request,
        QuestionForm(request.POST or None, instance=row),
        title=_("Question"),
        save=lambda form: keep_question(form, by=cast(Person, request.user)),
        then=_to("guide_detail", dialogue, pk=row.guide_version.guide_id),
    )


def _unless_frozen(request: HttpRequest, form: Any, *, title: str, save: Any, then: str) -> HttpResponse:
    try:
        return show_form(request, form, title=title, write=May.EDIT_GUIDE, save=save, then=then)
    except Frozen:
        messages.error(request, _("This version is published and can't change. Make a new draft first."))
        return redirect(then)


@door(read=May.READ_DIALOGUE)
def question_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One question with its wordings."""
    question: Question = of_dialogue(Question.objects.select_related("guide_version__guide"), dialogue, pk)
    open_ = question.guide_version.published_at is None and may(request, May.EDIT_GUIDE)
    worded = {each.language: each for each in question.wordings.all()}
    rows = [_wording_row(dialogue, question, code, worded.get(code), open_=open_) for code in dialogue.languages[1:]]
    context = {
        "title": question.text,
        "facts": [
            (_("Guide"), question.guide_version),
            (_("Group"), question.get_group_display()),
            (_("Order"), question.order),
            (_("Follow-up prompt"), question.prompt),
            (_("Help for who asks"), question.help),
            (_("Asks who should act"), _("yes") if question.asks_doer else _("no")),
            (_("When"), when_of(question) or _("always")),
            (_("Key"), question.key),
        ],
        "sections": [{"title": _("In other languages"), "rows": rows, "empty": _("This dialogue has one language.")}],
        "actions": [
            (_("Change"), _to("question_change", dialogue, question=pk)),
            (_("Remove"), _to("question_removal", dialogue, pk=pk)),
        ]
        if open_
        else [],
    }
    return render(request, "core/detail.html", context)


def _wording_row(
    dialogue: Dialogue, question: Question, code: str, wording: QuestionWording | None, *, open_: bool
) -> Row:
    cells: list[tuple[str, object]] = [
        (_("Language"), own_name(code)),
        (_("Question"), wording.text if wording else ""),
        (_("State"), wording.get_state_display() if wording else _("not worded yet")),
    ]
    return Row(cells, _to("question_wording", dialogue, pk=question.pk, language=code) if open_ else "")


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def question_wording(request: HttpRequest, dialogue: Dialogue, pk: UUID, language: str) -> HttpResponse:
    """A question in another language of the dialogue."""
    question = of_dialogue(Question, dialogue, pk)
    if language not in dialogue.languages[1:]:
        raise Http404
    wording = question.wordings.filter(language=language).first() or QuestionWording(of=question, language=language)
    return _unless_frozen(
        request,
        WordingForm(request.POST or None, instance=wording),
        title=_("{question} – in {language}").format(question=question.text, language=own_name(language)),
        save=lambda form: keep_wording(form, by=cast(Person, request.user)),
        then=_to("question_detail", dialogue, pk=pk),
    )


@door(read=May.READ_DIALOGUE, write=May.EDIT_GUIDE, form=True)
def question_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a question out of the draft, after a yes."""
    question = of_dialogue(Question.objects.select_related("guide_version"), dialogue, pk)
    back = _to("guide_detail", dialogue, pk=question.guide_version.guide_id)
    if request.method != "POST":
        context = {"title": _("Remove this question?"), "intro": question.text, "cancel": back}
        return render(request, "core/confirm.html", context)
    try:
        remove_question(question, by=cast(Person, request.user))
    except Frozen:
        messages.error(request, _("This version is published and can't change. Make a new draft first."))
    return redirect(back)

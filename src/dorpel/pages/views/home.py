"""The front page, the way of the dialogue so far, what happens with words, and how to take part."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from dorpel.challengers.forms import ApplicationForm
from dorpel.challengers.models import Intake
from dorpel.challengers.operations import apply
from dorpel.dialogues.models import (
    Decision,
    Dialogue,
    DialogueWording,
    Intention,
    Lesson,
    Purpose,
    PurposeWording,
    StartingQuestion,
    StatementOfSupport,
)
from dorpel.findings.queries import public_findings
from dorpel.insight.pictures import reach_map
from dorpel.newspaper.models import Printing
from dorpel.pages import exposed
from dorpel.pages.answers import answers_of
from dorpel.pages.course import way_of
from dorpel.pages.forms import CodeForm
from dorpel.pages.frame import public, show
from dorpel.pages.queries import cards_of, sheets_of, worded
from dorpel.pages.tries import limited


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The one dialogue, or the list of them."""
    dialogues = list(Dialogue.objects.order_by("name")[:50])
    if len(dialogues) == 1:
        return _front(request, dialogues[0])
    return show(request, "dialogues", None, dialogues=dialogues)


@require_safe
@public
def dialogue(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The front page of one dialogue."""
    return _front(request, dialogue)


def _front(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    questions = StartingQuestion.objects.filter(dialogue=dialogue).order_by("order").prefetch_related("wordings")
    printing = _latest_printing(dialogue)
    top = list(public_findings(dialogue).order_by("-voices", "-pk")[:3])
    slogan, slogan_language = slogan_of(dialogue)
    about, about_language = about_of(dialogue)
    sheets = sheets_of(printing.edition)[:2] if printing else []
    return show(
        request,
        "home",
        dialogue,
        slogan=slogan,
        slogan_language=slogan_language,
        about=about,
        about_language=about_language,
        share_text=slogan,
        questions=[worded(question) for question in questions[:4]],
        cards=cards_of(top, slug=dialogue.slug, lead=4),
        printing=printing,
        sheets=sheets,
        share_picture=sheets[0].address if sheets else "",
        map=reach_map(dialogue),
        steps=way_of(dialogue, timezone.localdate()),
        answers=answers_of(dialogue),
        open_calls=list(_open_calls(dialogue).order_by("closes_on")[:3]),
        form=CodeForm(),
    )


def slogan_of(dialogue: Dialogue) -> tuple[str, str]:
    """The slogan, else the name, and its language; in the visitor's language when somebody approved it there."""
    wording = _approved(dialogue) if dialogue.slogan else None
    return (wording.text, wording.language) if wording else (dialogue.slogan or dialogue.name, dialogue.language)


def about_of(dialogue: Dialogue) -> tuple[str, str]:
    """What the dialogue is about, and its language; in the visitor's language when somebody approved it there."""
    wording = _approved(dialogue)
    return (wording.about, wording.language) if wording and wording.about else (dialogue.about, dialogue.language)


def _approved(dialogue: Dialogue) -> DialogueWording | None:
    asked = (get_language() or "").split("-")[0]
    return dialogue.wordings.filter(language=asked, state="approved").first()


def _latest_printing(dialogue: Dialogue) -> Printing | None:
    rows = Printing.objects.filter(dialogue=dialogue).select_related("edition").order_by("-at")
    found: Printing | None = rows.first()
    return found


@require_GET
@public
def course(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Intentions, phases, decisions with their reason, lessons, and who stands behind it."""
    of = {"dialogue": dialogue}
    return show(
        request,
        "course",
        dialogue,
        title=_("The way so far"),
        steps=way_of(dialogue, timezone.localdate()),
        intentions=Intention.objects.filter(**of).order_by("order")[:20],
        decisions=Decision.objects.filter(**of).select_related("intention").order_by("-decided_on", "-pk")[:60],
        lessons=Lesson.objects.filter(**of).order_by("-noted_on", "-pk")[:60],
        statements=StatementOfSupport.objects.filter(**of).order_by("given_on")[:40],
    )


@require_GET
@public
def privacy(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """For each purpose what is asked, on which basis, how long, what taking back means; and what a theft gives away."""
    wordings = Prefetch("wordings", PurposeWording.objects.filter(state="approved"))
    purposes = Purpose.objects.filter(dialogue=dialogue).order_by("order").prefetch_related(wordings)
    asked = [(worded(purpose, "sentence"), purpose) for purpose in purposes]
    return show(
        request,
        "privacy",
        dialogue,
        title=_("How we treat your words"),
        asked=asked,
        things=exposed.things(),
        roles=exposed.roles(),
    )


@require_GET
@public
def part(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The open calls for challengers, and other ways to take part."""
    return show(
        request, "part", dialogue, title=_("Take part"), intakes=_open_calls(dialogue).order_by("closes_on")[:10]
    )


@limited("apply", each=10, total=500)
@public
def application(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The form to become a challenger, while the call is open."""
    intake = get_object_or_404(_open_calls(dialogue), pk=pk)
    form = ApplicationForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        made = apply(intake, **form.told())
        return show(request, "applied", dialogue, intake=intake, reference=made.reference)
    return show(request, "application", dialogue, status=422 if form.is_bound else 200, intake=intake, form=form)


def _open_calls(dialogue: Dialogue) -> QuerySet[Intake]:
    today = timezone.localdate()
    return Intake.objects.filter(dialogue=dialogue, opens_on__lte=today, closes_on__gte=today)

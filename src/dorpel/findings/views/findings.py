"""Findings: all by state, one with its two sides, the form, the translations."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.views.voices import voice_of
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.findings.forms import FilterForm, FindingForm, FindingWordingForm
from dorpel.findings.models import Evidence, Finding, FindingVersion, FindingWording
from dorpel.findings.operations import rewrite, word, write
from dorpel.findings.queries import current, current_version, evidence_of, voices_behind

SIDE = 50


@door(read=May.READ_FINDINGS)
def finding_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every finding, the newest first; drafts, adopted or published ones only when asked."""
    rows = current(Finding.objects.filter(dialogue=dialogue), state=request.GET.get("state", ""))

    def row(finding: Any) -> Row:
        cells = [(_("Finding"), finding.claim), (_("State"), state_of(finding)), (_("Reference"), finding.reference)]
        return Row(cells, reverse("findings:finding_detail", args=[dialogue.slug, finding.pk]))

    actions = [Link(_("Responses of readers"), reverse("findings:response_list", args=[dialogue.slug]))]
    if may(request, May.WRITE_FINDINGS):
        actions.insert(0, Link(_("New finding"), reverse("findings:finding_new", args=[dialogue.slug])))
    return show_list(
        request,
        rows,
        title=_("Findings"),
        row=row,
        actions=actions,
        filters=FilterForm(request.GET or None),
        filter_label=_("Show"),
        empty=_("There are no findings here yet."),
    )


def state_of(finding: Any) -> str:
    """Where a finding stands, in words; for one that came through `current`."""
    if finding.public:
        return _("published")
    return _("adopted") if finding.adopted else _("draft")


@door(read=May.READ_FINDINGS)
def finding_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One finding: the claim, what speaks for it and what against, who stands behind it."""
    finding: Any = of_dialogue(current(Finding.objects.select_related("written_by")), dialogue, pk)
    version = current_version(finding)
    both = {stance: _side(request, dialogue, finding, stance) for stance in Evidence.Stance}
    context = {
        "title": version.claim,
        "language": version.language,
        "kicker": state_of(finding),
        "breadcrumb": [Link(_("Findings"), reverse("findings:finding_list", args=[dialogue.slug]))],
        "actions": _actions(request, dialogue, finding),
        "explanation": version.explanation,
        "for_it": both[Evidence.Stance.FOR],
        "against": both[Evidence.Stance.AGAINST],
        "voices_for": voices_behind(finding, Evidence.Stance.FOR),
        "voices_against": voices_behind(finding, Evidence.Stance.AGAINST),
        "looked": finding.looked_against.select_related("person").order_by("-pk")[:SIDE],
        "facts": _facts(finding, version),
        "wordings": [_wording_row(dialogue, finding, each) for each in version.wordings.order_by("language")],
        "may_write": may(request, May.WRITE_FINDINGS),
    }
    return render(request, "findings/finding.html", context)


def _side(request: HttpRequest, dialogue: Dialogue, finding: Finding, stance: str) -> list[dict[str, Any]]:
    """The quotes of one side as voices; the words only for who may read quotes, or when they are shown in public."""
    rows = evidence_of(finding).filter(stance=stance)
    public = finding.public  # type: ignore[attr-defined]
    if not may(request, May.READ_CODING):
        rows = rows.filter(shown=True, quote__lost_at=None, quote__answer__hidden_at=None) if public else rows.none()
    side = []
    for row in rows.order_by("-shown", "pk")[:SIDE]:
        voice = voice_of(row.quote, dialogue, other=stance == Evidence.Stance.AGAINST)
        if not may(request, May.READ_CODING):
            voice["address"] = ""
        side.append(
            {**voice, "evidence": row.pk, "shown": row.shown, "silent": row.quote.lost_at or row.quote.answer.hidden_at}
        )
    return side


def _facts(finding: Finding, version: FindingVersion) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("Reference code"), finding.reference),
        (_("Version"), version.number),
        (_("Written by"), version.written_by.name),
    ]
    adoption = getattr(version, "adoption", None)
    if adoption:
        facts.append((_("Adopted by"), adoption.adopted_by.name))
    for public in finding.publications.select_related("published_by").order_by("-at")[:SIDE]:
        words = _("{voices} of {base} voices heard, by {person}, {day}")
        said = words.format(
            voices=public.voices, base=public.base, person=public.published_by.name, day=public.at.date()
        )
        facts.append((_("Published"), said))
        if public.ended_at:
            facts.append((_("Taken down"), f"{public.ended_at.date()}: {public.ended_why}"))
    return facts


def _actions(request: HttpRequest, dialogue: Dialogue, finding: Any) -> list[Link]:
    """What can be done next, the likeliest first."""
    choices = [
        (May.WRITE_FINDINGS, "evidence_list", _("Look for evidence"), True),
        (May.WRITE_FINDINGS, "looked_form", _("I looked for the opposite"), True),
        (May.WRITE_FINDINGS, "finding_change", _("Change the words"), True),
        (May.ADOPT, "adoption", _("Stand behind it"), not finding.adopted),
        (May.PUBLISH, "publication", _("Publish"), finding.adopted and not finding.public),
        (May.PUBLISH, "takedown", _("Take down"), finding.public),
        (May.WRITE_FINDINGS, "wording_new", _("Translate"), True),
    ]
    return [
        Link(label, reverse(f"findings:{name}", args=[dialogue.slug, finding.pk]))
        for right, name, label, open_ in choices
        if open_ and may(request, right)
    ]


def _wording_row(dialogue: Dialogue, finding: Finding, wording: FindingWording) -> Row:
    cells = [
        (_("Claim"), wording.text),
        (_("Language"), own_name(wording.language)),
        (_("State"), wording.get_state_display()),
    ]
    return Row(cells, reverse("findings:wording_change", args=[dialogue.slug, finding.pk, wording.pk]))


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def finding_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new finding, or a new version of one."""
    finding: Finding | None = of_dialogue(Finding, dialogue, pk) if pk else None
    now = current_version(finding) if finding else None
    form = FindingForm(request.POST or None, instance=finding, current=now, dialogue=dialogue)
    person: Any = request.user

    def save(form: Any) -> Finding:
        if finding is None:
            return write(dialogue, by=person, **form.texts)
        rewrite(finding, seen=form.seen_version, by=person, **form.texts)
        return finding

    return show_form(
        request,
        form,
        title=_("Change finding") if finding else _("New finding"),
        write=May.WRITE_FINDINGS,
        save=save,
        then=lambda saved: reverse("findings:finding_detail", args=[dialogue.slug, saved.pk]),
        breadcrumb=[Link(_("Findings"), reverse("findings:finding_list", args=[dialogue.slug]))],
    )


@door(read=May.READ_FINDINGS, write=May.WRITE_FINDINGS, form=True)
def wording_form(request: HttpRequest, dialogue: Dialogue, finding: UUID, pk: UUID | None = None) -> HttpResponse:
    """A finding's current version in another language, with its state."""
    version = current_version(of_dialogue(Finding, dialogue, finding))
    wording = get_object_or_404(FindingWording, of=version, pk=pk) if pk else FindingWording(of=version)
    form = FindingWordingForm(request.POST or None, instance=wording)
    person: Any = request.user

    def save(form: Any) -> FindingWording:
        texts = {name: form.cleaned_data[name] for name in ("language", "text", "explanation", "state")}
        return word(version, by=person, seen=form.seen_version, **texts)

    back = reverse("findings:finding_detail", args=[dialogue.slug, finding])
    return show_form(
        request,
        form,
        title=_("Translation"),
        write=May.WRITE_FINDINGS,
        save=save,
        then=back,
        cancel=back,
        intro=version.claim,
    )

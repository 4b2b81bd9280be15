"""The pack: all that a phone needs to hold talks for weeks without a signal, in every language of the dialogue."""

import base64
import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from dorpel.challengers.models import Challenger, Method
from dorpel.challengers.queries import evening_of
from dorpel.conversations.models import Conversation, GuideVersion, Question, Referral, ReferralRoute
from dorpel.conversations.recorder_words_turkish import NAMES
from dorpel.core.languages import direction, own_name
from dorpel.core.seal import sealing_key
from dorpel.core.words import in_languages
from dorpel.dialogues.models import Category, Dialogue, Facet, Membership, Neighbourhood, Purpose
from dorpel.dialogues.roles import May, roles_that
from dorpel.people.models import Person

FORMAT = "dorpel-pack/1"
STILL = timedelta(days=120)  # drafts may need a guide that was replaced so long ago
EMERGENCY = (("112", "emergency"), ("107", "talk"), ("1712", "violence"), ("103", "children"))


def pack_of(dialogue: Dialogue, person: Person, *, follow: str) -> dict[str, Any]:
    """The pack of one dialogue for one challenger, as it travels. `follow` is the address under a receipt."""
    key_id, point = sealing_key()
    who = Challenger.objects.filter(dialogue=dialogue, person=person).first()
    rows = Purpose.objects.filter(dialogue=dialogue).prefetch_related("wordings").order_by("order", "key")
    purposes = [row for row in rows if row.key != Purpose.Key.SOUND]
    return {
        "format": FORMAT,
        "dialogue": _dialogue(dialogue),
        "challenger": _challenger(who, person),
        "outing": _outing(who),
        "guides": [_guide(version) for version in guides_of(dialogue)],
        "kinds": [{"key": kind.value, "name": _said(dialogue, kind)} for kind in Conversation.Kind],
        "facets": [_facet(each) for each in _facets(dialogue)],
        "purposes": [_purpose(each) for each in purposes],
        "consent": {"version": consent_version(purposes)},
        "sound": next((_purpose(row) for row in rows if row.key == Purpose.Key.SOUND and dialogue.sound), None),
        "neighbourhoods": list(Neighbourhood.objects.filter(dialogue=dialogue).order_by("name").values("code", "name")),
        "methods": [
            {"id": str(row.pk), "name": row.name} for row in Method.objects.filter(dialogue=dialogue).order_by("name")
        ],
        "referrals": {
            "kinds": _needs(dialogue),
            "person_of_trust": _hears(dialogue),
            "emergency": [{"number": number, "about": about} for number, about in EMERGENCY],
        },
        "follow": follow,
        "key": {"id": key_id, "point": base64.b64encode(point).decode()},
    }


def tag_of(pack: dict[str, Any]) -> str:
    """A name of exactly this pack, for If-None-Match."""
    return hashlib.sha256(json.dumps(pack, sort_keys=True).encode()).hexdigest()[:32]


def guides_of(dialogue: Dialogue) -> list[GuideVersion]:
    """The newest published version of each guide, and those that a draft on a phone may still need; newest first."""
    questions = Question.objects.order_by("order", "key").prefetch_related("wordings")
    rows = GuideVersion.objects.filter(dialogue=dialogue).exclude(published_at=None).select_related("guide")
    found: list[GuideVersion] = []
    known: dict[Any, GuideVersion] = {}
    for version in rows.prefetch_related(Prefetch("questions", questions)).order_by("-published_at"):
        newer = known.setdefault(version.guide_id, version)
        if newer is version or (newer.published_at or timezone.now()) > timezone.now() - STILL:
            found.append(version)
    return found


def consent_version(purposes: Iterable[Purpose]) -> str:
    """A short name of exactly these sentences, so that it is known later what was read out."""
    lines = "\n".join(f"{each.key}: {each.sentence}" for each in purposes)
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def _dialogue(dialogue: Dialogue) -> dict[str, Any]:
    return {
        "slug": dialogue.slug,
        "name": dialogue.name,
        "city": dialogue.city,
        "slogan": dialogue.slogan,
        "fictional": dialogue.fictional,
        "language": dialogue.language,
        "languages": [
            {"code": code, "name": own_name(code), "direction": direction(code)} for code in dialogue.languages
        ],
    }


def _challenger(row: Challenger | None, person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "language": person.language,
        "subject": row.subject if row else "",
        "supported_by": row.professional if row else "",
    }


def _outing(row: Challenger | None) -> dict[str, Any] | None:
    """The evening out, so that the phone shows its streets without a signal and the debrief knows what it is about."""
    evening = evening_of(row) if row else None
    if evening is None:
        return None
    return {
        "id": str(evening.pk),
        "streets": sorted(street.name for street in evening.streets.all()),
        "buddy": evening.buddy,
        "starts": evening.starts_at.isoformat(),
        "back_by": evening.back_by.isoformat(),
    }


def _guide(version: GuideVersion) -> dict[str, Any]:
    return {
        "id": str(version.pk),
        "guide": str(version.guide_id),
        "name": version.guide.name,
        "number": version.number,
        "kinds": version.guide.kinds,
        "published": version.published_at.isoformat() if version.published_at else "",
        "questions": [_question(row, version.dialogue.language) for row in version.questions.all()],
    }


def _question(row: Question, main: str) -> dict[str, Any]:
    words = {main: {"text": row.text, "prompt": row.prompt, "help": row.help, "state": "approved"}}
    for each in row.wordings.all():
        words[each.language] = {"text": each.text, "prompt": each.prompt, "help": each.help, "state": each.state}
    waits = {"question": row.only_if, "answered": row.only_if_answered} if row.only_if else None
    return {
        "key": row.key,
        "group": row.group,
        "order": row.order,
        "asks_doer": row.asks_doer,
        "only_if": waits,
        "words": words,
    }


def _needs(dialogue: Dialogue) -> list[dict[str, Any]]:
    """The kinds of need, each with the service that it goes to, when the leader chose one."""
    rows = ReferralRoute.objects.filter(dialogue=dialogue).select_related("service")
    goes = {row.kind: {"id": str(row.service_id), "name": row.service.name} for row in rows}
    return [
        {"key": kind.value, "name": _said(dialogue, kind), "service": goes.get(kind.value)} for kind in Referral.Kind
    ]


def _hears(dialogue: Dialogue) -> bool:
    """Whether somebody hears serious concerns here: else the phone offers only the numbers to call."""
    held = Membership.objects.filter(dialogue=dialogue, ended_at=None, role__in=roles_that(May.HEAR_CONCERNS))
    return held.exists()


def _facets(dialogue: Dialogue) -> Iterable[Facet]:
    categories = Category.objects.order_by("order", "key").prefetch_related("wordings")
    rows = Facet.objects.filter(dialogue=dialogue).order_by("order", "key")
    return rows.prefetch_related("wordings", Prefetch("categories", categories))


def _facet(row: Facet) -> dict[str, Any]:
    main = row.dialogue.language
    return {
        "key": row.key,
        "name": _worded(row, row.name, main),
        "why": row.why,
        "categories": [{"key": each.key, "name": _worded(each, each.name, main)} for each in row.categories.all()],
    }


def _purpose(row: Purpose) -> dict[str, Any]:
    return {
        "key": row.key,
        "sentence": _worded(row, row.sentence, row.dialogue.language),
        "meaning": row.meaning,
        "grown_only": row.key in (Purpose.Key.CONTACT, Purpose.Key.SOUND),
    }


def _worded(row: Any, text: str, main: str) -> dict[str, str]:
    return {main: text} | {each.language: each.text for each in row.wordings.all()}


def _said(dialogue: Dialogue, kind: Any) -> dict[str, str]:
    turkish = {"tr": NAMES[kind]} if "tr" in dialogue.languages else {}
    return in_languages(kind.label, dialogue.languages) | turkish

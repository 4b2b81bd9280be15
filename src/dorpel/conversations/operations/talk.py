"""From the plain recorder's form to the same record that a phone makes."""

import json
from typing import Any

from dorpel.conversations.forms.talk import TalkForm
from dorpel.conversations.queries import consent_text_version
from dorpel.conversations.record import FORMAT


def record_of(form: TalkForm, *, read_by: str) -> bytes:
    """The bytes of a valid form, always the same for the same form; `read_by` read out the consent text."""
    said = form.cleaned_data
    record = {
        "format": FORMAT,
        "id": str(said["record"]),
        "guide": str(said["guide"]),
        "language": said["language"],
        "held_on": said["held_on"].isoformat(),
        "present": max(said["present"], len(form.numbers)),
        "method": said["method"] or None,
        **{name: said[name] for name in ("kind", "channel", "neighbourhood", "place", "supported_by", "subject")},
        "voices": [_voice(form, number, read_by) for number in form.numbers],
        "answers": _answers(form),
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def _voice(form: TalkForm, number: int, read_by: str) -> dict[str, Any]:
    said, start = form.cleaned_data, f"v{number}-"
    given = {purpose.key: said[f"{start}c-{purpose.key}"] == "yes" for purpose in form.purposes}
    told = {facet.key: said[f"{start}f-{facet.key}"] for facet in form.facets}
    return {
        "number": number,
        "receipt": said[start + "receipt"],
        "age": said[start + "age"],
        "guardian": said[start + "guardian"],
        "categories": {key: value for key, value in told.items() if value},
        "consent": {
            "text": consent_text_version(form.purposes),
            "language": form.purposes[0].language if form.purposes else form.spoken,
            "read_by": read_by[:40],
            "answers": given,
            "explicit": {key: yes and said[start + "explicit"] for key, yes in given.items()},
        },
    }


def _answers(form: TalkForm) -> list[dict[str, Any]]:
    said, found = form.cleaned_data, []
    for question in form.questions:
        for number in form.speakers:
            start = f"a-{question.key}-{number}-"
            if said[start + "text"].strip():
                parts = {part: said[start + part] for part in ("text", "language", "doer", "read_back")}
                found.append({"question": question.key, "voice": number or None, **parts})
    return found

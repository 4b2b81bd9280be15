"""Findings that are ready to be published, and the facts that are said of them."""

from dorpel.coding.models import Quote
from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.findings.models import Evidence, Finding
from dorpel.findings.operations import (
    adopt,
    look_against,
    weigh,
    write,
)
from dorpel.findings.queries import current_version as text_of
from tests.cast import Cast
from tests.talks import say


def quote_of(cast: Cast, text: str = "Wij missen een bank.", **how: object) -> Quote:
    answer = say(cast, text, **how)  # type: ignore[arg-type]
    read_answer(answer, by=cast.cem if answer.dialogue == cast.dialogue else cast.nobody)
    by = cast.cem if answer.dialogue == cast.dialogue else cast.nobody
    return mark(current_version(answer), start=0, end=len(text), by=by)


def draft(cast: Cast) -> Finding:
    return write(cast.dialogue, claim="Mensen missen een plek.", language="nl", by=cast.cem)


def ready(cast: Cast, **how: object) -> tuple[Finding, Evidence]:
    finding = draft(cast)
    evidence = weigh(finding, quote=quote_of(cast, **how), stance="for", by=cast.cem)
    look_against(finding, where="Alle citaten met de code bank", by=cast.cem)
    adopt(text_of(finding), by=cast.bea)
    return finding, evidence

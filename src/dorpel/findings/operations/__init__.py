"""The verbs of findings."""

from dorpel.findings.operations.evidence import (
    AlreadyPublished,
    NotItsEvidence,
    QuoteNotFree,
    QuoteSilent,
    look_against,
    show_evidence,
    unweigh,
    weigh,
)
from dorpel.findings.operations.leaving import drop_evidence, hide_evidence, review_evidence
from dorpel.findings.operations.publishing import (
    AlreadyAdopted,
    NobodyLooked,
    NoEvidence,
    NotAdopted,
    NotPublic,
    OwnWork,
    adopt,
    publish,
    unpublish,
)
from dorpel.findings.operations.responses import (
    AlreadyDecided,
    NoSuchFinding,
    refuse_response,
    respond,
    show_response,
)
from dorpel.findings.operations.writing import rewrite, word, write

__all__ = [
    "AlreadyAdopted", "AlreadyDecided", "AlreadyPublished", "NoEvidence", "NoSuchFinding", "NobodyLooked",
    "NotAdopted", "NotItsEvidence", "NotPublic", "OwnWork", "QuoteNotFree", "QuoteSilent", "adopt",
    "drop_evidence", "hide_evidence", "look_against", "publish", "refuse_response", "respond",
    "review_evidence", "rewrite", "show_evidence", "show_response", "unpublish", "unweigh", "weigh", "word",
    "write",
]  # fmt: skip

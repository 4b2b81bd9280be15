"""What can be asked about editions: their articles, the quotes they may carry, what they say, what was printed."""

from dorpel.newspaper.queries.chosen import (
    Choosable,
    choosable,
    current_version,
    evidence_for,
    findings_to_write_about,
    told_articles,
)
from dorpel.newspaper.queries.content import edition_content, fingerprint_of, from_findings, labels
from dorpel.newspaper.queries.printed import printed_editions, printed_of

__all__ = [
    "Choosable", "choosable", "current_version", "edition_content", "evidence_for", "findings_to_write_about",
    "fingerprint_of", "from_findings", "labels", "printed_editions", "printed_of", "told_articles",
]  # fmt: skip

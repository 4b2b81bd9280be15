"""What insight does: it keeps its counts and the index of what is public up to date."""

from dorpel.insight.operations.counting import (
    count_corrected,
    count_correcting,
    count_kept,
    count_published,
    count_withdrawn,
    recount,
)
from dorpel.insight.operations.words import index_again, index_blotted, index_written, rebuild

__all__ = [
    "count_corrected", "count_correcting", "count_kept", "count_published", "count_withdrawn", "index_again",
    "index_blotted", "index_written", "rebuild", "recount",
]  # fmt: skip

"""What insight does: it keeps its counts up to date."""

from dorpel.insight.operations.counting import (
    count_corrected,
    count_correcting,
    count_kept,
    count_published,
    count_withdrawn,
    recount,
)

__all__ = ["count_corrected", "count_correcting", "count_kept", "count_published", "count_withdrawn", "recount"]

"""The rows of insight: kept counts, indicators, outcome stories."""

from dorpel.insight.models.counts import Cell, Counted, StagedCell
from dorpel.insight.models.outcomes import Indicator, OutcomeStory

__all__ = ["Cell", "Counted", "Indicator", "OutcomeStory", "StagedCell"]

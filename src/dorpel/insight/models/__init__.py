"""The rows of insight: kept counts, indicators, outcome stories, the index of what is public."""

from dorpel.insight.models.counts import Cell, Counted, StagedCell
from dorpel.insight.models.outcomes import Indicator, OutcomeStory
from dorpel.insight.models.words import PublicWords

__all__ = ["Cell", "Counted", "Indicator", "OutcomeStory", "PublicWords", "StagedCell"]

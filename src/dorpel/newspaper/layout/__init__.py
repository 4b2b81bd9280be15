"""Lay out a newspaper: content goes in, exactly N pages come out, and what had to stay out is said.

Pure functions on plain values; nothing here knows the database. ``lay_out`` is the usual way in.
"""

from dorpel.newspaper.layout.content import Article, Box, Edition, Figure, Labels, Quote, WriteBox, direction
from dorpel.newspaper.layout.edition import LaidOut, lay_out
from dorpel.newspaper.layout.frames import LeftOut, Plan
from dorpel.newspaper.layout.places import Spot, spots
from dorpel.newspaper.layout.plan import NothingFits
from dorpel.newspaper.layout.sketches import DRAWINGS, Sketch
from dorpel.newspaper.layout.verify import Findings

__all__ = [
    "DRAWINGS",
    "Article",
    "Box",
    "Edition",
    "Figure",
    "Findings",
    "Labels",
    "LaidOut",
    "LeftOut",
    "NothingFits",
    "Plan",
    "Quote",
    "Sketch",
    "Spot",
    "WriteBox",
    "direction",
    "lay_out",
    "spots",
]

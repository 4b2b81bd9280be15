"""Quotes, codes, themes, one person's act of labelling, and "that's not what I meant", said by a resident."""

from dorpel.coding.models.codebook import Code, CodebookVersion, Theme
from dorpel.coding.models.quotes import Coding, NotThePassage, Objection, Quote, QuoteWording
from dorpel.coding.models.reading import Heard, Reading

__all__ = [
    "Code",
    "CodebookVersion",
    "Coding",
    "Heard",
    "NotThePassage",
    "Objection",
    "Quote",
    "QuoteWording",
    "Reading",
    "Theme",
]

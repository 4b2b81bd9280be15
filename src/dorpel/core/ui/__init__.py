"""The components that every page is built from, and the strict tags that draw them."""

from dorpel.core.ui.registry import (
    COMPONENTS,
    Component,
    MissingAttribute,
    UnknownAttribute,
    UnknownComponent,
    WrongValue,
)
from dorpel.core.ui.values import Difference, Link, Row

__all__ = [
    "COMPONENTS",
    "Component",
    "Difference",
    "Link",
    "MissingAttribute",
    "Row",
    "UnknownAttribute",
    "UnknownComponent",
    "WrongValue",
]

"""The plain values that views hand to components."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

Text = str | Promise


class Link(NamedTuple):
    """Words and where they lead; a plain (label, address) pair does as well."""

    label: Text
    address: str


class Difference(NamedTuple):
    """One field of a stale save: what is stored now and what this person was about to save."""

    label: Text
    theirs: object
    mine: object


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: (label, value) pairs in the order of the columns; the first cell leads to `address`."""

    cells: Sequence[tuple[Text, object]]
    address: str = ""

"""Identifiers: ids made by whoever creates the row, short public references, receipt codes."""

import os
import secrets
import time
import uuid

from dorpel.core import clock

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(CROCKFORD)} | {"O": 0, "I": 1, "L": 1}
RECEIPT_SIGNS = 12
# x⁵ + x² + 1, by which the 32 signs are the elements of a field. The weights of the places are powers of x, all
# different, so that a check finds every single wrong sign and every two that changed places (Reed and Solomon 1960).
_FIELD = 0b100101


def uuid7() -> uuid.UUID:
    """A version-7 UUID: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562, 5.7)."""
    source = clock.given()
    if source is not None:
        return source.id()
    return uuid7_from(time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10)))


def uuid7_from(milliseconds: int, entropy: int) -> uuid.UUID:
    """The version-7 UUID of a moment and 80 given bits; lets a seeded maker choose the same ids again."""
    low = entropy & ((1 << 62) - 1)
    middle = (entropy >> 62) & 0xFFF
    return uuid.UUID(int=(milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | middle << 64 | 0b10 << 62 | low)


def reference(signs: int = 8) -> str:
    """A short opaque public reference, 5 bits a sign."""
    source = clock.given()
    return source.signs(signs) if source is not None else "".join(secrets.choice(CROCKFORD) for _ in range(signs))


def new_receipt() -> str:
    """A new receipt code: 12 random signs (60 bits) and a check sign, written 4-4-5."""
    return receipt_of("".join(secrets.choice(CROCKFORD) for _ in range(RECEIPT_SIGNS)))


def receipt_of(signs: str) -> str:
    """The receipt code of 12 signs, with its check sign, written 4-4-5."""
    whole = signs + _check_sign(signs)
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def read_receipt(typed: str) -> str | None:
    """The 13 signs of a code as somebody typed it (spaces, dashes, O for 0, I and L for 1), or None if wrong."""
    signs = "".join(CROCKFORD[_VALUES[sign]] for sign in typed.upper() if sign in _VALUES)
    strange = [sign for sign in typed.upper() if sign not in _VALUES and sign not in " -–—\t\n\r"]
    if strange or len(signs) != RECEIPT_SIGNS + 1 or _check_sign(signs[:-1]) != signs[-1]:
        return None
    return signs


def _check_sign(signs: str) -> str:
    number = 0
    for sign in signs:
        number = _times_x(number ^ _VALUES[sign])
    return CROCKFORD[number]


def _times_x(number: int) -> int:
    return number << 1 ^ (_FIELD if number & 16 else 0)

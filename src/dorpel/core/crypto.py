"""Encryption of single fields: AES-GCM, a key id in front, bound to the place where the value stands."""

import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


class CannotOpen(Exception):
    """The value was sealed with a key that isn't here, or for another place."""


def seal(text: str, *, place: str) -> bytes:
    """The text encrypted with today's key: key id (8 bytes), nonce (12), ciphertext and tag (16).

    `place` is authenticated, not stored ('table/field/pk'), so a value can't be moved to another row.
    """
    key_id, cipher = _current()
    nonce = os.urandom(NONCE)
    return key_id + nonce + cipher.encrypt(nonce, text.encode("utf-8", "surrogatepass"), place.encode())


def unseal(sealed: bytes | memoryview, *, place: str) -> str:
    """The text of a sealed value. Raises CannotOpen."""
    sealed = bytes(sealed)
    cipher = _ciphers().get(sealed[:8])
    if cipher is None:
        raise CannotOpen(place)
    try:
        opened = cipher.decrypt(sealed[8 : 8 + NONCE], sealed[8 + NONCE :], place.encode())
    except InvalidTag as wrong:
        raise CannotOpen(place) from wrong
    return opened.decode("utf-8", "surrogatepass")


def fingerprint(text: str, *, purpose: str) -> str:
    """A keyed hash (HMAC-SHA256 with the pepper, hex): lets a code be recognised that isn't stored."""
    return hmac.digest(settings.DORPEL_PEPPER, f"{purpose}:{text}".encode(), "sha256").hex()


@lru_cache(maxsize=1)
def _ciphers() -> dict[bytes, AESGCM]:
    return {key_id.encode().ljust(8)[:8]: AESGCM(key) for key_id, key in settings.DORPEL_FIELD_KEYS.items()}


@lru_cache(maxsize=1)
def _current() -> tuple[bytes, AESGCM]:
    return next(reversed(_ciphers().items()))

"""What a phone seals opens only here, only for its place, and only whole."""

import os

import pytest

from dorpel.core.crypto import CannotOpen
from dorpel.core.seal import HEAD, open_sealed, seal_to, sealing_key

PLACE = "conversation/0193"


def sealed(body: bytes = b"Een bank", place: str = PLACE) -> bytes:
    key_id, point = sealing_key()
    return seal_to(point, key_id, body, place=place, nonce=os.urandom(12))


def test_what_was_sealed_opens() -> None:
    assert open_sealed(sealed(), place=PLACE) == b"Een bank"
    assert open_sealed(sealed(b""), place=PLACE) == b""


def test_the_same_words_never_look_the_same() -> None:
    assert sealed() != sealed()


def test_it_opens_for_its_own_place_only() -> None:
    with pytest.raises(CannotOpen):
        open_sealed(sealed(), place="conversation/0194")


@pytest.mark.parametrize("at", [0, 3, 11, 40, 80, HEAD, -1])
def test_no_byte_may_change(at: int) -> None:
    body = bytearray(sealed())
    body[at] ^= 1
    with pytest.raises(CannotOpen):
        open_sealed(bytes(body), place=PLACE)


@pytest.mark.parametrize("body", [b"", b"DS1", b"DS1" + b"f1______", b"x" * 200, b"DS1f1______\x04" + b"\0" * 200])
def test_rubbish_is_refused(body: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_sealed(body, place=PLACE)

"""Opens what a phone sealed to the house: P-256 key agreement, HKDF-SHA256, AES-256-GCM (docs/formats/field.md).

The private keys are derived from the field keys outside the database (HKDF with a purpose of its own), so that whoever
keeps those keeps these; a new field key makes a new sealing key, and the older ones still open what was sealed to them.
"""

from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from dorpel.core.crypto import CannotOpen

MAGIC, KEY_ID, POINT, NONCE = b"DS1", 8, 65, 12
HEAD = len(MAGIC) + KEY_ID + POINT + NONCE
INFO = b"dorpel-seal/1"
# Order of the group of P-256 (SEC 2, 2.4.2): a private key is a whole number from 1 to this, not included.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def sealing_key() -> tuple[str, bytes]:
    """The id (8 ASCII signs) and the public point (65 bytes, uncompressed) that phones seal to from now on."""
    key_id, private = next(reversed(_ring().items()))
    return key_id, _point(private.public_key())


def open_sealed(sealed: bytes, *, place: str) -> bytes:
    """The bytes that were sealed for `place` ('conversation/<uuid>'). Raises CannotOpen."""
    key_id = sealed[len(MAGIC) : len(MAGIC) + KEY_ID].decode("ascii", "replace")
    private = _ring().get(key_id)
    if not sealed.startswith(MAGIC) or len(sealed) < HEAD or private is None:
        raise CannotOpen(place)
    point, nonce = sealed[HEAD - NONCE - POINT : HEAD - NONCE], sealed[HEAD - NONCE : HEAD]
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        key = _derived(private.exchange(ec.ECDH(), theirs), point)
        return AESGCM(key).decrypt(nonce, sealed[HEAD:], place.encode())
    except (InvalidTag, ValueError) as wrong:
        raise CannotOpen(place) from wrong


def seal_to(point: bytes, key_id: str, body: bytes, *, place: str, nonce: bytes) -> bytes:
    """Seals as a phone does; for imports, tests and benches. `nonce` is 12 bytes that are never used twice."""
    own = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    mine = _point(own.public_key())
    key = _derived(own.exchange(ec.ECDH(), theirs), mine)
    return MAGIC + key_id.encode() + mine + nonce + AESGCM(key).encrypt(nonce, body, place.encode())


def _derived(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, INFO).derive(secret)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@lru_cache(maxsize=1)
def _ring() -> dict[str, ec.EllipticCurvePrivateKey]:
    return {name.ljust(KEY_ID, "_")[:KEY_ID]: _private(key) for name, key in settings.DORPEL_FIELD_KEYS.items()}


def _private(field_key: bytes) -> ec.EllipticCurvePrivateKey:
    # 48 bytes reduced modulo the order: the bias is below 2^-127 (as in FIPS 186-5, A.2.1).
    number = int.from_bytes(HKDF(SHA256(), 48, None, b"dorpel-seal-private/1").derive(field_key))
    return ec.derive_private_key(number % (_ORDER - 1) + 1, ec.SECP256R1())

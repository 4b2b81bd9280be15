"""In which encoding somebody's text file was saved."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.refused import Unreadable

CHUNK = 1 << 20
SAMPLE = 1 << 16  # bytes of lines with other than plain ASCII; enough for the letters of a language to show
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHER_SCRIPTS = [
    "cp1253", "cp1251", "cp1256", "cp1255", "iso8859_7", "iso8859_5", "koi8_r",
    "big5", "gb18030", "shift_jis", "euc_jp", "cp949",
]  # fmt: skip
TYPED = set("’‘“”„«»–—…€°²³½·• \u00a0´`§£")
WESTERN = set("àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿß") | TYPED
TURKISH = WESTERN | set("ğışİĞŞ")
CENTRAL = set("ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțşţäöüßđľĺŕô") | TYPED - set("³²")
# The first that explains every letter wins, so the commonest comes first.
LATIN = (("cp1252", WESTERN), ("cp1254", TURKISH), ("mac_roman", WESTERN), ("cp1250", CENTRAL))


def encoding_of(path: Path) -> str:
    """The encoding of a text file: its mark, else UTF-8 when all of it is, else the likeliest old one.

    Raises Unreadable when nothing can read it.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, name in MARKS:
        if start.startswith(mark):
            return _checked(path, name)
    if wide := _wide_without_mark(start):
        return _checked(path, wide)
    if _reads(path, "utf-8"):
        return "utf-8"
    return _checked(path, _old_encoding(_sample(path)))


def _checked(path: Path, encoding: str) -> str:
    if not _reads(path, encoding):
        raise Unreadable(_("The letters of this file can't be read. Save it as CSV with UTF-8 and try again."))
    return encoding


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _wide_without_mark(start: bytes) -> str | None:
    """UTF-16 that forgot its mark shows as a NUL in every second byte of the separators and plain letters."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) < len(start) / 8 or min(even, odd) > max(even, odd) / 8:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _sample(path: Path) -> bytes:
    """The first lines with other than plain ASCII: only they tell one old encoding from another."""
    kept, size = [], 0
    with path.open("rb") as file:
        for line in iter(lambda: file.readline(SAMPLE), b""):
            if not line.isascii():
                kept.append(line)
                size += len(line)
            if size >= SAMPLE:
                break
    return b"".join(kept)


def _old_encoding(sample: bytes) -> str:
    """Latin letters with accents stand between plain ones; Greek, Cyrillic or Chinese bytes stand together."""
    if _standing_together(sample) < 0.5:
        return max(LATIN, key=lambda latin: _explained(sample, *latin))[0]
    best = from_bytes(sample, cp_isolation=OTHER_SCRIPTS).best()
    return best.encoding if best else "cp1252"


def _standing_together(sample: bytes) -> float:
    """The share of high bytes that stand in a run of three or more."""
    together = total = run = 0
    for byte in sample + b" ":
        if byte >= 0x80:
            run += 1
            continue
        total += run
        together += run if run >= 3 else 0
        run = 0
    return together / total if total else 0.0


def _explained(sample: bytes, encoding: str, letters: set[str]) -> float:
    """The share of high characters that somebody who writes in this encoding would have typed."""
    high = [sign for sign in sample.decode(encoding, errors="replace") if sign > "\x7f"]
    return sum(sign in letters or sign.lower() in letters for sign in high) / len(high) if high else 0.0

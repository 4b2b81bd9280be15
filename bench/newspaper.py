"""What four pages of the newspaper cost: ours beside plain Typst and beside WeasyPrint; `make -s bench-newspaper`.

One line of JSON per measure: `typst`, CPU seconds of measuring, planning and setting (ours) and of compiling the same
generated source by itself (peer); `weasyprint`, the same against WeasyPrint with the same words in the same sizes and
the same pictures (ratio: how many times faster); `filled`, share of the grid's lines; `overflow`, frames that run over;
`check`, CPU seconds of reading the finished PDF back, which neither peer does. Each run is a process of its own, in
turns; medians of their CPU seconds after the imports, which say nothing of pages and would bring the two nearer.

Environment: SIZE (talks of the fictional city whose edition is set: 3200; QUICK=1 320), SEED, ROUNDS.
"""

import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from newspaper_peer import pages

HERE = Path(__file__).resolve().parent.parent
FONTS = HERE / "src" / "dorpel" / "vendor" / "fonts"
QUICK = os.environ.get("QUICK") == "1"
SIZE = int(os.environ.get("SIZE") or (320 if QUICK else 3_200))
SEED = int(os.environ.get("SEED") or 1)
ROUNDS = int(os.environ.get("ROUNDS") or (2 if QUICK else 7))
PAGES = 4
VERSION = "70.0"  # of the peer, which is never in the product
PEER = HERE / ".bench" / f"weasyprint-{VERSION}"
BARS = {"typst": 1.5, "weasyprint": 4.0, "filled": 0.99, "overflow": 0, "check": None}

OURS = """
import pickle, sys, time
sys.path.insert(0, sys.argv[2])
from dorpel.newspaper.layout.plan import plan
from dorpel.newspaper.layout.typeset import pdf, set_texts
from dorpel.newspaper.layout.verify import verify
edition = pickle.load(open(sys.argv[1], "rb"))
begun = time.process_time()
planned = plan(edition, pages=4)
made, over = pdf(edition, planned)
done = time.process_time()
found = verify(made, over, planned, set_texts(edition, planned))
print(done - begun, planned.fill, len(found.overflowing), time.process_time() - done)
"""
PLAIN = """
import pickle, sys, time
sys.path.insert(0, sys.argv[2])
from dorpel.newspaper.layout.press import press, source
job = pickle.load(open(sys.argv[1], "rb"))
begun = time.process_time()
press(source("edition.typ", job)).compile(format="pdf", pdf_standards=["ua-1"])
print(time.process_time() - begun)
"""
WEASY = """
import sys, time
from weasyprint import HTML
begun = time.process_time()
HTML(filename=sys.argv[1]).write_pdf(sys.argv[1] + ".pdf", pdf_variant="pdf/ua-1")
print(time.process_time() - begun)
"""


def edition(folder: Path) -> None:
    """Makes a fictional city and keeps what its first edition says, what our source is made from, and it as HTML."""
    os.environ |= {"DORPEL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "dorpel.config.settings"}
    subprocess.run(
        [sys.executable, "-m", "dorpel", "demo", "--conversations", str(SIZE), "--seed", str(SEED), "--json"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    import django

    django.setup()
    from dorpel.newspaper.layout.plan import plan
    from dorpel.newspaper.layout.typeset import job
    from dorpel.newspaper.models import Edition
    from dorpel.newspaper.queries import edition_content

    content = edition_content(Edition.objects.order_by("number")[0])
    (folder / "content").write_bytes(pickle.dumps(content))
    set_so = job(content, plan(content, pages=PAGES)) | {"strict": True}
    (folder / "job").write_bytes(pickle.dumps(set_so))
    (folder / "edition.html").write_text(pages(set_so, FONTS), encoding="utf-8")


def peer() -> Path:
    """A Python of its own with WeasyPrint, made once."""
    python = PEER / "bin" / "python"
    if not (PEER / ".made").exists():
        venv.create(PEER, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", f"weasyprint=={VERSION}"], check=True, stdout=sys.stderr)
        (PEER / ".made").touch()
    return python


def ran(python: Path | str, code: str, *words: str) -> list[float]:
    """The numbers that a program prints; its CPU seconds first."""
    done = subprocess.run([str(python), "-c", code, *words], check=True, capture_output=True, text=True)
    return [float(number) for number in done.stdout.split()]


def say(measure: str, ours: float, unit: str, *, other: float | None = None, faster: bool = False) -> bool:
    """One line of JSON, with its bar; whether it holds."""
    ratio = None if other is None else round(other / ours if faster else ours / other, 3)
    told, bar = ours if ratio is None else ratio, BARS[measure]
    holds = bar is None or (told >= bar if faster or measure == "filled" else told <= bar)
    facts = {
        "bench": "newspaper", "measure": measure, "ours": round(ours, 4), "peer": other and round(other, 4),
        "unit": unit, "ratio": ratio, "bar": bar, "holds": holds, "size": SIZE, "seed": SEED, "engine": "sqlite",
    }  # fmt: skip
    print(json.dumps(facts), flush=True)
    return holds


def main() -> int:
    """All measures; 1 when a bar doesn't hold."""
    python = peer()
    with tempfile.TemporaryDirectory(prefix="dorpel-bench-") as place:
        folder, source = Path(place), str(HERE / "src")
        edition(folder)
        ours, plain, weasy, last = [], [], [], [0.0] * 4
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
            last = ran(sys.executable, OURS, str(folder / "content"), source)
            ours.append(last[0])
            plain += ran(sys.executable, PLAIN, str(folder / "job"), source)
            weasy += ran(python, WEASY, str(folder / "edition.html"))
    mine = statistics.median(ours)
    held = [
        say("typst", mine, "CPU s", other=statistics.median(plain)),
        say("weasyprint", mine, "CPU s", other=statistics.median(weasy), faster=True),
        say("filled", last[1], "share"),
        say("overflow", last[2], "frames"),
        say("check", last[3], "CPU s"),
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

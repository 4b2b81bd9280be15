"""Makes `.venv` from a lock file with nothing but Python; quick when it is there already.

Usage: python3 tools/bootstrap.py [requirements.lock]
Exit 0 when `.venv` is ready, 2 with one sentence when something must be installed first.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
STAMP = VENV / ".lock"
PYTHON = VENV / "bin" / "python"
SCRIPT = f"""#!{PYTHON}
import sys
from dorpel.config.cli import main
sys.exit(main())
"""


def stop(sentence: str) -> None:
    """End with what must be done by hand."""
    print(f"bootstrap: {sentence}", file=sys.stderr)
    raise SystemExit(2)


def state(lock: Path) -> str:
    """What `.venv` must have been made from: this Python, this place, this lock."""
    seed = f"{sys.version_info[:2]} {HERE} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    return f"{lock.name} {seed}"


def ready(lock: Path) -> bool:
    """Whether `.venv` holds this lock, or the tests' lock, which holds it too."""
    if not (STAMP.exists() and PYTHON.exists()):
        return False
    made = STAMP.read_text().splitlines()
    return state(lock) in made


def install_venv() -> None:
    """Bring the `venv` module, which Debian keeps in a package of its own."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(f"the venv module of Python is missing. Run once: sudo apt-get install -y {package}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-yq", "--no-install-recommends", package]):
        if subprocess.run(command, env=quiet, stdout=sys.stderr).returncode:
            stop(f"`{' '.join(command)}` failed. Run once by hand: apt-get install -y {package}")


def can_make() -> bool:
    """Whether this Python can make an environment with pip in it."""
    return not subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True).returncode


def make() -> None:
    """An empty environment with pip, made anew when the old one is of another Python or place."""
    if not can_make():
        install_venv()
    fits = (
        PYTHON.exists()
        and not subprocess.run(
            [PYTHON, "-c", f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"],
            capture_output=True,
        ).returncode
    )
    if not fits:
        command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
        if subprocess.run(command, stdout=sys.stderr).returncode:
            stop(f"`{' '.join(command)}` failed.")


def install(lock: Path) -> None:
    """What the lock lists, each file checked against its hash; then our own package, by its place."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q"]
    if subprocess.run(
        [*pip, "install", "--require-hashes", "--only-binary=:all:", "-r", str(lock)], stdout=sys.stderr
    ).returncode:
        stop("the packages couldn't be installed; the lines above say why. Nothing else was changed.")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)}))
    (packages / "dorpel.pth").write_text(f"{HERE / 'src'}\n")
    script = VENV / "bin" / "dorpel"
    script.write_text(SCRIPT)
    script.chmod(0o755)


def main() -> None:
    """Make `.venv` hold the lock named on the command line."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        stop(f"Dorpel needs Python 3.11, 3.12, 3.13 or 3.14; this is {sys.version.split()[0]}.")
    lock = HERE / (sys.argv[1] if len(sys.argv) > 1 else "requirements.lock")
    if ready(lock):
        return
    print(f"Making .venv from {lock.name} …", file=sys.stderr)
    make()
    STAMP.unlink(missing_ok=True)
    install(lock)
    held = [lock, HERE / "requirements.lock"]
    STAMP.write_text("\n".join(dict.fromkeys(state(one) for one in held)) + "\n")


if __name__ == "__main__":
    main()

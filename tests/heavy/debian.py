"""Programs of Debian that a test needs; as root they are installed when they aren't there."""

import os
import shutil
import subprocess


def bring(*packages: str) -> None:
    """Installs them where that is allowed; whoever asks looks afterwards whether they came."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=quiet, stdout=subprocess.DEVNULL)
    subprocess.run(["apt-get", "install", "-yq", "--no-install-recommends", *packages], env=quiet)

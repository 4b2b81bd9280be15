"""Lets `python -m dorpel` do what `dorpel` does."""

import sys

from dorpel.config.cli import main

sys.exit(main())

"""Lets ``python -m bestinterests.cli`` stand for the command."""

import sys

from bestinterests.cli import main

sys.exit(main())

"""The one command, `bestinterests`, over everything else. Only here is a clock read or a line printed.

Start-up is kept short: this module knows the names of the verbs, and loads no more than the verb that is called.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the arguments given, or those of the process; return the exit code.

    0: done. 1: the verb found what it was asked to fail on, or conflicts. 2: the input or the call is not in order.
    """
    import gc

    from bestinterests.cli.calling import call

    gc.set_threshold(100_000, 50, 50)  # a short process: looking for cycles at every 700 objects costs a tenth of it
    try:
        return call(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 141
    finally:
        if argv is None and "duckdb" not in sys.modules:  # whose library complains of what is not looked through
            gc.freeze()  # what is still held goes with the process; looking through it again only delays its end

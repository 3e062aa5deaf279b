"""``codemods`` and ``python -m codemods``."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from codemods.cli.app import run
        from codemods.process import leave, one_run
    except KeyboardInterrupt:
        sys.exit(130)
    one_run()
    leave(run())


if __name__ == "__main__":
    main()

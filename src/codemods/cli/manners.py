"""How a run behaves and speaks, as opposed to what it looks for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from codemods.cli.errors import Failure
from codemods.report.style import Style

__all__ = ["Manners"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """The options of ``codemods check`` of the same names."""

    fix: bool = False
    diff: bool = False
    allow_dirty: bool = False
    output_format: str = "text"
    output_file: Path | None = None
    statistics: bool = False
    quiet: bool = False
    colour: str = "auto"

    def style(self, terminal: bool) -> Style:
        """Colours where the user wants them: on a terminal, unless NO_COLOR is set; FORCE_COLOR wins over both."""
        if self.colour != "auto":
            return Style(self.colour == "always")
        if os.environ.get("FORCE_COLOR"):
            return Style(True)
        return Style(terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def write_file(self, data: bytes) -> None:
        """Put the output into the file that the user named; raises ``Failure``."""
        assert self.output_file is not None
        try:
            self.output_file.write_bytes(data)
        except OSError as error:
            raise Failure(f"{self.output_file} cannot be written: {error.strerror or error}.") from None

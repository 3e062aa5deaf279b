"""Names that were reachable by one path too many: only that very path is rewritten."""

from __future__ import annotations

from codemods.rules.shapes.symbols import RenameSymbols

__all__ = ["RenameExact"]


class RenameExact(RenameSymbols):
    """``renames`` hold for the paths as they are written: other paths to the same object are left alone.

    For what merely passed through a module (``django.forms.widgets.flatatt``) while its real home stays.
    """

    def new_name(self, qname: str) -> str | None:
        return self.renames.get(qname, qname)

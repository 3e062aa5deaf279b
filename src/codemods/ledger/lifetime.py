"""When a change matters: from which release on, and until which."""

from __future__ import annotations

from codemods.releases import Release

__all__ = ["Lifetime"]


class Lifetime:
    """What a row and its entry in the index say in the same columns."""

    __slots__ = ()

    kind: str
    release: str
    deprecated_in: str
    removed_in: str

    @property
    def since(self) -> str:
        """The release from which on it matters: that of the deprecation, else that of the change itself."""
        return self.deprecated_in or self.release

    @property
    def until(self) -> str:
        """The release that removes it, or empty."""
        return self.removed_in or (self.release if self.kind == "removed" else "")

    @property
    def since_release(self) -> Release:
        return Release.parse(self.since)

    @property
    def until_release(self) -> Release | None:
        return Release.parse(self.until) if self.until else None

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
    def others(self) -> str:
        """Further patch releases that brought the same change to older series, with spaces between them."""
        raise NotImplementedError

    @property
    def arrived(self) -> tuple[Release, ...]:
        """The series that a patch release brought the change to, oldest first; none for what a feature release brought."""
        if self.release.count(".") < 2:
            return ()
        return tuple(sorted(map(Release.parse, (self.release, *self.others.split()))))

    def is_patched_in(self, current: Release | None, target: Release) -> bool:
        """Whether what a patch release changed comes along on the way: whoever goes to a series gets its newest one.

        A project may run on an early release of its own series, which does not have it yet.
        """
        arrived = self.arrived
        there = bool(arrived) and (target in arrived or target > arrived[-1])
        return there and (current is None or (current <= arrived[-1] and current < target))

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

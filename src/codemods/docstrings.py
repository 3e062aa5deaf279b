"""What rules say of themselves, in their docstrings."""

from __future__ import annotations

__all__ = ["message_of"]


def message_of(rule: type) -> str:
    """The first paragraph of a rule's docstring as the message of its findings: without markup and full stop."""
    text = " ".join((rule.__doc__ or "").split("\n\n")[0].split())
    return text.replace("``", "").rstrip(".")

"""The only part that changes files: each one whole or not at all, and none that git could not give back."""

from codemods.writing.apply import Outcome, Refusal, apply
from codemods.writing.git import uncommitted

__all__ = ["Outcome", "Refusal", "apply", "uncommitted"]

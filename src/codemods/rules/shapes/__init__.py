"""The generic transformers: most changes are one of a few shapes, and their rules are then a few lines of data."""

from codemods.rules.shapes.arguments import ChangeArguments, RenameInConstructors
from codemods.rules.shapes.classes import ChangeClass
from codemods.rules.shapes.members import CallToAttribute, RenameMembers
from codemods.rules.shapes.methods import ChangeMethods
from codemods.rules.shapes.settings import ChangeSettings
from codemods.rules.shapes.symbols import RemoveSymbols, RenameSymbols

__all__ = [
    "CallToAttribute",
    "ChangeArguments",
    "ChangeClass",
    "ChangeMethods",
    "ChangeSettings",
    "RemoveSymbols",
    "RenameInConstructors",
    "RenameMembers",
    "RenameSymbols",
]

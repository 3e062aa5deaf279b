"""Conditions: where an operand stands in ``{% if %}``, and how what was one truth value becomes a comparison.

``|length_is:4`` and ``request.is_ajax`` were single values. What takes their place is a comparison, which an ``if``
takes anywhere but beside another comparison, and which a printed variable cannot hold at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codemods.findings import Edit
from codemods.templates.expressions import Argument, Filter
from codemods.templates.reader import Node, Tag, Use, Variable

__all__ = ["COMPARISONS", "OPERATORS", "Comparison", "compared_with", "is_true_at", "rewrite_truth"]

COMPARISONS = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "is", "="})
"""The words of a condition that bind closer than ``not``."""

OPERATORS = COMPARISONS | {"and", "or", "not"}

_SPECIAL = frozenset("<>&\"'")


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left == right``, and the same denied, ``left != right``."""

    left: str
    right: str

    @property
    def said(self) -> str:
        return f"{self.left} == {self.right}"

    @property
    def denied(self) -> str:
        return f"{self.left} != {self.right}"


def _index(tag: Tag, argument: Argument) -> int:
    return next(index for index, other in enumerate(tag.arguments) if other.start == argument.start)


def _is_compared(words: Sequence[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    if before == "not" and index > 1:
        before = "is" if words[index - 2] == "is" else ""
    after = words[index + 1 : index + 3]
    return before in COMPARISONS or (after[:1] != [] and (after[0] in COMPARISONS or after == ["not", "in"]))


def compared_with(tag: Tag, argument: Argument) -> Argument | None:
    """What a condition compares one of its operands with by ``==`` or ``!=``; None where it does not."""
    arguments = tag.arguments
    index = _index(tag, argument)
    for operator, other in ((index + 1, index + 2), (index - 1, index - 2)):
        if 0 <= operator < len(arguments) and 0 <= other < len(arguments):
            if arguments[operator].text in ("==", "!=", "="):
                return arguments[other]
    if tag.name in ("ifequal", "ifnotequal") and len(arguments) == 2:
        return arguments[1 - index]
    return None


def rewrite_truth(use: Use, rest: Sequence[Filter], comparison: Comparison) -> Edit | None:
    """The edit that puts a comparison in the place of an expression that was true or false.

    ``rest`` are the filters that follow the truth value. None where a comparison cannot stand: in the argument of
    another tag, beside an operator of comparison, or before filters other than a ``yesno`` that is printed.
    """
    if use.is_printed:
        return _rewrite_printed(use, rest, comparison)
    tag, argument = use.tag, use.argument
    if tag is None or argument is None or rest or not tag.is_condition or argument.keyword:
        return None
    words = tag.words
    index = _index(tag, argument)
    if _is_compared(words, index):
        return None
    if index and words[index - 1] == "not":
        return Edit(tag.arguments[index - 1].start, argument.end, comparison.denied)
    return argument.replace(comparison.said)


def _rewrite_printed(use: Use, rest: Sequence[Filter], comparison: Comparison) -> Edit | None:
    yes, no = "True", "False"
    if rest:
        argument = rest[0].argument
        if len(rest) > 1 or rest[0].name != "yesno" or argument is None or argument.string is None:
            return None
        choices = argument.string.split(",")
        if len(choices) not in (2, 3) or not _SPECIAL.isdisjoint(argument.string) or "{" in argument.string:
            return None
        yes, no = choices[:2]
    assert isinstance(use.node, Variable)
    otherwise = f"{{% else %}}{no}" if no else ""
    return use.node.replace(f"{{% if {comparison.said} %}}{yes}{otherwise}{{% endif %}}")


def is_true_at(node: Node, variable: str) -> bool:
    """True where a node stands in a branch that is only taken if a variable is true."""
    for block in node.ancestors():
        if block.name != "if":
            continue
        tag = [one for one in (block.opener, *block.branches) if one.start < node.start][-1]
        words = tag.words
        if not tag.is_condition or "or" in words:
            continue
        conjuncts = " ".join(words).split(" and ")
        if variable in conjuncts:
            return True
    return False

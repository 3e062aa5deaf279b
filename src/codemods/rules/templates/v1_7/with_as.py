from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.templates.expressions import Argument
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["BlocktransAs", "WithAs"]

_NAME = re.compile(r"\w+")


def _bindings(arguments: Sequence[Argument]) -> list[Edit]:
    """``value as name and value as name …`` at the beginning of ``arguments`` as ``name=value name=value``."""
    edits: list[Edit] = []
    index = 0
    while index + 2 < len(arguments):
        value, sign, name = arguments[index : index + 3]
        if sign.text != "as" or value.keyword or value.expression is None or not _NAME.fullmatch(name.text):
            break
        edits.append(Edit(value.start, name.end, f"{name.text}={value.text}"))
        index += 3
        if index == len(arguments) or arguments[index].text != "and" or index + 3 > len(arguments):
            break
        following = arguments[index + 1 :]
        if len(following) < 3 or following[1].text != "as":
            break
        edits.append(Edit(name.end, following[0].start, " "))
        index += 1
    return edits


class WithAs(TemplateRule):
    """The ``with`` tag binds ``name=value``; ``value as name`` is how it was written before Django 1.3."""

    change = "1.3/with-name-equals-value"
    tags = ("with",)
    in_comments = True
    words = (" as ",)
    advice = "Write the name first."
    examples = (
        Fixes(
            before="{% with a.b|lower as c %}x{% endwith %}",
            after="{% with c=a.b|lower %}x{% endwith %}",
            modernize=True,
        ),
        Fixes(
            before="{%with a as b and 'x y' as d%}{% endwith %}",
            after="{%with b=a d='x y'%}{% endwith %}",
            modernize=True,
        ),
        Keeps("{% with a=b as=c %}{% endwith %}{% with as as %}{% endwith %}", modernize=True),
        Keeps("{% with a as b %}{% endwith %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        edits = _bindings(tag.arguments)
        if edits and edits[-1].end == tag.arguments[-1].end:
            yield site.fix(tag, *edits)


class BlocktransAs(TemplateRule):
    """The ``blocktranslate`` tag binds ``name=value``; ``value as name`` is how it was written before Django 1.3."""

    change = "1.3/blocktrans-name-equals-value"
    tags = ("blocktrans", "blocktranslate")
    in_comments = True
    libraries = ("i18n",)
    words = (" as ",)
    advice = "Write the name first."
    examples = (
        Fixes(
            before="{% load i18n %}{% blocktranslate with a as b and c|x as d count e|length as n trimmed %}x{% plural %}"
            "y{% endblocktranslate %}",
            after="{% load i18n %}{% blocktranslate with b=a d=c|x count n=e|length trimmed %}x{% plural %}"
            "y{% endblocktranslate %}",
            modernize=True,
        ),
        Keeps("{% load i18n %}{% blocktranslate with b=a %}as{% endblocktranslate %}", modernize=True),
        Keeps("{% load i18n %}{% blocktranslate with a as b %}x{% endblocktranslate %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        edits = list(_of_options(tag.arguments))
        if edits:
            yield site.fix(tag, *edits)


def _of_options(arguments: Sequence[Argument]) -> Iterator[Edit]:
    for index, argument in enumerate(arguments):
        if argument.text in ("with", "count"):
            yield from _bindings(arguments[index + 1 :])

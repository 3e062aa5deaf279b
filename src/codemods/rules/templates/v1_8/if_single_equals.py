from __future__ import annotations

import re

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["IfSingleEquals"]


class IfSingleEquals(TemplateRule):
    """A single ``=`` is no comparison in the ``if`` tag; it is written ``==``."""

    change = "1.8/if-single-equals"
    also = ("1.10/if-tag-single-equals",)
    tags = ("if", "elif")
    words = (" = ", "\t=", "=\t")
    shape = re.compile(r"\{%\W*(?:el)?if\s[^{}]*\s=\s", re.ASCII)
    examples = (
        Fixes(
            before="{% if a = b %}x{% elif c = '=' %}y{% endif %}",
            after="{% if a == b %}x{% elif c == '=' %}y{% endif %}",
        ),
        Keeps("{% if a == ' = ' %}x{% endif %}{% with a = b %}{% endwith %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        signs = [argument for argument in tag.arguments if argument.text == "="]
        if signs:
            yield site.fix(signs[0], *(sign.replace("==") for sign in signs))

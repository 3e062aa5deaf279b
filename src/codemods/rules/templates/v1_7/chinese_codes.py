from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["ChineseCodes"]

_CODES = {"zh-cn": "zh-hans", "zh-tw": "zh-hant", "fy-nl": "fy"}


class ChineseCodes(TemplateRule):
    """The codes of Chinese are ``zh-hans`` and ``zh-hant``, that of Frisian is ``fy``."""

    change = "1.7/zh-language-codes"
    tags = ("language",)
    libraries = ("i18n",)
    available = "1.7"
    examples = (
        Suggests(
            before="{% load i18n %}{% language 'zh-cn' %}x{% endlanguage %}",
            after="{% load i18n %}{% language 'zh-hans' %}x{% endlanguage %}",
        ),
        Keeps("{% load i18n %}{% language 'zh-hans' %}x{% endlanguage %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        code = tag.arguments[0] if tag.arguments else None
        if code is not None and code.string in _CODES:
            quote = code.text[0]
            yield site.suggest(tag, code.replace(f"{quote}{_CODES[code.string]}{quote}"))

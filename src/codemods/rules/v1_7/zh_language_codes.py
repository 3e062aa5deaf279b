"""The language codes ``zh-cn``, ``zh-tw`` and ``fy-nl``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSetting

_NEW = {"zh-cn": "zh-hans", "zh-tw": "zh-hant", "fy-nl": "fy"}
_SETTINGS = ("LANGUAGE_CODE", "LANGUAGES")


class ZhLanguageCodes(Rule):
    """The languages ``zh-cn``, ``zh-tw`` and ``fy-nl`` are ``zh-hans``, ``zh-hant`` and ``fy`` now."""

    change = "1.7/zh-language-codes"
    also = ("1.9/zh-language-codes",)
    triggers = (
        *(OnSetting(name) for name in _SETTINGS),
        OnCall("django.utils.translation.activate"),
        OnCall("django.utils.translation.override"),
    )
    advice = "Rename the folders of translations with it (locale/zh_Hans), and see to stored codes and URLs."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                LANGUAGE_CODE = "zh-cn"
                LANGUAGES = (("zh-tw", "Chinese"), ("en", "English"))
                """,
            after="""\
                SECRET_KEY = ""
                LANGUAGE_CODE = "zh-hans"
                LANGUAGES = (("zh-hant", "Chinese"), ("en", "English"))
                """,
        ),
        Suggests(
            before="""\
                from django.utils import translation

                with translation.override('zh-cn'):
                    pass
                """,
            after="""\
                from django.utils import translation

                with translation.override('zh-hans'):
                    pass
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                LANGUAGE_CODE = "zh-hans"
                MAP_LANGUAGE = "zh-cn"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        values: list[ast.AST] = []
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AugAssign):
            values = [node.value]
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, site.qname)
            values = [keyword.value] if keyword is not None else []
        elif isinstance(node, ast.Call):
            values = [*node.args[:1], *[one.value for one in node.keywords if one.arg == "language"]]
        for value in values:
            for part in ast.walk(value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    new = _NEW.get(part.value.lower())
                    if new is not None and part.value in site.source(part):
                        yield site.suggest(site.replace_in_string(part, part.value, new), node=part)

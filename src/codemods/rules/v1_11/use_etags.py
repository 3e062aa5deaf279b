"""The setting ``USE_ETAGS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, Trigger

_COMMON = "django.middleware.common.CommonMiddleware"
_ETAGS = "django.middleware.http.ConditionalGetMiddleware"


class UseEtags(Rule):
    """The setting ``USE_ETAGS`` gave way to ``ConditionalGetMiddleware``, which sets ETags itself."""

    change = "1.11/use-etags"
    also = ("2.1/use-etags",)
    available = "1.11"
    advice = "Drop the setting; list ConditionalGetMiddleware before CommonMiddleware where ETags are wanted."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                USE_ETAGS = False
                MIDDLEWARE = []
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE = []
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                MIDDLEWARE = [
                    'django.middleware.security.SecurityMiddleware',
                    'django.middleware.common.CommonMiddleware',
                ]
                USE_ETAGS = True
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE = [
                    'django.middleware.security.SecurityMiddleware',
                    'django.middleware.http.ConditionalGetMiddleware',
                    'django.middleware.common.CommonMiddleware',
                ]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                MIDDLEWARE = ["django.middleware.http.ConditionalGetMiddleware", "django.middleware.common.CommonMiddleware"]
                USE_ETAGS = True
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE = ["django.middleware.http.ConditionalGetMiddleware", "django.middleware.common.CommonMiddleware"]
                """,
        ),
        Flags(
            """\
                import os
                from django.conf import settings
                from django.test import override_settings

                @override_settings(USE_ETAGS=True)
                def test():
                    return settings.USE_ETAGS
                """,
            lines=(5, 7),
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                import os
                SECRET_KEY = ""
                INSTALLED_APPS = []
                USE_ETAGS = bool(os.environ.get("ETAGS"))
                """,
            line=4,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                INSTALLED_APPS = []
                SHOP_USE_ETAGS = True
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting("USE_ETAGS")

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        node = site.node
        if site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, "USE_ETAGS")
            if keyword is None:
                return
            off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
            if off and len(node.keywords) > 1:
                yield site.fix(site.edit_call(node).remove("USE_ETAGS").edit(), node=keyword)
            else:
                yield site.flag(node=keyword)
            return
        if site.kind != "assign" or not isinstance(node, ast.Assign) or len(node.targets) != 1:
            yield site.flag()
            return
        if site.module.walk.names.get("USE_ETAGS") and len(site.module.walk.names["USE_ETAGS"]) > 0:
            if any(isinstance(one.ctx, ast.Load) for one, _ in site.module.walk.names["USE_ETAGS"]):  # type: ignore[attr-defined]
                yield site.flag()
                return
        value = node.value.value if isinstance(node.value, ast.Constant) else None
        if value is False:
            yield site.fix(site.remove(node))
        elif value is True:
            edits = self._listed(site)
            if edits is None:
                yield site.flag()
            else:
                yield site.fix([*site.remove(node), *edits])
        else:
            yield site.flag()

    def _listed(self, site: Site) -> list[Edit] | None:
        """The edits that list the middleware; none where it is listed; None where its place cannot be told."""
        found = [node for node, _ in site.module.walk.strings if node.value in (_COMMON, _ETAGS)]
        if any(node.value == _ETAGS for node in found):
            return []
        if len(found) != 1:
            return None
        common = found[0]
        if not isinstance(site.module.parents.get(common), ast.List | ast.Tuple):
            return None
        if _COMMON not in site.source(common):
            return None
        start, end = site.module.span(common)
        text = site.source(common)
        head = site.module.lines.line_start(common.lineno)
        before = site.module.text[head:start]
        between = f",{site.module.source.newline}{before}" if not before.strip() else ", "
        return [Edit(start, end, f"{text.replace(_COMMON, _ETAGS)}{between}{text}")]

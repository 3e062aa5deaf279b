"""``str_prefix()`` and ``patch_logger()`` of ``django.test.utils``; ``SafeBytes``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site


class StrPrefix(CallBecomes):
    """``str_prefix()`` only hid the ``u`` of Python 2's text."""

    change = "3.0/str-prefix"
    calls = {"django.test.utils.str_prefix": ((), "")}
    available = "2.0"
    advice = "Use the plain text."
    examples = [
        Fixes(
            before="from django.test.utils import str_prefix\n\nprint(str_prefix(\"[%(_)s'a', 100%%]\"))\n",
            after="print(\"['a', 100%]\")\n",
        ),
        Flags("from django.test.utils import str_prefix\n\nprint(str_prefix(text))\n", line=3),
        Keeps("from shop.tests import str_prefix\n\nprint(str_prefix('%(_)s'))\n"),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if len(call.args) != 1 or not isinstance(call.args[0], ast.Constant) or call.keywords:
            raise CannotRewrite("the text is not written out here")
        return site.source(call.args[0]).replace("%(_)s", "").replace("%%", "%"), True


class TestHelpers(RemoveSymbols):
    """``patch_logger()`` and ``SafeBytes`` went with Python 2."""

    __test__ = False  # not a test case, whatever a collector of tests thinks of the name
    change = "3.0/patch-logger"
    also = ("3.0/safebytes",)
    names = {
        "django.test.utils.patch_logger": "Use self.assertLogs(), and read the messages from its records.",
        "django.utils.safestring.SafeBytes": "Only text can be safe: decode it, or leave it out of the isinstance().",
    }
    examples = [
        Flags(
            "from django.test.utils import patch_logger\nfrom django.utils.safestring import SafeBytes, mark_safe\n",
            lines=(1, 2),
        ),
        Keeps("from django.utils.safestring import SafeString\nfrom shop.tests import patch_logger\n"),
    ]

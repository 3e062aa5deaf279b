"""``upath()``, ``npath()`` and ``abspathu()`` of ``django.utils._os``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site


class PathText(CallBecomes):
    """``upath()`` and ``npath()`` returned what they were given, and ``abspathu()`` was ``os.path.abspath()``."""

    change = "3.0/upath-npath"
    also = ("3.0/abspathu",)
    calls = {
        "django.utils._os.upath": (("path",), "{path}"),
        "django.utils._os.npath": (("path",), "{path}"),
        "django.utils._os.abspathu": (("path",), ""),
    }
    available = "2.0"
    advice = "Use the path itself, or os.path.abspath()."
    examples = [
        Fixes(
            before="""\
                import os

                from django.utils._os import abspathu, npath, upath

                HERE = os.path.dirname(upath(__file__))
                THERE = npath(HERE + "/..").upper(), upath(HERE + "x"), abspathu("y")
                """,
            after="""\
                import os

                HERE = os.path.dirname(__file__)
                THERE = (HERE + "/..").upper(), (HERE + "x"), os.path.abspath("y")
                """,
        ),
        Fixes(
            before="""\
                from django.utils import _os

                HERE = _os.abspathu(_os.safe_join("a", "b"))
                """,
            after="""\
                from os.path import abspath

                from django.utils import _os

                HERE = abspath(_os.safe_join("a", "b"))
                """,
        ),
        Flags("from django.utils._os import upath\n\nPATHS = list(map(upath, [1]))\n", line=1),
        Keeps(
            "from shop._os import upath\nfrom django.utils._os import safe_join\n\nupath(safe_join('a', 'b'))\n"
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if site.qname.endswith(".abspathu"):
            arguments_of(site, call, ("path",))
            known = imported_name(site, call, "os")
            callee = f"{known}.path.abspath" if known else site.need("os.path.abspath", call)
            return callee + site.source(call)[len(site.source(call.func)) :], True
        text, sure = super().written(site, call)
        value = arguments_of(site, call, ("path",))["path"]
        parent = site.module.parents.get(call)
        plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Constant)
        alone = isinstance(parent, ast.keyword | ast.Assign | ast.AnnAssign | ast.Return)
        alone = alone or (isinstance(parent, ast.Call) and call in parent.args)
        several_lines = value.lineno != value.end_lineno
        return (text if plain or (alone and not several_lines) else f"({text})"), sure

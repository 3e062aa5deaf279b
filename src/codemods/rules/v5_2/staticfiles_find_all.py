"""``find(all=…)`` of the static files finders."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site

_FINDER = "django.contrib.staticfiles.finders.BaseFinder"


class StaticfilesFindAll(ChangeArguments):
    """``find()`` of the static files finders takes ``find_all``, no longer ``all``."""

    change = "5.2/staticfiles-find-all"
    also = ("6.1/staticfiles-find-all",)
    available = "5.2"
    advice = "Name the argument find_all once Django 5.2 is the oldest release to run on."
    calls = ("django.contrib.staticfiles.finders.find",)
    methods = (f"{_FINDER}.find",)
    rename = {"all": "find_all"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.staticfiles import finders
                from django.contrib.staticfiles.finders import FileSystemFinder, find

                print(find("a.css", all=True), finders.find("b.css", all=False))
                print(FileSystemFinder().find("a.css", all=True))
                """,
            after="""\
                from django.contrib.staticfiles import finders
                from django.contrib.staticfiles.finders import FileSystemFinder, find

                print(find("a.css", find_all=True), finders.find("b.css", find_all=False))
                print(FileSystemFinder().find("a.css", find_all=True))
                """,
        ),
        Keeps(
            """\
                from django.contrib.staticfiles.finders import find
                from shop.finders import find as own

                print(own("a.css", all=True), find("a.css", find_all=True), all([1]))
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not where a finder of the project's own still takes ``all``, nor in its own ``super()`` call."""
        func = call.func
        if not isinstance(func, ast.Attribute) or site.qname == self.calls[0]:
            return True
        found = site.infer(func.value)
        if found is None:
            return True
        function = site.function
        if is_super(func.value) and function is not None and "all" in {one.arg for one in function.args.args}:
            return False
        seek = super_definition if is_super(func.value) else own_definition
        definition = seek(site, found.qname, "find")
        return definition is None or "all" not in (*definition.positional, *definition.keyword_only)

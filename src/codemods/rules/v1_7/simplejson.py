"""The module ``django.utils.simplejson``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD = "django.utils.simplejson"
_NAMES = ("JSONDecoder", "JSONEncoder", "dump", "dumps", "load", "loads", "decoder", "encoder")
_MORE = (
    "bigint_as_string",
    "for_json",
    "item_sort_key",
    "iterable_as_array",
    "namedtuple_as_object",
    "tuple_as_array",
    "use_decimal",
)
"""Keywords that only the library simplejson takes, which was used where it was installed."""


class Simplejson(RenameSymbols):
    """``django.utils.simplejson`` is gone; the standard library has ``json``."""

    change = "1.7/simplejson"
    moves = {_OLD: "json"}
    triggers = (OnModule(("simplejson",)),)
    advice = "Import json, or the library simplejson where more is asked of it."
    examples = [
        Fixes(
            before="""\
                from django.http import HttpResponse
                from django.utils import simplejson

                def view(request):
                    return HttpResponse(simplejson.dumps({"a": 1}, cls=simplejson.JSONEncoder))
                """,
            after="""\
                import json

                from django.http import HttpResponse

                def view(request):
                    return HttpResponse(json.dumps({"a": 1}, cls=json.JSONEncoder))
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.utils import simplejson as json

                json.loads("{}")
                """,
            after="""\
                import json

                json.loads("{}")
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.utils.simplejson import JSONEncoder, dumps, loads

                loads(dumps({}, cls=JSONEncoder))
                """,
            after="""\
                from json import JSONEncoder, dumps, loads

                loads(dumps({}, cls=JSONEncoder))
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.utils import simplejson

                def view(json):
                    return simplejson.dumps(json)
                """,
            after="""\
                import json as simplejson

                def view(json):
                    return simplejson.dumps(json)
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                try:
                    import simplejson as json
                except ImportError:
                    from django.utils import simplejson as json

                json.dumps({})
                """,
            after="""\
                try:
                    import simplejson as json
                except ImportError:
                    import json

                json.dumps({})
                """,
            current="1.6",
        ),
        Flags(
            """\
                import django.utils.simplejson

                django.utils.simplejson.dumps({})
                """,
            line=1,
            current="1.6",
        ),
        Flags(
            """\
                from django.utils import simplejson

                def view(price):
                    return simplejson.dumps({"price": price}, use_decimal=True)
                """,
            line=1,
            current="1.6",
        ),
        Flags(
            """\
                from django.utils import simplejson as json
                from django.utils.simplejson import OrderedDict

                try:
                    json.loads("{}", object_pairs_hook=OrderedDict)
                except json.JSONDecodeError:
                    pass
                """,
            lines=(1, 2),
            current="1.6",
        ),
        Flags(
            """\
                from django.utils.simplejson import *

                dumps(loads("{}"))
                """,
            line=1,
            current="1.6",
        ),
        Keeps(
            """\
                try:
                    import json
                except ImportError:
                    from django.utils import simplejson as json

                json.dumps({})
                """,
            current="1.6",
        ),
        Keeps(
            """\
                import simplejson
                from shop.utils import simplejson as own

                own.dumps(simplejson.loads("{}"))
                """,
            current="1.6",
        ),
    ]

    def new_name(self, qname: str) -> str | None:
        if qname.startswith(_OLD + ".") and qname.split(".")[3] not in _NAMES:
            return None
        return super().new_name(qname)

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Module):
            for node, _, _ in site.module.walk.imports:
                if isinstance(node, ast.ImportFrom) and node.module == _OLD and node.names[0].name == "*":
                    yield site.flag(node=node)
            return
        if site.kind == "import" and site.direct and site.binding is not None:
            if any(self._asks_more(site, use) for use in site.uses_of(site.binding)[0]):
                if not answered_by_other_arm(site):
                    yield site.flag()
                return
        elif site.kind == "use" and self.new_name(site.qname) is None and site.binding is not None:
            if site.binding.name != "*":
                return  # told at its import
        yield from super().visit(site)

    def _asks_more(self, site: Site, use: ast.expr) -> bool:
        """Whether what is used of the module, or given to it, is nothing that ``json`` knows."""
        parent = site.module.parents.get(use)
        if site.qname == _OLD and isinstance(parent, ast.Attribute) and parent.value is use:
            if parent.attr not in _NAMES:
                return True
            parent = site.module.parents.get(parent)
        return isinstance(parent, ast.Call) and any(one.arg in _MORE for one in parent.keywords)

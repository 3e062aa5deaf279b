"""``iteritems()`` and the like of requests' and sessions' dictionaries."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_NEW = {"iteritems": "items", "iterkeys": "keys", "itervalues": "values", "iterlists": "lists"}
_HELD = frozenset(["GET", "POST", "FILES", "session", "cleaned_data", "COOKIES", "META"])
_CLASSES = ("django.utils.datastructures.MultiValueDict", "django.contrib.sessions.backends.base.SessionBase")


class Python2DictMethods(Rule):
    """Sessions and the dictionaries of a request lost ``iteritems()`` and its kin with Python 2."""

    change = "2.0/undocumented-python2-dict-methods"
    triggers = tuple(OnAttribute(name) for name in _NEW)
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.http import QueryDict

                def show(request):
                    for key, value in request.GET.iteritems():
                        print(key, value)
                    return list(request.session.iterkeys()), next(request.POST.iterlists()), QueryDict("a=1").itervalues()
                """,
            after="""\
                from django.http import QueryDict

                def show(request):
                    for key, value in request.GET.items():
                        print(key, value)
                    return list(request.session.keys()), next(iter(request.POST.lists())), iter(QueryDict("a=1").values())
                """,
        ),
        Keeps("def show(data, request):\n    return data.iteritems(), request.GET.items()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or call.args or not self.replaceable:
            return
        owner = node.value
        held = isinstance(owner, ast.Attribute) and owner.attr in _HELD
        found = site.infer(owner)
        if not held and not (
            found is not None and any(site.index.is_subclass(found.qname, one) for one in _CLASSES)
        ):
            return
        parent = site.module.parents.get(call)
        looped = isinstance(parent, ast.For | ast.comprehension) and parent.iter is call
        called = parent.func if isinstance(parent, ast.Call) else None
        taken = isinstance(called, ast.Name) and called.id in (
            "list",
            "tuple",
            "dict",
            "set",
            "sorted",
            "iter",
        )
        text = f"{site.source(owner)}.{_NEW[node.attr]}()"
        yield site.fix(
            site.replace(call, text if looped or taken else f"iter({text})"),
            message=f"{node.attr}() is {_NEW[node.attr]}() on Python 3",
        )

"""``HttpRequest.xreadlines()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class HttprequestXreadlines(Rule):
    """``HttpRequest.xreadlines()`` is gone: a request can be looped over itself."""

    change = "2.0/httprequest-xreadlines"
    also = ("3.0/xreadlines",)
    triggers = (OnMember("django.http.HttpRequest", "xreadlines", likely=True),)
    examples = [
        Fixes(
            before="def upload(request):\n    for line in request.xreadlines():\n        print(line)\n",
            after="def upload(request):\n    for line in request:\n        print(line)\n",
        ),
        Suggests(
            before="def upload(self, req):\n    return list(req.request.xreadlines())\n",
            after="def upload(self, req):\n    return list(iter(req.request))\n",
        ),
        Keeps("def upload(stream):\n    for line in stream.xreadlines():\n        print(line)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or call.args or call.keywords or not isinstance(node, ast.Attribute):
            return
        owner = site.source(node.value)
        named = owner.rpartition(".")[2] == "request"
        if not site.certain and not named:
            return
        parent = site.module.parents.get(call)
        looped = isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension) and parent.iter is call
        edit = site.replace(call, owner if looped else f"iter({owner})")
        if site.certain:
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice=f"Rewrite it if {owner} is a request of Django's.")

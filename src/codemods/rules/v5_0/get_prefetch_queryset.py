"""``get_prefetch_queryset()`` of managers, descriptors and generic keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction

_OLD, _NEW = "get_prefetch_queryset", "get_prefetch_querysets"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class GetPrefetchQueryset(Rule):
    """Prefetching asks for ``get_prefetch_querysets()``, which takes a list of querysets."""

    change = "5.0/get-prefetch-queryset"
    also = ("6.0/get-prefetch-queryset-call", "6.0/get-prefetch-queryset-override")
    available = "5.0"
    advice = "Name the method get_prefetch_querysets(); its second argument is a list of querysets, or None."
    triggers = (OnFunction(_OLD), OnAttribute(_OLD))
    examples = [
        Fixes(
            before="""\
                class TagManager:
                    def get_prefetch_queryset(self, instances, queryset=None):
                        return self.tags(instances)

                    get_prefetch_query_set = get_prefetch_queryset
                """,
            after="""\
                class TagManager:
                    def get_prefetch_querysets(self, instances, querysets=None):
                        return self.tags(instances)

                    get_prefetch_query_set = get_prefetch_querysets
                """,
        ),
        Fixes(
            before="""\
                class TagManager:
                    def get_prefetch_queryset(self, instances, queryset=None):
                        \"\"\"All tags at once.\"\"\"
                        if queryset is None:
                            queryset = self.all()
                        return super().get_prefetch_queryset(instances, queryset)

                def fetch(manager, books):
                    manager.get_prefetch_queryset(books)
                    manager.get_prefetch_queryset(books, manager.all())
                    manager.get_prefetch_queryset(books, queryset=None)
                """,
            after="""\
                class TagManager:
                    def get_prefetch_querysets(self, instances, querysets=None):
                        \"\"\"All tags at once.\"\"\"
                        queryset = querysets[0] if querysets else None
                        if queryset is None:
                            queryset = self.all()
                        return super().get_prefetch_querysets(instances, [queryset] if queryset is not None else None)

                def fetch(manager, books):
                    manager.get_prefetch_querysets(books)
                    manager.get_prefetch_querysets(books, [manager.all()])
                    manager.get_prefetch_querysets(books, querysets=None)
                """,
        ),
        Flags(
            """\
                class TagManager:
                    def get_prefetch_queryset(self, *args):
                        return super().get_prefetch_queryset(*args)
                """,
            lines=(2, 3),
        ),
        Flags(
            """\
                class TagManager:
                    def get_prefetch_queryset(self, instances, queryset=None):
                        return queryset
                """,
            line=2,
            target="6.0",
            supports="4.2",
        ),
        Keeps(
            """\
                class TagManager:
                    def get_prefetch_queryset(self, instances, queryset=None):
                        if queryset is None:
                            return super().get_prefetch_queryset(instances)
                        return queryset

                    def get_prefetch_querysets(self, instances, querysets=None):
                        return self.get_prefetch_queryset(instances, querysets and querysets[0])

                def get_prefetch_queryset(books):
                    return books

                get_prefetch_queryset([])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        class_ = site.class_
        if class_ is not None and any(isinstance(one, Function) and one.name == _NEW for one in class_.body):
            return
        if isinstance(node, Function):
            if class_ is None or node not in class_.body:
                return
            answer = self._override
        else:
            if site.call is None:
                if self.gone and isinstance(site.parent, ast.Call | ast.Assign):
                    yield site.flag()
                return
            answer = self._call
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        yield from answer(site)

    def _override(self, site: Site) -> Iterator[Answer]:
        node = site.node
        assert isinstance(node, Function)
        arguments = node.args
        plain = [*arguments.posonlyargs, *arguments.args]
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if len(plain) != 3 or arguments.vararg or plain[2].annotation is not None or "querysets" in names:
            yield site.flag()
            return
        parameter = plain[2]
        old = parameter.arg
        start = site.module.span(parameter)[0]
        edits = [site.replace_name(node, _NEW), Edit(start, start + len(old), "querysets")]
        line = f"{old} = querysets[0] if querysets else None"
        if old in names:
            edits.append(insert_first(site, node, line))
        for use, scope in site.module.walk.names.get(_OLD, ()):  # by another name in the same class
            if scope.node is site.class_:
                edits.append(site.replace_name(use, _NEW))
        yield site.fix(edits)

    def _call(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        assert call is not None and isinstance(node, ast.Attribute)
        if site.has_stars(call):
            yield site.flag(advice=self.advice)
            return
        editor = site.edit_call(call)
        value = site.argument(call, "queryset", 1)
        if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
            text = site.source(value)
            if isinstance(value, ast.Call):
                text = f"[{text}]"
            elif isinstance(value, ast.Name | ast.Attribute):
                text = f"[{text}] if {text} is not None else None"
            else:
                raise CannotRewrite("the queryset is worked out in the call")
            editor.value("queryset" if site.keyword(call, "queryset") else 1, text)
        editor.rename("queryset", "querysets")
        editor.callee(f"{site.source(node.value)}.{_NEW}")
        owner = "" if not is_super(node.value) else "super()"
        yield site.fix(
            editor.edit(), message=f"{owner}.{_OLD}() is {_NEW}() now, and takes a list of querysets"
        )

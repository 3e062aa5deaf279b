"""The media types that a request accepts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnName

_PARSER = "django.http.request.parse_accept_header"
_GONE = "parse_accept_header() was removed in Django 5.2"
_COPIES = frozenset({"list", "tuple", "enumerate", "iter", "reversed"})


class AcceptedTypesOrder(Rule):
    """``request.accepted_types`` is ordered by the client's preference, and leaves out types of quality zero."""

    change = "5.2/accepted-types-order"
    advice = (
        "The first entry is what the client likes best, no longer what the header names first; "
        "request.get_preferred_type() picks one of several."
    )
    triggers = (OnAttribute("accepted_types"), OnName(_PARSER))
    examples = [
        Flags(
            """\
                from django.http.request import parse_accept_header

                def view(request):
                    first = request.accepted_types[0]
                    for media_type in request.accepted_types:
                        if media_type.match("text/html"):
                            break
                    return list(request.accepted_types) == ["text/html"]
                """,
            lines=(1, 4, 5, 8),
        ),
        Flags(
            """\
                class View:
                    def kinds(self):
                        return [str(one) for one in self.request.accepted_types]
                """,
            line=3,
        ),
        Keeps(
            """\
                from shop.headers import parse_accept_header

                def view(request, field):
                    for kind in field.accepted_types:
                        print(kind, field.accepted_types[0])
                    if request.accepted_types and len(request.accepted_types) > 1:
                        return any(one.match("text/html") for one in request.accepted_types)
                    return parse_accept_header(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname == _PARSER:
            if site.direct and (site.kind != "use" or isinstance(node, ast.Attribute)):
                own = site.binding is not None and site.binding.target == _PARSER
                if site.kind != "use" or not own:
                    yield site.flag(message=_GONE, advice="Ask accepted_types or accepts() of the request.")
        elif isinstance(node, ast.Attribute) and _is_request(node.value) and _counts(site, node):
            yield site.flag()


def _is_request(node: ast.expr) -> bool:
    return getattr(node, "attr", None) == "request" or getattr(node, "id", None) == "request"


def _counts(site: Site, node: ast.expr) -> bool:
    """Whether the order of the list shows: it is indexed, gone over or compared."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Call) and getattr(parent.func, "id", "") in _COPIES and node in parent.args:
        return True
    if isinstance(parent, ast.Subscript):
        return parent.value is node
    if isinstance(parent, ast.For | ast.AsyncFor):
        return parent.iter is node
    if isinstance(parent, ast.comprehension):
        made = site.module.parents.get(parent)
        if isinstance(made, ast.SetComp):
            return False
        told = site.module.parents.get(made) if isinstance(made, ast.GeneratorExp) else None
        return not (isinstance(told, ast.Call) and getattr(told.func, "id", "") in ("any", "all", "set"))
    return isinstance(parent, ast.Compare) and any(isinstance(one, ast.Eq | ast.NotEq) for one in parent.ops)

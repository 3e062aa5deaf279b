"""What is text for certain, whatever the run gives it."""

from __future__ import annotations

import ast

from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.source.names import last_name
from codemods.source.scopes import BindingKind

__all__ = ["is_lazy", "is_text"]

_QUOTING = ("quote", "quote_plus", "unquote", "unquote_plus")
_MAKING = (
    *(f"urllib.parse.{name}" for name in (*_QUOTING, "urlencode", "urljoin", "urlunparse")),
    *(f"django.utils.http.url{name}" for name in (*_QUOTING, "encode")),
    *(f"django.utils.encoding.{name}" for name in ("force_str", "force_text", "smart_str", "smart_text")),
    *(f"django.utils.encoding.{name}" for name in ("iri_to_uri", "filepath_to_uri", "escape_uri_path")),
    *(
        f"django.utils.translation.{name}"
        for name in ("gettext", "ngettext", "pgettext", "ugettext", "get_language")
    ),
    *("django.urls.reverse", "django.core.urlresolvers.reverse", "django.template.loader.render_to_string"),
    *("django.shortcuts.resolve_url", "django.utils.six.text_type", "six.text_type", "json.dumps"),
    *("os.path.join", "os.path.basename", "os.path.dirname", "posixpath.join", "posixpath.basename"),
)
_BUILTINS = frozenset(["str", "repr", "ascii", "chr", "hex", "format"])
_METHODS = frozenset(
    [
        "build_absolute_uri",
        "capitalize",
        "casefold",
        "decode",
        "format",
        "get_full_path",
        "get_host",
        "hexdigest",
        "isoformat",
        "join",
        "lower",
        "lstrip",
        "rstrip",
        "strftime",
        "strip",
        "swapcase",
        "upper",
        "urlencode",
        "zfill",
    ]
)
"""Methods that none but texts have, or that give text wherever there is one; a lazy text's give text, too."""
_LAZY = ("django.utils.translation.", "django.urls.", "django.core.urlresolvers.")


def is_text(site: Site, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is a ``str`` for certain, and no lazy text."""
    if depth > 6:
        return False

    def text(one: ast.expr) -> bool:
        return is_text(site, one, depth + 1)

    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Add):
            return text(node.left) or text(node.right)
        return isinstance(node.op, ast.Mod) and text(node.left)
    if isinstance(node, ast.IfExp):
        return text(node.body) and text(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(map(text, node.values))
    if isinstance(node, ast.NamedExpr | ast.Subscript):
        return text(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr in ("path", "path_info") and last_name(node.value).endswith("request")
    if isinstance(node, ast.Name):
        values = assigned_values(site, node)
        return all(map(text, values)) if values else _is_annotated(site, node)
    if not isinstance(node, ast.Call):
        return False
    func = node.func
    if isinstance(func, ast.Name) and func.id in _BUILTINS:
        return site.module.scope_at(func).owner(func.id) is None
    if site.is_name(func, *_MAKING):
        return True
    if not isinstance(func, ast.Attribute) or site.resolve(func, certain=False) is not None:
        return False
    return func.attr in _METHODS or (func.attr == "replace" and len(node.args) > 1)


def is_lazy(site: Site, node: ast.expr) -> bool:
    """Whether an expression is a lazy text for certain: the call of a function of Django's that makes them."""
    qname = site.resolve(node.func) if isinstance(node, ast.Call) else None
    return qname is not None and qname.startswith(_LAZY) and qname.endswith("_lazy")


def _is_annotated(site: Site, name: ast.Name) -> bool:
    """Whether a name is a parameter that is said to be text, and nothing else."""
    bindings = bindings_of(site, name)
    return bool(bindings) and all(
        one.kind is BindingKind.PARAMETER
        and isinstance(one.node, ast.arg)
        and isinstance(one.node.annotation, ast.Name)
        and one.node.annotation.id == "str"
        for one in bindings
    )

"""Light inference: what class a value is an instance of, from the code around it.

*Certain* when every way to the value says so by construction, annotation, ``isinstance`` or Django's own contract (the
first parameter of a view is a request); *likely* when only names and habits say so. A fix needs certain.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from codemods.source.narrowing import tested_class
from codemods.source.scopes import BindingKind, ScopeKind

if TYPE_CHECKING:
    from codemods.rules.site import Site
    from codemods.source.module import Module

__all__ = ["HTTP_REQUEST", "MODEL", "QUERYSET", "QUERYSET_METHODS", "RESPONSE", "USER", "Inferred", "infer"]

HTTP_REQUEST = "django.http.HttpRequest"
USER = "django.contrib.auth.models.AbstractBaseUser"
MODEL = "django.db.models.Model"
QUERYSET = "django.db.models.query.QuerySet"
MANAGER = "django.db.models.Manager"
RESPONSE = "django.http.HttpResponse"

_VIEW_BASES = ("django.views.generic.base.View", "django.views.generic.View")
_REQUEST_METHODS = {
    # base class -> methods whose parameter after self is the request
    "django.views.generic.base.View": "get post put patch delete head options trace dispatch setup http_method_not_allowed",
    "django.utils.deprecation.MiddlewareMixin": "process_request process_view process_response process_exception "
    "process_template_response __call__",
    "django.contrib.admin.options.BaseModelAdmin": "get_queryset get_form get_fieldsets get_fields get_readonly_fields "
    "get_list_display get_list_filter has_add_permission has_change_permission has_delete_permission "
    "has_view_permission has_module_permission get_formset get_inline_instances get_prepopulated_fields",
    "django.contrib.admin.options.ModelAdmin": "save_model delete_model save_formset save_related add_view change_view "
    "changelist_view delete_view history_view response_add response_change response_delete get_actions "
    "get_changelist get_changelist_form get_urls_for log_addition log_change log_deletion message_user "
    "get_search_results get_object",
}
_MIDDLEWARE_METHODS = frozenset(
    ["process_request", "process_view", "process_response", "process_exception", "process_template_response"]
)
QUERYSET_METHODS = frozenset(
    [
        "all",
        "filter",
        "exclude",
        "annotate",
        "order_by",
        "distinct",
        "select_related",
        "prefetch_related",
        "values",
        "values_list",
        "none",
        "using",
        "reverse",
        "defer",
        "only",
        "extra",
        "select_for_update",
        "union",
        "intersection",
        "difference",
        "dates",
        "datetimes",
    ]
)
_CLIENT_METHODS = frozenset(["get", "post", "put", "patch", "delete", "head", "options", "trace"])


class Inferred(NamedTuple):
    """``qname`` is a class; ``instance`` is false when the value is the class itself."""

    qname: str
    certain: bool
    instance: bool = True


def infer(site: Site, node: ast.AST, depth: int = 0) -> Inferred | None:
    """What ``node``'s value is; None when nothing is known."""
    if depth > 6:
        return None
    if isinstance(node, ast.Name):
        return _name(site, node, depth)
    if isinstance(node, ast.Attribute):
        return _attribute(site, node, depth)
    if isinstance(node, ast.Call):
        return _call(site, node, depth)
    if isinstance(node, ast.Await):
        return infer(site, node.value, depth + 1)
    if isinstance(node, ast.Subscript):
        base = infer(site, node.value, depth + 1)
        if base is not None and _is(site, base, QUERYSET) and isinstance(node.slice, ast.Slice):
            return base
        return None
    if isinstance(node, ast.IfExp):
        one, other = infer(site, node.body, depth + 1), infer(site, node.orelse, depth + 1)
        return one if one == other else None
    return None


def _is(site: Site, found: Inferred, base: str) -> bool:
    return site.index.is_subclass(found.qname, base)


def _class_named(site: Site, qname: str | None) -> bool:
    if qname is None:
        return False
    if site.index.class_facts(qname) is not None:
        return True
    if qname.startswith("django."):
        from codemods.django import api

        return any(api.kind(qname, release) == "class" for release in api.lived(qname)[-1:])
    return False


def _name(site: Site, node: ast.Name, depth: int) -> Inferred | None:
    return _bound(site, node, depth) or _narrowed(site, node)


def _narrowed(site: Site, node: ast.Name) -> Inferred | None:
    """What the ``isinstance()`` of a condition around the place says."""
    qname = site.resolve(tested_class(site.module, node))
    return Inferred(qname, True) if qname is not None and _class_named(site, qname) else None


def _bound(site: Site, node: ast.Name, depth: int) -> Inferred | None:
    module = site.module
    scope = module.scope_at(node)
    owner = scope.owner(node.id)
    if owner is None:
        return None
    qname = site.resolve(node)
    if qname is not None and _class_named(site, qname):
        return Inferred(qname, True, instance=False)
    made = _made(site, qname)
    if made is not None:
        return made
    bindings = owner.bindings[node.id]
    if owner.kind is ScopeKind.FUNCTION and any(one.kind is BindingKind.PARAMETER for one in bindings):
        if len(bindings) == 1:
            return _parameter(site, node, owner.node)
        return None
    found: Inferred | None = None
    for binding in module._reaching(bindings, owner, scope, node) if len(bindings) > 1 else bindings:
        if binding.kind is not BindingKind.ASSIGN or binding.value is None:
            return None
        one = infer(site, binding.value, depth + 1)
        if one is None or (found is not None and found.qname != one.qname):
            return None
        found = one
    return found


def _made(site: Site, qname: str | None) -> Inferred | None:
    """What a module-level value of another file of the repository is, where that file makes it once."""
    if qname is None or qname.startswith("?."):
        return None
    maker = site.index.made_by(qname)
    return Inferred(maker, True) if maker is not None and _class_named(site, maker) else None


def _parameter(site: Site, node: ast.Name, function: ast.AST) -> Inferred | None:
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    module = site.module
    arguments = [*function.args.posonlyargs, *function.args.args]
    index = next((number for number, one in enumerate(arguments) if one.arg == node.id), None)
    argument = arguments[index] if index is not None else None
    if argument is not None and argument.annotation is not None:
        annotated = argument.annotation
        if isinstance(annotated, ast.Constant) and isinstance(annotated.value, str):
            return None
        qname = site.resolve(annotated)
        return Inferred(qname, True) if _class_named(site, qname) and qname else None
    around = module.walk.scope_of[function].parent
    owner = around.node if around is not None and around.kind is ScopeKind.CLASS else None
    if isinstance(owner, ast.ClassDef) and function in owner.body:
        if index == 0 and not _static(function):
            own = _full_name(module, owner)
            return Inferred(own, True, instance=not _has(function, "classmethod")) if own else None
        if index == 1 and _takes_request(site, owner, function.name):
            return Inferred(HTTP_REQUEST, True)
        if index == 1 and node.id == "request":
            return Inferred(HTTP_REQUEST, False)
        return None
    if index == 0:
        qname = f"{module.name}.{function.name}"
        if qname in site.index.views or node.id == "request":
            return Inferred(HTTP_REQUEST, True)
    if node.id == "request":
        return Inferred(HTTP_REQUEST, False)
    return None


def _has(function: ast.AST, decorator: str) -> bool:
    return any(
        isinstance(one, ast.Name) and one.id == decorator for one in getattr(function, "decorator_list", ())
    )


def _static(function: ast.AST) -> bool:
    return _has(function, "staticmethod")


def _takes_request(site: Site, owner: ast.ClassDef, method: str) -> bool:
    if method in _MIDDLEWARE_METHODS:
        return True
    for base, methods in _REQUEST_METHODS.items():
        if method in methods.split() and site.descends(owner, base):
            return True
    return False


def _attribute(site: Site, node: ast.Attribute, depth: int) -> Inferred | None:
    qname = site.resolve(node)
    if qname is not None and _class_named(site, qname):
        return Inferred(qname, True, instance=False)
    made = _made(site, qname)
    if made is not None:
        return made
    base = infer(site, node.value, depth + 1)
    if node.attr == "user" and base is not None and _is(site, base, HTTP_REQUEST):
        return Inferred(USER, base.certain)
    if node.attr == "request" and base is not None and base.instance:
        if any(site.index.is_subclass(base.qname, view) for view in _VIEW_BASES):
            return Inferred(HTTP_REQUEST, True)
        return Inferred(HTTP_REQUEST, False)
    if node.attr in ("objects", "_default_manager", "_base_manager"):
        if base is not None and not base.instance and site.index.is_subclass(base.qname, MODEL):
            return Inferred(MANAGER, True)
        return Inferred(MANAGER, False)
    if node.attr == "user" and isinstance(node.value, ast.Name | ast.Attribute):
        last = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
        if last in ("request", "req", "_request"):
            return Inferred(USER, False)
    if (
        node.attr == "client"
        and base is not None
        and site.index.is_subclass(base.qname, "django.test.testcases.SimpleTestCase")
    ):
        return Inferred("django.test.client.Client", True)
    return None


def _call(site: Site, node: ast.Call, depth: int) -> Inferred | None:
    qname = site.resolve(node.func)
    if qname is not None:
        if qname.rpartition(".")[2] == "get_user_model" and qname.startswith("django."):
            return Inferred(USER, True, instance=False)
        if _class_named(site, qname):
            return Inferred(qname, True)
    if isinstance(node.func, ast.Call):
        made = infer(site, node.func, depth + 1)
        if made is not None and not made.instance:
            return Inferred(made.qname, made.certain)
    if isinstance(node.func, ast.Name) and node.func.id == "super" and qname is None:
        return _super(site, node)
    if isinstance(node.func, ast.Name):
        made = infer(site, node.func, depth + 1)
        if made is not None and not made.instance:
            return Inferred(made.qname, made.certain)
    if isinstance(node.func, ast.Attribute):
        base = infer(site, node.func.value, depth + 1)
        if base is None:
            return None
        method = node.func.attr
        if method in QUERYSET_METHODS and (_is(site, base, QUERYSET) or _is(site, base, MANAGER)):
            return Inferred(QUERYSET, base.certain)
        if method in _CLIENT_METHODS and _is(site, base, "django.test.client.Client"):
            return Inferred(RESPONSE, base.certain)
    return None


def _super(site: Site, node: ast.Call) -> Inferred | None:
    """``super()`` stands for an instance of the class around it, seen from its bases."""
    module = site.module
    if not module.name or module.scope_at(node).owner("super") is not None:
        return None
    method: ast.AST | None = None
    class_: ast.ClassDef | None = None
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.ClassDef):
            class_ = ancestor
            break
        if isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef):
            method = ancestor
    own = _full_name(module, class_) if class_ is not None else None
    if class_ is None or method is None or own is None:
        return None
    instance = not _has(method, "classmethod") and not _static(method)
    if node.args and not (isinstance(node.args[0], ast.Name) and node.args[0].id == class_.name):
        return None  # super(Base, self) reaches past Base
    return Inferred(own, True, instance)


def _full_name(module: Module, node: ast.ClassDef) -> str | None:
    """The name by which the index knows a class of the file; None for one that it does not know."""
    around = module.walk.scope_of[node].parent
    qualname = module.qualname(node.name, around, local=True) if around is not None else None
    return f"{module.name}.{qualname}" if qualname else None

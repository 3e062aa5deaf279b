"""``Context`` and ``RequestContext`` where rendering functions take a plain dictionary and the request now."""

from __future__ import annotations

import ast
from typing import NamedTuple

from codemods.releases import Release
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.source.names import last_name
from codemods.source.scopes import BindingKind

__all__ = ["CONTEXT", "REQUEST_CONTEXT", "Given", "context_of", "is_tags_context", "merged", "takes_contexts"]

_NODE = "django.template.base.Node"
_DERIVED = frozenset(["new", "__copy__"])
_OF_CONTEXTS = frozenset({"autoescape", "dicts", "flatten", "push", "render_context"})
_READING = ("__contains__", "__getitem__", "__iter__", "bind_template", "dicts", "flatten", "get")

CONTEXT = "django.template.context.Context"
REQUEST_CONTEXT = "django.template.context.RequestContext"


class Given(NamedTuple):
    """What a context was made of: the text of the request (None: there is none) and of the data (None: nothing).

    ``doubtful``: the data is a parameter, and not all that is given for it is seen to be a dictionary.
    """

    request: str | None
    data: str | None
    certain: bool = True
    doubtful: bool = False


def context_of(site: Site, node: ast.expr | None) -> Given | None:
    """What an expression that gives a template context says; None where it is not known to be one.

    Raises ``CannotRewrite`` for a context with options that have no place in a call.
    """
    if node is None:
        return None
    if isinstance(node, ast.Constant) and node.value is None:
        return Given(None, None)
    if isinstance(node, ast.Call):
        return _made(site, node)
    if isinstance(node, ast.Name):
        values = assigned_values(site, node) or []
        if len(values) == 1 and isinstance(values[0], ast.Call):
            made = _made(site, values[0])
            if made is not None:
                return Given(made.request, f"{node.id}.flatten()", False, made.doubtful)
    return None


def _made(site: Site, call: ast.Call) -> Given | None:
    if site.is_name(call.func, REQUEST_CONTEXT, "django.template.RequestContext"):
        names: tuple[str, ...] = ("request", "dict_")
    elif site.is_name(call.func, CONTEXT, "django.template.Context"):
        names = ("dict_",)
    else:
        found = site.resolve(call.func)
        if found is not None and site.index.is_subclass(found, CONTEXT):
            if _is_read_alike(site, found):
                return Given(None, f"{site.source(call)}.flatten()", False)
            raise CannotRewrite(
                f"{site.source(call.func)} adds to what a context does, and flatten() gives a dictionary"
            )
        return None
    if site.has_stars(call) or len(call.args) > len(names):
        raise CannotRewrite("the context has options of its own")
    given = dict(zip(names, call.args, strict=False))
    for keyword in call.keywords:
        name = "dict_" if keyword.arg == "dict" else keyword.arg
        if name not in names or name in given:
            raise CannotRewrite(f"the context has the option {keyword.arg}")
        given[name] = keyword.value
    data = site.source(given["dict_"]) if "dict_" in given else None
    certain = True
    if data is not None and _is_tags_context(site, given["dict_"]):
        data, certain = f"{data}.flatten()", False
    doubtful = certain and "dict_" in given and _may_be_context(site, given["dict_"])
    if names[0] == "request":
        if "request" not in given:
            raise CannotRewrite("the context has no request")
        return Given(site.source(given["request"]), data, certain, doubtful)
    return Given(None, data, certain, doubtful)


def is_tags_context(site: Site, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is certainly the context that a template is rendered with, which is no plain dictionary.

    A node of a tag is rendered with it, a tag with ``takes_context`` is given it; ``context.new()`` makes another one.
    Other functions use it as nothing but a context can be used, or are given it wherever the module calls them.
    """
    if isinstance(node, ast.Call):
        derived = isinstance(node.func, ast.Attribute) and node.func.attr in _DERIVED
        return (
            derived and isinstance(node.func, ast.Attribute) and is_tags_context(site, node.func.value, depth)
        )
    if not isinstance(node, ast.Name):
        return False
    bindings = bindings_of(site, node)
    if len(bindings) != 1:
        return False
    if bindings[0].kind is BindingKind.ASSIGN and isinstance(bindings[0].value, ast.Call | ast.Name):
        return depth < 3 and is_tags_context(site, bindings[0].value, depth + 1)
    owner = site.module.scope_at(node).owner(node.id)
    function = owner.node if owner is not None else None
    if bindings[0].kind is not BindingKind.PARAMETER or not isinstance(function, ast.FunctionDef):
        return False
    position = next((at for at, one in enumerate(function.args.args) if one.arg == node.id), -1)
    class_ = site.module.parents.get(function)
    if isinstance(class_, ast.ClassDef) and function.name == "render" and position == 1:
        if site.descends(class_, _NODE):
            return True
    if position == 0 and any(map(_takes_context, function.decorator_list)):
        return True
    if node.id == "context" and any(map(_is_own_tag, function.decorator_list)):
        return True
    if any(
        isinstance(one, ast.Attribute)
        and one.attr in _OF_CONTEXTS
        and getattr(one.value, "id", "") == node.id
        for one in ast.walk(function)
    ):
        return True
    if depth > 2 or position < 0:
        return False
    given = _given(site, function, position, node.id)
    return bool(given) and all(one is not None and is_tags_context(site, one, depth + 1) for one in given)


_OF_DICTIONARIES = frozenset({"copy", "items", "keys", "values"})
_DICTIONARIES = frozenset({"dict", "get_context_data", "locals"})
_VIEW = "django.views.generic.base.TemplateResponseMixin"


def _may_be_context(site: Site, node: ast.expr) -> bool:
    """Whether an expression is a parameter that callers may give a context, as far as the module tells."""
    if not isinstance(node, ast.Name):
        return False
    bindings, owner = bindings_of(site, node), site.module.scope_at(node).owner(node.id)
    function = owner.node if owner is not None else None
    if len(bindings) != 1 or bindings[0].kind is not BindingKind.PARAMETER:
        return False
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return False
    arguments = function.args
    if node.id in [one.arg for one in (arguments.vararg, arguments.kwarg) if one is not None]:
        return False
    if any(_is_dictionarys(part, node.id) for part in ast.walk(function)):
        return False
    positional = [*arguments.posonlyargs, *arguments.args]
    position = next((at for at, one in enumerate(positional) if one.arg == node.id), -1)
    if not isinstance(function, ast.FunctionDef) or position < 0:
        return True
    default = arguments.defaults[position - len(positional) :] if arguments.defaults else []
    if len(default) and isinstance(default[0], ast.Dict):
        return False
    given = _given(site, function, position, node.id)
    if given:
        method = isinstance(site.module.parents.get(function), ast.ClassDef)
        seen = method or not site.reexported(function.name)
        return not seen or not all(one is not None and _is_dictionary(site, one) for one in given)
    class_ = site.module.parents.get(function)
    views = isinstance(class_, ast.ClassDef) and site.descends(class_, _VIEW)
    return not (views and function.name == "render_to_response")


def _is_dictionarys(part: ast.AST, name: str) -> bool:
    """Whether a part of a function does with a name what works with a dictionary only."""
    if isinstance(part, ast.Attribute):
        return part.attr in _OF_DICTIONARIES and getattr(part.value, "id", "") == name
    if isinstance(part, ast.keyword):
        return part.arg is None and getattr(part.value, "id", "") == name
    if isinstance(part, ast.Dict):
        return any(
            key is None and getattr(value, "id", "") == name
            for key, value in zip(part.keys, part.values, strict=True)
        )
    return False


def _is_dictionary(site: Site, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression gives a dictionary for certain."""
    if isinstance(node, ast.Call):
        return last_name(node.func) in _DICTIONARIES
    if isinstance(node, ast.Name):
        values = assigned_values(site, node) or []
        return depth < 3 and bool(values) and all(_is_dictionary(site, one, depth + 1) for one in values)
    return isinstance(node, ast.Dict | ast.DictComp)


_OF_LIBRARIES = frozenset(
    ["tag", "tag_function", "filter", "filter_function", "simple_tag", "inclusion_tag", "assignment_tag"]
)


def _is_own_tag(decorator: ast.expr) -> bool:
    """Whether a function becomes a tag by a method that the project has added to its library."""
    func = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (
        isinstance(func, ast.Attribute)
        and func.attr not in _OF_LIBRARIES
        and isinstance(func.value, ast.Name)
        and func.value.id == "register"
    )


def _given(site: Site, function: ast.FunctionDef, position: int, name: str) -> list[ast.expr | None]:
    """What the calls in the module give a function, or the methods of its class a method, for a parameter."""
    class_ = site.module.parents.get(function)
    method = isinstance(class_, ast.ClassDef)
    found: list[ast.expr | None] = []
    for call in site.module.nodes(ast.Call, near=function.name):
        func = call.func
        if method:
            on_self = isinstance(func, ast.Attribute) and getattr(func.value, "id", "") in ("self", "cls")
            if on_self and func.attr == function.name:  # type: ignore[attr-defined]
                found.append(site.argument(call, name, position - 1))
        elif isinstance(func, ast.Name) and func.id == function.name:
            found.append(site.argument(call, name, position))
    return found


def _is_read_alike(site: Site, qname: str) -> bool:
    """Whether all that a context of the project's own holds is in the dictionary that ``flatten()`` gives."""
    ancestry = site.index.ancestry(qname)
    if REQUEST_CONTEXT in ancestry:
        return False  # what the context processors bring is there while a template is rendered only
    own = [site.index.class_facts(one) for one in ancestry if not one.startswith("django.")]
    return all(one is None or one.members.keys().isdisjoint(_READING) for one in own)


def _takes_context(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and any(
        one.arg == "takes_context" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in decorator.keywords
    )


def _is_tags_context(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the context that a template tag was given, by its name alone too."""
    if is_tags_context(site, node):
        return True
    if not isinstance(node, ast.Name) or node.id not in ("context", "ctx"):
        return False
    if "templatetags" not in site.module.path:
        return False
    return any(one.kind is BindingKind.PARAMETER for one in bindings_of(site, node))


def takes_contexts(site: Site) -> bool:
    """Whether the code runs on a release whose rendering functions have the context in front of the content type."""
    current = site.range.current
    return current is not None and current < Release(1, 10)


def merged(below: str | None, above: str | None) -> str | None:
    """The text of a dictionary with the entries of both, those of ``above`` winning."""
    if below is None or (above is not None and below.strip() in ("{}", "dict()")):
        return above
    if above is None or above.strip() in ("{}", "dict()", "None"):
        return below
    return f"dict({below}, **{above})"

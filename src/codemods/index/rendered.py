"""Which variables views give to templates, and of what class those are: what says that a variable is a form."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.source.module import Module
from codemods.source.names import last_name
from codemods.source.scopes import Scope

__all__ = ["Rendered", "rendered_by"]

Rendered = tuple[str, str, str]
"""A template's name, a variable in it, and the absolute name of what is called to make its value."""

_WORDS = ("render", "TemplateResponse", "template_name")
_RENDER = {"TemplateResponse": 1, "render": 1, "render_to_response": 0, "render_to_string": 0}
_CONTEXTS = frozenset({"context", "dictionary"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def rendered_by(module: Module) -> tuple[Rendered, ...]:
    """The variables that the functions and class-based views of a file hand to templates."""
    text = module.text
    if ("Form" not in text and "form" not in text) or not any(word in text for word in _WORDS):
        return ()
    walk = module.walk
    rendering = {
        scope.node
        for name in _RENDER
        for _, scope in walk.names.get(name, ())
        if isinstance(scope.node, Function)
    }
    templates: dict[ast.AST, str] = {}
    for node, _, _ in walk.classes:
        for binding in walk.scope_of[node].bindings.get("template_name", ()):
            template = _text(binding.value)
            if template:
                templates[node] = template
    if not rendering and not templates:
        return ()
    found: dict[Rendered, None] = {}
    for function, scope in walk.functions:
        named = templates.get(scope.node)
        if function not in rendering and not named:
            continue
        made = _Made(module, function)
        for rendered, context in _calls(function) if function in rendering else ():
            for name, callee in made.of(context):
                found[rendered, name, callee] = None
        if named:
            for name, callee in made.set():
                found[named, name, callee] = None
    return tuple(found)


def _calls(function: Function) -> Iterator[tuple[str, ast.expr]]:
    """The templates that a function renders, with the contexts that they get."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        name = last_name(node.func)
        position = _RENDER.get(name)
        if position is None or any(isinstance(one, ast.Starred) for one in node.args):
            continue
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        given = node.args[position] if len(node.args) > position else keywords.get("template_name")
        context = (
            node.args[position + 1]
            if len(node.args) > position + 1
            else next((keywords[key] for key in _CONTEXTS if key in keywords), None)
        )
        template = _text(given)
        if template and context is not None:
            yield template, context


class _Made:
    """What the local variables of a function are made by."""

    def __init__(self, module: Module, function: Function) -> None:
        self.module = module
        self.scope: Scope = module.walk.scope_of[function]
        self.values: dict[str, list[ast.expr]] = {}
        self.items: list[tuple[str, str, ast.expr]] = []  # of a dictionary: its name, the key, the value
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.values.setdefault(target.id, []).append(node.value)
                    elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
                        key = _text(target.slice)
                        if key:
                            self.items.append((target.value.id, key, node.value))

    def of(self, context: ast.expr) -> Iterator[tuple[str, str]]:
        """The variables in a context and what makes each, where that is a call."""
        if isinstance(context, ast.Name):
            for value in self.values.get(context.id, ()):
                if not isinstance(value, ast.Name):
                    yield from self.of(value)
            for name, key, value in self.items:
                if name == context.id:
                    yield from self._pair(key, value)
        elif isinstance(context, ast.Dict):
            for given, value in zip(context.keys, context.values, strict=True):
                yield from self._pair(_text(given) or "", value)
        elif isinstance(context, ast.Call):
            for keyword in context.keywords:
                yield from self._pair(keyword.arg or "", keyword.value)
            for argument in context.args[:1]:
                if isinstance(argument, ast.Dict):
                    yield from self.of(argument)

    def set(self) -> Iterator[tuple[str, str]]:
        """What is set in any dictionary of a function, and what is in those that it makes."""
        for _, key, value in self.items:
            yield from self._pair(key, value)
        for values in self.values.values():
            for value in values:
                if isinstance(value, ast.Dict):
                    yield from self.of(value)

    def _pair(self, key: str, value: ast.expr) -> Iterator[tuple[str, str]]:
        values = self.values.get(value.id, []) if isinstance(value, ast.Name) else [value]
        for one in values:
            if key and isinstance(one, ast.Call):
                targets = self.module.resolve(one.func, self.scope).targets
                if targets:
                    yield key, targets[0]


def _text(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None

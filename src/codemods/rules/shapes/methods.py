"""Methods that a project overrides: renamed or removed hooks, and hooks that are called with more arguments now."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, Trigger

__all__ = ["ChangeMethods", "super_calls"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class ChangeMethods(Rule):
    """A hook of one of Django's classes changed: its overrides follow, and their ``super()`` calls."""

    bases: ClassVar[Sequence[str]] = ()
    """Dotted names of the classes whose subclasses override."""
    rename: ClassVar[Mapping[str, str]] = {}
    """Hook -> new name; ``self.old()`` and ``super().old()`` follow, as do calls on known instances."""
    remove: ClassVar[Mapping[str, str]] = {}
    """Hook that is never called any more -> what to do."""
    grow: ClassVar[Mapping[str, Sequence[tuple[str, str | None]]]] = {}
    """Hook -> parameters (name, default) that it must take now, in order; handed on to ``super()``."""
    by_position: ClassVar[Mapping[str, int]] = {}
    """Hook that grows -> how many arguments Django gives it by position now: what takes them all is left alone."""
    shrink: ClassVar[Mapping[str, Sequence[str]]] = {}
    """Hook -> parameters that it is no longer given; dropped where the body does not read them."""

    shrink_at: ClassVar[Mapping[str, int]] = {}
    """Hook that shrinks -> where among its parameters (``self`` is 0) the one that goes stands, whatever its name."""

    mixins: ClassVar[bool] = False
    """Whether classes that the repository mixes into subclasses are looked at as well."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        if cls.mixins:
            for name in dict.fromkeys([*cls.rename, *cls.grow, *cls.shrink]):
                yield OnMethod("", name)
        for base in cls.bases:
            for name in dict.fromkeys([*cls.rename, *cls.remove, *cls.grow, *cls.shrink]):
                yield OnMethod(base, name)
            for name in cls.rename:
                yield OnMember(base, name)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            if self.replaceable and node.attr in self.rename:
                inside = site.function
                goes_with_override = inside is not None and inside.name == node.attr
                if not (_is_super(node.value) and goes_with_override):
                    yield site.fix(
                        site.replace_name(node, self.rename[node.attr]),
                        message=f".{node.attr}() is .{self.rename[node.attr]}() now",
                    )
            return
        if not isinstance(node, Function):
            return
        class_ = site.class_
        if self.mixins and (
            class_ is None or not (site.descends(class_, *self.bases) or self._mixed_in(site, class_))
        ):
            return
        if node.name in self.rename:
            yield from self._rename(site, node)
        elif node.name in self.remove:
            yield site.flag(
                message=f"{node.name}() is no longer called by Django", advice=self.remove[node.name]
            )
        elif node.name in self.grow:
            yield from self._grow(site, node)
        elif node.name in self.shrink:
            yield from self._shrink(site, node)

    def _mixed_in(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether a class that is none of those meant is mixed into such classes, and into no others of Django's."""
        heirs = site.index.heirs(f"{site.module.name}.{class_.name}")
        meant = False
        for heir in heirs:
            if any(site.index.is_subclass(heir, base) for base in self.bases):
                meant = True
            elif any(one.startswith("django.") for one in site.index.ancestry(heir)):
                return False
        return meant

    def _rename(self, site: Site, node: Function) -> Iterator[Answer]:
        new = self.rename[node.name]
        class_ = site.class_
        message = f"{node.name}() is called {new}() now"
        if class_ is not None and any(isinstance(one, Function) and one.name == new for one in class_.body):
            yield site.flag(
                message=f"{message}, and the class has both", advice=f"Keep {new}() and drop {node.name}()."
            )
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        edits = [site.replace_name(node, new)]
        calls = super_calls(site, node, node.name)
        edits += [site.replace_name(call.func, new) for call in calls]
        yield site.fix(edits, message=message, also=calls)

    def _grow(self, site: Site, node: Function) -> Iterator[Answer]:
        arguments = node.args
        names = {one.arg for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}
        wanted = [(name, default) for name, default in self.grow[node.name] if name not in names]
        if not wanted:
            return
        takes_all = arguments.vararg is not None and arguments.kwarg is not None
        by_keyword = arguments.kwarg is not None and all(default is not None for _, default in wanted)
        enough = len(arguments.posonlyargs) + len(arguments.args) - 1 >= self.by_position.get(node.name, 99)
        if takes_all or by_keyword or enough:
            return
        if not self.replaceable:
            yield site.flag()
            return
        wanted = [(name, self.default(site, default)) for name, default in wanted]
        message = f"{node.name}() is called with {', '.join(name for name, _ in wanted)} now"
        if len(wanted) > 1:
            yield site.suggest(self._parameters(site, node, wanted), message=message)
            return
        edits: list[Edit] = [site.add_parameter(node, *wanted[0])]
        calls = super_calls(site, node, node.name)
        for call in calls:
            if any(isinstance(one, ast.Starred) for one in call.args):
                continue
            if self._only_passes_on(site, node, wanted[0][0]):
                continue
            try:  # what is a parameter of its own now is no longer among the keywords
                edits.append(site.edit_call(call).add(wanted[0][0], wanted[0][0]).edit())
            except CannotRewrite as reason:
                yield site.flag(message=message, advice=f"Not rewritten: {reason}.")
                return
        yield site.fix(edits, message=message, also=calls)

    def _only_passes_on(self, site: Site, node: Function, name: str) -> bool:
        """Whether the method above is the repository's and has no such parameter, but ``**``, which may lead anywhere."""
        class_ = site.class_
        above = (
            super_definition(site, f"{site.module.name}.{class_.name}", node.name)
            if class_ is not None
            else None
        )
        if above is None or not above.var_keyword:
            return False
        return name not in above.positional and name not in above.keyword_only

    def default(self, site: Site, text: str | None) -> str | None:
        """The text of a new parameter's default; for subclasses that have to import what it names."""
        return text

    def _parameters(self, site: Site, node: Function, wanted: Sequence[tuple[str, str | None]]) -> Edit:
        """One edit of the header that adds several parameters."""
        from codemods.rewrite import headers

        edit = headers.add_parameter(site.module, node, *wanted[0])
        text = edit.text
        for name, default in wanted[1:]:
            piece = name if default is None else f"{name}={default}"
            first = wanted[0][0] if wanted[0][1] is None else f"{wanted[0][0]}={wanted[0][1]}"
            at = text.rindex(first) + len(first)
            text = f"{text[:at]}, {piece}{text[at:]}"
        return Edit(edit.start, edit.end, text)

    def _shrink(self, site: Site, node: Function) -> Iterator[Answer]:
        names = {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
        gone = [name for name in self.shrink[node.name] if name in names]
        at = self.shrink_at.get(node.name)
        required = len(node.args.args) - len(node.args.defaults)
        if not gone and at is not None and len(node.args.args) == required == at + 1:
            gone = [node.args.args[at].arg]  # by another name, it is still asked for
        if not gone:
            return
        message = f"{node.name}() is no longer given {', '.join(gone)}"
        calls = super_calls(site, node, node.name)
        in_calls = {id(part) for call in calls for part in ast.walk(call)}
        read = [
            part
            for part in ast.walk(node)
            if isinstance(part, ast.Name) and part.id in gone and id(part) not in in_calls
        ]
        if read or len(gone) > 1:
            yield site.flag(
                message=message, advice=self.advice or "The body reads it; decide what it becomes."
            )
            return
        edits = [site.remove_parameter(node, gone[0])]
        for call in calls:
            editor = site.edit_call(call)
            for keyword in call.keywords:
                if isinstance(keyword.value, ast.Name) and keyword.value.id == gone[0] and keyword.arg:
                    editor.remove(keyword.arg)
            for index, argument in enumerate(call.args):
                if isinstance(argument, ast.Name) and argument.id == gone[0]:
                    editor.remove(index)
            edits.append(editor.edit())
        yield site.fix(edits, message=message, also=calls)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def super_calls(site: Site, function: Function, name: str) -> list[ast.Call]:
    """Calls of ``super().name(…)`` (any form of ``super``) in a method, and of ``Base.name(self, …)``."""
    return [
        part
        for part in ast.walk(function)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == name
        and (_is_super(part.func.value) or _of_base(site, function, part, part.func.value))
    ]


def _of_base(site: Site, function: Function, call: ast.Call, owner: ast.expr) -> bool:
    """Whether a call reaches the method of a base by the base's name, with the method's own first argument."""
    first, class_ = function.args.args[:1], site.class_
    if not first or not call.args or class_ is None:
        return False
    if not isinstance(call.args[0], ast.Name) or call.args[0].id != first[0].arg:
        return False
    base = site.resolve(owner)
    return base is not None and site.descends(class_, base)

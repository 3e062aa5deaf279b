"""Actions of ``ModelAdmin`` taken for tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.truth_tests import loads_of
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction

_PARTS = ("func", "name", "description")
_ADMIN = "django.contrib.admin.ModelAdmin"


def _dictionaries(site: Site) -> Iterator[ast.expr]:
    """The call of ``get_actions()`` and, where it is bound to a name, the reads of that name."""
    call = site.call
    if call is None:
        return
    yield call
    yield from loads_of(site, site.module.parents.get(call))


def _of_an_admin(site: Site) -> bool:
    if not isinstance(site.node, ast.Attribute):
        return False
    found = site.infer(site.node.value)
    return found is not None and site.index.is_subclass(found.qname, _ADMIN)


class AdminActionTuples(Rule):
    """The actions of a ``ModelAdmin`` are objects with ``func``, ``name`` and ``description``, no tuples."""

    change = "6.1/admin-action-tuples"
    needs = ("django.contrib.admin.Action",)
    advice = "Read .func, .name and .description."
    triggers = (OnAttribute("get_actions"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def names(self, request):
                        actions = self.get_actions(request)
                        print(self.get_actions(request)["delete_selected"][0])
                        first = actions.pop("first")
                        shown = {key: one[2] for key, one in actions.items() if one[0] is not None}
                        for action in actions.values():
                            print(action[1], first[0], actions.get("publish")[1], shown)
                        return actions["publish"][2]
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def names(self, request):
                        actions = self.get_actions(request)
                        print(self.get_actions(request)["delete_selected"].func)
                        first = actions.pop("first")
                        shown = {key: one.description for key, one in actions.items() if one.func is not None}
                        for action in actions.values():
                            print(action.name, first.func, actions.get("publish").name, shown)
                        return actions["publish"].description
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def names(self, request):
                        actions = self.get_actions(request)
                        func, name, description = actions["publish"]
                        for func, name, description in actions.values():
                            print(name)
                        for key, action in actions.items():
                            func, _, text = action
                        return [name for key, (func, name, text) in actions.items()]
                """,
            lines=(6, 7, 10, 11),
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def names(self, request, robot):
                        actions = self.get_actions(request)
                        actions.pop("delete_selected", None)
                        print(actions["publish"].name, robot.get_actions(request)["x"][0])
                        for action in actions.values():
                            print(action.name)
                        for action in robot.actions.values():
                            print(action[0])
                        return list(actions)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable or not _of_an_admin(site):
            return
        for use in _dictionaries(site):
            outer = site.module.parents.get(use)
            if isinstance(outer, ast.Subscript) and outer.value is use and isinstance(outer.ctx, ast.Load):
                yield from self._action(site, outer)
            elif isinstance(outer, ast.Attribute):
                call = site.module.parents.get(outer)
                if outer.attr in ("values", "items"):
                    yield from self._loop(site, call, outer.attr)
                elif outer.attr in ("get", "pop") and isinstance(call, ast.Call):
                    yield from self._action(site, call)

    def _action(self, site: Site, action: ast.expr) -> Iterator[Answer]:
        """What is done with one action, by the name that it is given, too."""
        parent = site.module.parents.get(action)
        if isinstance(parent, ast.Subscript) and parent.value is action:
            index = parent.slice.value if isinstance(parent.slice, ast.Constant) else None
            if isinstance(index, int) and not isinstance(index, bool) and 0 <= index < 3:
                yield site.fix(site.replace(parent, f"{site.source(action)}.{_PARTS[index]}"), node=parent)
            else:
                yield site.flag(node=parent)
        elif isinstance(parent, ast.Assign) and parent.value is action:
            if isinstance(parent.targets[0], ast.Tuple):
                yield site.flag(node=parent)
            for load in loads_of(site, parent):
                yield from self._action(site, load)

    def _loop(self, site: Site, call: ast.AST | None, method: str) -> Iterator[Answer]:
        loop = site.module.parents.get(call) if call is not None else None
        if not isinstance(loop, ast.For | ast.comprehension) or loop.iter is not call:
            return
        target = loop.target
        if method == "items" and isinstance(target, ast.Tuple) and len(target.elts) == 2:
            target = target.elts[1]
        elif method == "items":
            return
        if isinstance(target, ast.Tuple):
            yield site.flag(node=target)
        elif isinstance(target, ast.Name):
            for load in _loads_in_loop(site, target):
                yield from self._action(site, load)


def _loads_in_loop(site: Site, target: ast.Name) -> Iterator[ast.Name]:
    """Reads of a name that can only mean what a loop gives it."""
    for node, _ in site.module.walk.names.get(target.id, ()):
        root: ast.expr = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name) and [one.node for one in bindings_of(site, root)] == [target]:
            yield root


class AdminActionTuplesAdded(Rule):
    """What ``get_actions()`` returns are ``Action`` objects: tuples that an override adds are deprecated."""

    change = "6.1/admin-action-tuples-added"
    needs = ("django.contrib.admin.Action",)
    advice = "Say too what the action is called for several objects, and on which pages it stands."
    triggers = (OnFunction("get_actions"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        actions["publish"] = (publish, "publish", "Publish")
                        return actions
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        actions["publish"] = admin.Action(func=publish, name="publish", description="Publish", plural_description="Publish", locations=[admin.ActionLocation.CHANGE_LIST])
                        return actions
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
                        actions = super().get_actions(request, action_location)
                        actions["publish"] = admin.Action(publish, "publish", "Publish", "Publish", [action_location])
                        return actions

                class Robot:
                    def get_actions(self):
                        self.table["x"] = (1, 2, 3)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.class_
        if not self.replaceable or class_ is None or not site.descends(class_, _ADMIN):
            return
        for part in ast.walk(site.node):
            if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Subscript):
                value = part.value
                if isinstance(value, ast.Tuple) and len(value.elts) == 3:
                    func, name, text = (site.source(one) for one in value.elts)
                    action = site.need("django.contrib.admin.Action", value)
                    where = site.need("django.contrib.admin.ActionLocation", value)
                    yield site.suggest(
                        site.replace(
                            value,
                            f"{action}(func={func}, name={name}, description={text}, plural_description={text}, "
                            f"locations=[{where}.CHANGE_LIST])",
                        ),
                        node=part,
                    )

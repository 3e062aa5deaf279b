"""``ProjectState(real_apps=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ProjectStateRealApps(Rule):
    """``real_apps`` of a ``ProjectState`` must be a set."""

    change = "4.0/projectstate-real-apps"
    triggers = (OnCall("django.db.migrations.state.ProjectState"),)
    examples = [
        Fixes(
            before="""\
                from django.db.migrations.state import ProjectState

                print(ProjectState(real_apps=["a", "b"]), ProjectState({}, list(names)))
                """,
            after="""\
                from django.db.migrations.state import ProjectState

                print(ProjectState(real_apps={"a", "b"}), ProjectState({}, set(list(names))))
                """,
        ),
        Suggests(
            before="""\
                from django.db.migrations.state import ProjectState

                print(ProjectState(real_apps=names))
                """,
            after="""\
                from django.db.migrations.state import ProjectState

                print(ProjectState(real_apps=set(names)))
                """,
        ),
        Keeps(
            """\
                from django.db.migrations.state import ProjectState

                print(ProjectState(), ProjectState(real_apps={"a"}), ProjectState({}, set(x)), ProjectState({}, None))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        value = site.argument(call, "real_apps", 1) if call is not None else None
        if value is None or isinstance(value, ast.Set | ast.SetComp | ast.Constant):
            return
        if isinstance(value, ast.List | ast.Tuple) and value.elts:
            inside = ", ".join(site.source(one) for one in value.elts)
            yield site.fix(site.replace(value, f"{{{inside}}}"), node=value)
            return
        if isinstance(value, ast.Call):
            if isinstance(value.func, ast.Name) and value.func.id in ("set", "frozenset"):
                return
            if isinstance(value.func, ast.Name) and value.func.id in ("list", "tuple", "sorted"):
                yield site.fix(site.replace(value, f"set({site.source(value)})"), node=value)
                return
        yield site.suggest(
            site.replace(value, f"set({site.source(value)})"),
            node=value,
            advice="Right unless it is a set, or None.",
        )

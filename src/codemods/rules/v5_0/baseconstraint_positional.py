"""Positional arguments of ``BaseConstraint``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site

_BASE = "django.db.models.constraints.BaseConstraint"
_OTHERS = (
    "django.db.models.constraints.CheckConstraint",
    "django.db.models.constraints.UniqueConstraint",
    "django.contrib.postgres.constraints.ExclusionConstraint",
)


class BaseConstraintPositional(ChangeArguments):
    """Constraints take their arguments by keyword only."""

    change = "5.0/baseconstraint-positional"
    also = ("6.0/base-constraint-positional",)
    calls = (_BASE,)
    methods = (f"{_BASE}.__init__",)
    keywords = ("name", "violation_error_message")
    examples = [
        Fixes(
            before="""\
                from django.db.models import BaseConstraint

                class Exists(BaseConstraint):
                    def __init__(self, table, name):
                        self.table = table
                        super().__init__(name)

                class Plain(BaseConstraint):
                    pass

                one = Plain("one", "No.")
                """,
            after="""\
                from django.db.models import BaseConstraint

                class Exists(BaseConstraint):
                    def __init__(self, table, name):
                        self.table = table
                        super().__init__(name=name)

                class Plain(BaseConstraint):
                    pass

                one = Plain(name="one", violation_error_message="No.")
                """,
        ),
        Keeps(
            """\
                from django.db.models import BaseConstraint, F, UniqueConstraint

                class Exists(BaseConstraint):
                    def __init__(self, table, name):
                        super().__init__(name=name)

                class Lower(UniqueConstraint):
                    def __init__(self, column, name):
                        super().__init__(F(column), name=name)

                one = Exists("table", "name")
                two = UniqueConstraint("name", name="two")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Only what reaches the constructor of the base class itself."""
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            if found is None or not found.instance:
                return False
            qname = found.qname
            seek = super_definition if is_super(func.value) else own_definition
        else:
            qname, seek = site.resolve(func) or "", own_definition
        if any(site.index.is_subclass(qname, other) for other in _OTHERS):
            return False
        return seek(site, qname, "__init__") is None

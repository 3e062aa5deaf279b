"""``CheckConstraint.check``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.narrowed import narrowed_to
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMember, OnMethod, OnModule

_CLASS = "django.db.models.CheckConstraint"


class CheckConstraintCheckAttribute(Rule):
    """The condition of a ``CheckConstraint`` object is its attribute ``condition``, no longer ``check``."""

    change = "5.1/checkconstraint-check-attribute"
    also = ("6.0/checkconstraint-check",)
    available = "5.1"
    triggers = (
        OnMember(_CLASS, "check"),
        OnAttribute("check"),
        OnMethod(_CLASS, "__init__"),
        OnMethod(_CLASS, "deconstruct"),
        OnModule(("CheckConstraint",)),
    )
    examples = [
        Fixes(
            before="""\
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def sql(self):
                        return str(self.check)

                def conditions(model):
                    for one in model._meta.constraints:
                        if isinstance(one, CheckConstraint) and one.name:
                            yield one.check
                """,
            after="""\
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def sql(self):
                        return str(self.condition)

                def conditions(model):
                    for one in model._meta.constraints:
                        if isinstance(one, CheckConstraint) and one.name:
                            yield one.condition
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import CheckConstraint, Q

                class Positive(CheckConstraint):
                    def __init__(self, *, field, name):
                        super().__init__(condition=Q(**{f"{field}__gt": 0}), name=name)

                    def deconstruct(self):
                        path, args, kwargs = super().deconstruct()
                        kwargs.pop("check")
                        del kwargs['check']
                        return path, args, kwargs

                def look(constraint):
                    if isinstance(constraint, CheckConstraint):
                        return getattr(constraint, "check", None)
                """,
            after="""\
                from django.db.models import CheckConstraint, Q

                class Positive(CheckConstraint):
                    def __init__(self, *, field, name):
                        super().__init__(condition=Q(**{f"{field}__gt": 0}), name=name)

                    def deconstruct(self):
                        path, args, kwargs = super().deconstruct()
                        kwargs.pop("condition")
                        del kwargs['condition']
                        return path, args, kwargs

                def look(constraint):
                    if isinstance(constraint, CheckConstraint):
                        return getattr(constraint, "condition", None)
                """,
        ),
        Flags(
            """\
                from django.db.models import CheckConstraint, Q

                class Passing(CheckConstraint):
                    def __init__(self, *, check, name):
                        super().__init__(condition=check & Q(pk__gt=0), name=name)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import CheckConstraint, UniqueConstraint

                def conditions(model, form):
                    form.check()
                    for one in model._meta.constraints:
                        if isinstance(one, UniqueConstraint):
                            yield one.check
                        if isinstance(one, CheckConstraint):
                            yield one.check(model, None), form.check, getattr(form, "check", None)

                class Own(CheckConstraint):
                    check = None

                    def __init__(self, check=None, **kwargs):
                        super().__init__(**kwargs)

                    def deconstruct(self):
                        path, args, kwargs = super().deconstruct()
                        kwargs["check"] = self.check
                        return path, args, kwargs

                    def sql(self):
                        return self.check
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield from (
                self._constructor(site, node) if node.name == "__init__" else self._deconstructed(site, node)
            )
            return
        if isinstance(node, ast.Module):
            yield from self._by_name(site)
            return
        if not isinstance(node, ast.Attribute) or site.call is not None:
            return
        if site.qname == "check":
            found = narrowed_to(site, node.value)
            if found is None or not site.index.is_subclass(found, _CLASS):
                return
        else:
            inferred = site.infer(node.value)
            if inferred is None or not inferred.instance:
                return
            found = inferred.qname
        if any("check" in facts.members for facts in site.index.own_line(site.index.name(found).qname)):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        yield site.fix(site.replace_name(node, "condition"))

    def _constructor(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        """``__init__(self, check, name)``: what makes copies of constraints, migrations too, gives ``condition``."""
        names = {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
        class_ = site.class_
        if "check" not in names or "condition" in names or node.args.kwarg is not None or class_ is None:
            return
        if "deconstruct" not in site.module.walk.scope_of[class_].bindings:
            yield site.flag(
                message="Copies of a constraint, and migrations, are made with condition, which this does not take",
                advice="Take condition (and check beside it, for as long as something gives that).",
            )

    def _deconstructed(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        """What ``deconstruct()`` of the base gives is looked up by the new name."""
        options = {
            target.elts[2].id
            for one in ast.walk(node)
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call)
            for target in one.targets
            if isinstance(target, ast.Tuple)
            and len(target.elts) == 3
            and isinstance(target.elts[2], ast.Name)
        }
        for text in ast.walk(node):
            if not isinstance(text, ast.Constant) or text.value != "check":
                continue
            parent = site.module.parents.get(text)
            owner: ast.expr | None = None
            if isinstance(parent, ast.Subscript) and not isinstance(parent.ctx, ast.Store):
                owner = parent.value
            elif isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
                owner = parent.func.value if parent.func.attr in ("get", "pop") else None
            elif isinstance(parent, ast.Compare) and isinstance(parent.ops[0], ast.In | ast.NotIn):
                owner = parent.comparators[0]
            if isinstance(owner, ast.Name) and owner.id in options:
                yield from self._renamed(site, text)

    def _by_name(self, site: Site) -> Iterator[Answer]:
        """``getattr(constraint, "check", None)`` where the constraint is known to be one."""
        for text in site.module.texts("check"):
            call = site.module.parents.get(text)
            if text.value != "check" or not isinstance(call, ast.Call) or text not in call.args[1:2]:
                continue
            if isinstance(call.func, ast.Name) and call.func.id in ("getattr", "hasattr"):
                found = narrowed_to(site, call.args[0])
                if found is not None and site.index.is_subclass(found, _CLASS):
                    yield from self._renamed(site, text)

    def _renamed(self, site: Site, text: ast.Constant) -> Iterator[Answer]:
        if self.replaceable:
            yield site.fix(site.replace_in_string(text, "check", "condition"), node=text)
        elif self.gone:
            yield site.flag(node=text)

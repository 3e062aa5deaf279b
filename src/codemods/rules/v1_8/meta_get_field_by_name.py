"""``Model._meta.get_field_by_name()``."""

from __future__ import annotations

import ast

from codemods.findings import Edit
from codemods.rewrite import statements
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.site import Site
from codemods.rules.v1_8.meta import MetaCall


class MetaGetFieldByName(MetaCall):
    """``_meta.get_field_by_name()`` is gone; ``get_field()`` gives the field, which knows the rest itself."""

    change = "1.8/meta-get-field-by-name"
    also = ("1.10/meta-get-field-by-name",)
    methods = ("get_field_by_name",)
    advice = "Use get_field() and ask the field: model, concrete, auto_created, many_to_many."
    examples = [
        Fixes(
            before="""\
                def kind(model, name):
                    model._meta.get_field_by_name(name)
                    return model._meta.get_field_by_name(name)[0], model._meta.get_field_by_name(name)[3]
                """,
            after="""\
                def kind(model, name):
                    model._meta.get_field(name)
                    return model._meta.get_field(name), model._meta.get_field(name).many_to_many
                """,
        ),
        Fixes(
            before="""\
                def kind(self, name):
                    field, owner, direct, m2m = self.opts.get_field_by_name(name)
                    field2, _, _, _ = self.opts.get_field_by_name(name)
                    return field, owner, direct, m2m, field2
                """,
            after="""\
                def kind(self, name):
                    field = self.opts.get_field(name)
                    owner = field.model if field.model != self.opts.model else None
                    direct = not field.auto_created or field.concrete
                    m2m = field.many_to_many
                    field2 = self.opts.get_field(name)
                    return field, owner, direct, m2m, field2
                """,
        ),
        Flags(
            """\
                found = Book._meta.get_field_by_name("title")
                """,
        ),
        Keeps(
            """\
                class Table:
                    def get_field_by_name(self, name):
                        return [name]

                print(Table().get_field_by_name("x")[0])
                """
        ),
    ]

    def edits(self, site: Site, call: ast.Call, opts: ast.expr) -> list[Edit]:
        if site.has_stars(call) or len(call.args) + len(call.keywords) != 1:
            raise CannotRewrite("the call has other arguments than one name")
        name = call.args[0] if call.args else call.keywords[0].value
        field = f"{site.source(opts)}.get_field({site.source(name)})"
        around = site.module.parents.get(call)
        if isinstance(around, ast.Expr):
            return [site.replace(call, field)]
        if isinstance(around, ast.Subscript) and around.value is call:
            index = around.slice
            if isinstance(index, ast.Constant) and index.value == 0:
                return [site.replace(around, field)]
            if isinstance(index, ast.Constant) and index.value == 3:
                return [site.replace(around, f"{field}.many_to_many")]
        if isinstance(around, ast.Assign) and len(around.targets) == 1:
            return self._unpacked(site, around, field, site.source(opts))
        raise CannotRewrite("more of what it gave may be read")

    def _unpacked(self, site: Site, statement: ast.Assign, field: str, opts: str) -> list[Edit]:
        target = statement.targets[0]
        if not isinstance(target, ast.Tuple | ast.List) or len(target.elts) != 4:
            raise CannotRewrite("more of what it gave may be read")
        names = [one.id if isinstance(one, ast.Name) else "" for one in target.elts]
        if not names[0] or names[0].startswith("_") or not all(names):
            raise CannotRewrite("the field itself is given no name")
        first = names[0]
        rest = [
            f"{first}.model if {first}.model != {opts}.model else None",
            f"not {first}.auto_created or {first}.concrete",
            f"{first}.many_to_many",
        ]
        lines = [f"{first} = {field}"]
        lines += [
            f"{name} = {text}"
            for name, text in zip(names[1:], rest, strict=True)
            if name.strip("_") and name != first
        ]
        module = site.module
        start, end = module.span(statement)
        line = module.lines.position(start)[0]
        before = module.text[module.lines.line_start(line) : start]
        after = module.text[end : module.lines.line_end(module.lines.position(end)[0])].strip()
        if len(lines) > 1 and (before.strip() or after.startswith(";")):
            raise CannotRewrite("other statements stand on its line")
        code = statements.reindent("\n".join(lines), module.indent_of(statement), module.source.newline)
        return [site.replace(statement, code.lstrip())]

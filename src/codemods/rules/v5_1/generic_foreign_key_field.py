"""``GenericForeignKey`` as a field."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnSubclass
from codemods.source.scopes import position

_KEY = "django.contrib.contenttypes.fields.GenericForeignKey"
_SET = frozenset(
    [
        *(
            "name",
            "verbose_name",
            "_verbose_name",
            "help_text",
            "choices",
            "default",
            "db_default",
            "null",
            "blank",
        ),
        *("primary_key", "max_length", "_unique", "db_index", "db_column", "db_comment", "_db_tablespace"),
        *(
            "unique_for_date",
            "unique_for_month",
            "unique_for_year",
            "serialize",
            "auto_created",
            "remote_field",
        ),
        *("creation_counter", "_validators", "_error_messages"),
    ]
)
_USUAL = (None, False, "")


class GenericForeignKeyField(Rule):
    """``GenericForeignKey`` is a ``Field``: its ``__init__()`` sets all that a field has, and what was set before is lost."""

    change = "5.1/undocumented-genericforeignkey-field"
    triggers = (OnMethod(_KEY, "__init__"), OnSubclass(_KEY))
    examples = [
        Suggests(
            before="""\
                from django.contrib.contenttypes.fields import GenericForeignKey

                class Subject(GenericForeignKey):
                    def __init__(self, *args, help_text="", **kwargs):
                        self.help_text = help_text
                        self.verbose_name = kwargs.pop("verbose_name", None)
                        self.shelf = 1
                        super().__init__(*args, **kwargs)
                """,
            after="""\
                from django.contrib.contenttypes.fields import GenericForeignKey

                class Subject(GenericForeignKey):
                    def __init__(self, *args, help_text="", **kwargs):
                        verbose_name = kwargs.pop("verbose_name", None)
                        self.shelf = 1
                        super().__init__(*args, **kwargs)
                        self.help_text = help_text
                        self.verbose_name = verbose_name
                """,
        ),
        Flags(
            """\
                from django.contrib.contenttypes.fields import GenericForeignKey

                class Subject(GenericForeignKey):
                    null = True
                    blank = False

                    def __init__(self, *args, **kwargs):
                        if "help_text" in kwargs:
                            self.help_text = kwargs.pop("help_text")
                        super(Subject, self).__init__(*args, **kwargs)

                class Owner(GenericForeignKey):
                    def __init__(self):
                        self.ct_field = "content_type"
                        self.fk_field = "object_id"
                """,
            lines=(4, 9, 13),
        ),
        Keeps(
            """\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models

                class Subject(GenericForeignKey):
                    def __init__(self, *args, **kwargs):
                        self.editable = True
                        self.shelf = kwargs.pop("shelf", None)
                        super().__init__(*args, **kwargs)
                        self.help_text = "What it is about"

                class Title(models.CharField):
                    def __init__(self, *args, **kwargs):
                        self.help_text = "As on the cover"
                        super().__init__(*args, **kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            for name, bindings in site.module.walk.scope_of[site.node].bindings.items():
                value = bindings[-1].value
                if name in _SET and not (isinstance(value, ast.Constant) and value.value in _USUAL):
                    yield site.flag(
                        node=bindings[-1].node,
                        message=f"Field.__init__() sets {name} of GenericForeignKey now, and hides that of the class",
                        advice="Set it in __init__(), behind that of the base.",
                    )
        elif isinstance(site.node, ast.FunctionDef) and site.node.args.args:
            yield from self._start(site, site.node, site.node.args.args[0].arg)

    def _start(self, site: Site, method: ast.FunctionDef, own: str) -> Iterator[Answer]:
        base = next((part for part in ast.walk(method) if _is_start(part, own)), None)
        if base is None:
            yield site.flag(
                message="GenericForeignKey is a Field, and lacks all that Field.__init__() sets",
                advice="Call super().__init__() first, and set the rest behind it.",
            )
            return
        early = [
            part
            for part in ast.walk(method)
            if isinstance(part, ast.Attribute)
            and isinstance(part.ctx, ast.Store)
            and part.attr in _SET
            and getattr(part.value, "id", "") == own
            and position(part) < position(base)
        ]
        edits: list[Edit] = []
        lines: list[str] = []
        moved: list[ast.Attribute] = []
        start = site.module.statement_of(base)
        for attribute in sorted(early, key=position):
            line = self._line(site, method, start, attribute)
            if line is None:
                yield site.flag(node=attribute, message=_told([attribute]), advice="Set it behind that call.")
                continue
            statement = site.module.statement_of(attribute)
            lines.append(line)
            moved.append(attribute)
            if line == site.source(statement):
                edits += site.remove(statement)
            else:
                edits.append(site.replace(attribute, attribute.attr))
        if moved:
            yield site.suggest(
                edits,
                site.insert_after(start, "\n".join(lines)),
                node=moved[0],
                message=_told(moved),
                advice="Needed where anything asks the field for it.",
            )

    def _line(
        self, site: Site, method: ast.FunctionDef, start: ast.stmt, attribute: ast.Attribute
    ) -> str | None:
        """What sets an attribute behind the base's ``__init__()``: the statement itself, or a line that takes its value
        from a name that stands in its place, where the value cannot wait; None where neither can be.
        """
        statement = site.module.statement_of(attribute)
        if statement not in method.body or start not in method.body:
            return None
        if not isinstance(statement, ast.Assign) or statement.targets != [attribute]:
            return None
        uses = [part for part in ast.walk(method) if getattr(part, "attr", "") == attribute.attr]
        if any(part is not attribute and position(part) < position(start) for part in uses):
            return None
        if isinstance(statement.value, ast.Name | ast.Constant):
            return site.source(statement)
        names = {getattr(part, "id", getattr(part, "arg", "")) for part in ast.walk(method)}
        return None if attribute.attr in names else f"{site.source(attribute)} = {attribute.attr}"


def _is_start(node: ast.AST, own: str) -> bool:
    """``super().__init__(…)``, ``GenericForeignKey.__init__(self, …)``"""
    if (
        not isinstance(node, ast.Call)
        or not isinstance(node.func, ast.Attribute)
        or node.func.attr != "__init__"
    ):
        return False
    return is_super(node.func.value) or any(getattr(one, "id", "") == own for one in node.args[:1])


def _told(attributes: Sequence[ast.Attribute]) -> str:
    names = " and ".join(dict.fromkeys(one.attr for one in attributes))
    return f"The __init__() of GenericForeignKey, which is a Field now, sets {names} anew"

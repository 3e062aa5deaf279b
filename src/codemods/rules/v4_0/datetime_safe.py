"""``django.utils.datetime_safe``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

_OLD = "django.utils.datetime_safe"
_MAKERS = (f"{_OLD}.new_date", f"{_OLD}.new_datetime")


class DatetimeSafe(RenameSymbols):
    """``django.utils.datetime_safe`` only mattered for years before 1000; the classes of ``datetime`` do."""

    change = "4.0/datetime-safe"
    also = ("5.0/datetime-safe",)
    suggests = True
    renames = {f"{_OLD}.date": "datetime.date", f"{_OLD}.datetime": "datetime.datetime"}
    advice = (
        "For years before 1000, give strftime() a format of django.utils.formats.sanitize_strftime_format()."
    )
    examples = [
        Fixes(
            target="5.0",
            before="""\
                from django.utils.datetime_safe import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
            after="""\
                from datetime import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
        ),
        Fixes(
            target="5.0",
            before="""\
                import datetime
                from django.utils import datetime_safe

                tomorrow = datetime_safe.datetime.now() + datetime.timedelta(days=1)
                """,
            after="""\
                import datetime

                tomorrow = datetime.datetime.now() + datetime.timedelta(days=1)
                """,
        ),
        Suggests(
            target="4.2",
            before="""\
                from django.utils.datetime_safe import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
            after="""\
                from datetime import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
        ),
        Suggests(
            target="5.0",
            before="""\
                from django.utils.datetime_safe import date, datetime

                print(isinstance(datetime.now(), datetime), datetime.now().strftime("%Y"), date(1, 2, 3))
                """,
            after="""\
                from datetime import date, datetime

                print(isinstance(datetime.now(), datetime), datetime.now().strftime("%Y"), date(1, 2, 3))
                """,
        ),
        Suggests(
            before="""\
                from django.utils import datetime_safe

                def f(d):
                    return datetime_safe.new_date(d).strftime("%Y"), datetime_safe.date(1, 2, 3)
                """,
            after="""\
                from datetime import date

                def f(d):
                    return d.strftime("%Y"), date(1, 2, 3)
                """,
        ),
        Suggests(
            before="""\
                from django.utils import datetime_safe

                def f(self, value):
                    value = datetime_safe.new_date(value)
                    if self.when:
                        self.when = datetime_safe.new_datetime(self.when)
                    return value.strftime("%Y")
                """,
            after="""\
                def f(self, value):
                    return value.strftime("%Y")
                """,
        ),
        Keeps("from shop.utils import datetime_safe\n\nprint(datetime_safe.date(1, 2, 3))\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        for name in _MAKERS:
            yield OnCall(name)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        """Where the module is gone, and nothing here depends on what was special of its classes, it is a fix."""
        uses = site.uses_of(site.binding)[0] if site.kind == "import" and site.binding is not None else []
        nodes: list[ast.AST] = [*uses] or [site.node]
        asked = [site.module.parents.get(one) for one in nodes]
        special = ".strftime" in site.module.text or any(_tests_type(one) for one in asked)
        if self.gone and site.kind != "string" and not special:
            new = self.new_name(site.qname) or ""
            return site.fix(*edits, message=self._message(site.qname, new), also=also or [])
        return super()._answer(site, *edits, also=also)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        if len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        value = call.args[0]
        text = site.source(value)
        plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
        message = f"{site.qname}() only mattered for years before 1000"
        statement = site.module.parents.get(call)
        if isinstance(statement, ast.Assign) and [site.source(one) for one in statement.targets] == [text]:
            yield site.suggest(site.remove(statement), message=message)
        elif not site.module.in_fstring(call):
            yield site.suggest(site.replace(call, text if plain else f"({text})"), message=message)


def _tests_type(node: ast.AST | None) -> bool:
    """Whether a class stands where its instances are told from others, or is a base."""
    if isinstance(node, ast.Tuple):
        return True
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("isinstance", "issubclass", "type")
    return isinstance(node, ast.ClassDef | ast.Compare)

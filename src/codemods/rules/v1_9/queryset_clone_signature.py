"""``QuerySet._clone(klass, setup)``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_QUERYSET = "django.db.models.query.QuerySet"
_GONE = ("klass", "setup")
_PARAMETERS = re.compile(r",\s*klass\s*=\s*None\s*,\s*setup\s*=\s*False")


class QuerysetCloneSignature(Rule):
    """``QuerySet._clone()`` takes neither ``klass`` nor ``setup`` any more."""

    change = "1.9/queryset-clone-signature"
    triggers = (OnMethod(_QUERYSET, "_clone"), OnMember(_QUERYSET, "_clone"))
    advice = "Drop klass and setup from the override and from its call of super()."
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.db.models.query import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, klass=None, setup=False, **kwargs):
                        clone = super(BookSet, self)._clone(klass, setup, **kwargs)
                        clone.shelf = self.shelf
                        return clone

                class PageSet(QuerySet):
                    def _clone(self, klass=None, setup=False, **kwargs):
                        return super()._clone(klass=klass, setup=setup, **kwargs)
                """,
            after="""\
                from django.db.models.query import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, **kwargs):
                        clone = super(BookSet, self)._clone(**kwargs)
                        clone.shelf = self.shelf
                        return clone

                class PageSet(QuerySet):
                    def _clone(self, **kwargs):
                        return super()._clone(**kwargs)
                """,
        ),
        Flags(
            """\
                from django.db.models.query import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, klass=None, setup=False, **kwargs):
                        return super()._clone(klass or BookSet, setup, **kwargs)
                """,
            line=4,
        ),
        Fixes(
            before="""\
                from django.db.models.query import EmptyQuerySet, QuerySet

                class BookSet(QuerySet):
                    def none(self):
                        clone = self._clone(klass=NoBooks)
                        clone.query.set_empty()
                        return clone

                class NoBooks(BookSet, EmptyQuerySet):
                    pass
                """,
            after="""\
                from django.db.models.query import EmptyQuerySet, QuerySet

                class BookSet(QuerySet):
                    def none(self):
                        clone = self._clone()
                        clone.__class__ = NoBooks
                        clone.query.set_empty()
                        return clone

                class NoBooks(BookSet, EmptyQuerySet):
                    pass
                """,
        ),
        Flags(
            """\
                from django.db.models.query import QuerySet

                class BookSet(QuerySet):
                    def none(self):
                        return self._clone(klass=NoBooks)

                    def pages(self):
                        clone = self._clone(klass=PageSet)
                        return clone

                    def old(self):
                        clone = self._clone(klass=OldBooks)
                        return clone

                class PageSet(QuerySet):
                    pass

                class OldBooks(BookSet):
                    pass

                class NewBooks(BookSet):
                    pass
                """,
            lines=(5, 8, 12),
        ),
        Keeps(
            """\
                from django.db.models.query import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, *args, **kwargs):
                        return super()._clone(*args, **kwargs)

                    def copy(self):
                        return self._clone()

                class Other:
                    def _clone(self, klass=None, setup=False, **kwargs):
                        return klass

                    def copy(self):
                        return self._clone(klass=Other)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            yield from self._called(site, node)
        if not isinstance(node, ast.FunctionDef):
            return
        if not any(one.arg in _GONE for one in [*node.args.args, *node.args.kwonlyargs]):
            return
        start = site.module.span(node.args.args[0])[1]
        end = site.module.span(node.body[0])[0]
        header = site.module.text[start:end]
        match = _PARAMETERS.search(header)
        handed_on: set[int] = set()
        edits: list[Edit] = []
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr != "_clone" or not is_super(call.func.value):
                continue
            editor = site.edit_call(call)
            for keyword in call.keywords:
                if (
                    keyword.arg in _GONE
                    and isinstance(keyword.value, ast.Name)
                    and keyword.value.id == keyword.arg
                ):
                    editor.remove(keyword.arg)
                    handed_on.add(id(keyword.value))
            for index in reversed(range(len(call.args))):
                argument = call.args[index]
                if isinstance(argument, ast.Name) and argument.id in _GONE:
                    editor.remove(index)
                    handed_on.add(id(argument))
            edits.append(editor.edit())
        read = any(
            isinstance(part, ast.Name) and part.id in _GONE and id(part) not in handed_on
            for part in ast.walk(node)
        )
        if match is None or read or not self.replaceable:
            yield site.flag()
            return
        edits.append(Edit(start + match.start(), start + match.end(), ""))
        yield site.fix(edits)

    def _called(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``self._clone(klass=Other)``, where the class has to be set on the copy now."""
        call = site.call
        if call is None or is_super(node.value):
            return
        if not any(keyword.arg in _GONE for keyword in call.keywords) and not call.args:
            return
        name = self._becomes(site, call)
        if name is not None and self.replaceable:
            class_ = site.source(call.keywords[0].value)
            edits = [site.edit_call(call).remove("klass").edit()]
            yield site.fix(*edits, site.insert_after(site.statement, f"{name}.__class__ = {class_}"))
            return
        yield site.flag(
            advice="Take the copy of _clone() without them, and set its __class__ if it has to change."
        )

    def _becomes(self, site: Site, call: ast.Call) -> str | None:
        """The name of a copy that gets a class below the only one that it can have; None for all other copies.

        Of any other class, ``_clone()`` made one that descends from both.
        """
        statement, owner = site.module.parents.get(call), site.class_
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1 or owner is None:
            return None
        target = statement.targets[0]
        if not isinstance(target, ast.Name) or call.args or [one.arg for one in call.keywords] != ["klass"]:
            return None
        own, new = f"{site.module.name}.{owner.name}", site.resolve(call.keywords[0].value)
        if getattr(site.node, "value", None) is None or new is None or new == own:
            return None
        if getattr(site.node.value, "id", "") != "self" or not site.index.is_subclass(new, own):  # type: ignore[attr-defined]
            return None
        if own_definition(site, own, "_clone") is not None:
            return None
        heirs = set(site.index.heirs(own))
        return target.id if heirs <= {own, new} else None

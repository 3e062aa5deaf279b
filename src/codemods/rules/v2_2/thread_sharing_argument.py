"""The argument ``allow_thread_sharing`` of database connections."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.methods import ChangeMethods
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnKeyword, Trigger

_WRAPPER = "django.db.backends.base.base.BaseDatabaseWrapper"
_NAME = "allow_thread_sharing"


class ThreadSharingArgument(ChangeMethods):
    """A connection is no longer told whether it may be shared between threads when it is made or copied."""

    change = "2.2/databasewrapper-allow-thread-sharing-argument"
    bases = (_WRAPPER,)
    shrink = {"__init__": (_NAME,)}
    advice = "Call inc_thread_sharing() on a connection that threads share."
    examples = [
        Fixes(
            before="""\
                from django.db import connection, connections
                from django.db.backends.base.base import BaseDatabaseWrapper
                from django.db.utils import DEFAULT_DB_ALIAS


                class DatabaseWrapper(BaseDatabaseWrapper):
                    def __init__(self, settings_dict, alias=DEFAULT_DB_ALIAS, allow_thread_sharing=False):
                        super(DatabaseWrapper, self).__init__(settings_dict, alias, allow_thread_sharing)


                other = DatabaseWrapper({}, "other", allow_thread_sharing=False)
                twin = connection.copy(alias="twin", allow_thread_sharing=False)
                for one in connections.all():
                    one.copy("twin", False)
                connections["other"].copy(allow_thread_sharing=False)
                """,
            after="""\
                from django.db import connection, connections
                from django.db.backends.base.base import BaseDatabaseWrapper
                from django.db.utils import DEFAULT_DB_ALIAS


                class DatabaseWrapper(BaseDatabaseWrapper):
                    def __init__(self, settings_dict, alias=DEFAULT_DB_ALIAS):
                        super(DatabaseWrapper, self).__init__(settings_dict, alias)


                other = DatabaseWrapper({}, "other")
                twin = connection.copy(alias="twin")
                for one in connections.all():
                    one.copy("twin")
                connections["other"].copy()
                """,
        ),
        Flags(
            """\
                from django.db import connection

                twin = connection.copy(allow_thread_sharing=True)
                """,
            line=3,
        ),
        Keeps("""\
                from shop.db import Wrapper


                class Own(Wrapper):
                    def __init__(self, alias, allow_thread_sharing=False):
                        super().__init__(alias, allow_thread_sharing)


                own = Own("x", allow_thread_sharing=True)
                """),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnKeyword(_NAME)
        yield OnAttribute("copy")

    def glance(self, call: ast.Call) -> bool:
        return len(call.args) == 2 or any(one.arg == _NAME for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call if isinstance(site.node, ast.Attribute) and site.qname == "copy" else site.node
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        value = site.argument(call, _NAME, 1 if getattr(call.func, "attr", "") == "copy" else None)
        if value is None or not self._connection(site, call):
            return
        if isinstance(value, ast.Constant) and not value.value:
            key = _NAME if site.keyword(call, _NAME) is not None else 1
            yield site.fix(site.edit_call(call).remove(key).edit(), node=call)
        else:
            yield site.flag(node=value)

    def _connection(self, site: Site, call: ast.Call) -> bool:
        """Whether a call makes a connection, or copies one."""
        if isinstance(call.func, ast.Attribute) and call.func.attr == "copy":
            owner = call.func.value
            if site.is_name(owner, "django.db.connection") or self._is_entry(site, owner):
                return True
            for binding in bindings_of(site, owner) if isinstance(owner, ast.Name) else ():
                loop = site.module.parents.get(binding.node)
                if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Call):
                    if site.is_name(loop.iter.func, "django.db.connections.all"):
                        return True
                if binding.value is not None and self._is_entry(site, binding.value):
                    return True
            found = site.infer(owner)
            return found is not None and site.index.is_subclass(found.qname, _WRAPPER)
        made = site.resolve(call.func)
        return made is not None and site.index.is_subclass(made, _WRAPPER)

    def _is_entry(self, site: Site, node: ast.expr) -> bool:
        """``connections["other"]``."""
        return isinstance(node, ast.Subscript) and site.is_name(node.value, "django.db.connections")

"""``accessed_time()``, ``created_time()`` and ``modified_time()`` of storages."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, Trigger
from codemods.source.names import last_name

_STORAGE = "django.core.files.storage.Storage"
_NAMES = ("accessed_time", "created_time", "modified_time")
_ASKED = ("django.utils.timezone.is_naive", "django.utils.timezone.is_aware")


class StorageTimeMethods(Rule):
    """The storage methods that return naive local times give way to ``get_…_time()``, whose times may be aware."""

    change = "1.10/storage-time-methods-calls"
    also = ("1.10/storage-time-methods-overrides", "2.0/storage-time-methods")
    available = "1.10"
    examples = [
        Suggests(
            before="""\
                from django.core.files.storage import FileSystemStorage, default_storage

                def changed(book, name):
                    return default_storage.modified_time(name), book.cover.storage.created_time(book.cover.name)

                print(FileSystemStorage().accessed_time("x"))
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage, default_storage

                def changed(book, name):
                    return default_storage.get_modified_time(name), book.cover.storage.get_created_time(book.cover.name)

                print(FileSystemStorage().get_accessed_time("x"))
                """,
        ),
        Suggests(
            before="""\
                from django.core.files.storage import Storage

                class CloudStorage(Storage):
                    def modified_time(self, name):
                        return self.client.stat(name).changed
                """,
            after="""\
                from django.conf import settings
                from django.core.files.storage import Storage
                from django.utils import timezone

                class CloudStorage(Storage):
                    def get_modified_time(self, name):
                        value = self.modified_time(name)
                        return timezone.make_aware(value) if settings.USE_TZ else value

                    def modified_time(self, name):
                        return self.client.stat(name).changed
                """,
        ),
        Suggests(
            before="""\
                from django.core.files.storage import FileSystemStorage

                class OwnStorage(FileSystemStorage):
                    def modified_time(self, name):
                        return super(OwnStorage, self).modified_time(name.lower())
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage

                class OwnStorage(FileSystemStorage):
                    def get_modified_time(self, name):
                        return super(OwnStorage, self).get_modified_time(name.lower())
                """,
        ),
        Fixes(
            before="""\
                from django.utils import timezone

                def changed(storage, name):
                    try:
                        time = storage.modified_time(name)
                    except NotImplementedError:
                        return None
                    if timezone.is_naive(time):
                        return timezone.make_aware(time, timezone.get_default_timezone())
                    return time
                """,
            after="""\
                from django.utils import timezone

                def changed(storage, name):
                    try:
                        time = storage.get_modified_time(name)
                    except NotImplementedError:
                        return None
                    if timezone.is_naive(time):
                        return timezone.make_aware(time, timezone.get_default_timezone())
                    return time
                """,
        ),
        Suggests(
            before="""\
                from django.utils import timezone

                def changed(storage, name):
                    time = storage.modified_time(name)
                    if timezone.is_naive(time):
                        time = timezone.make_aware(time)
                    return time.strftime("%H:%M")
                """,
            after="""\
                from django.utils import timezone

                def changed(storage, name):
                    time = storage.get_modified_time(name)
                    if timezone.is_naive(time):
                        time = timezone.make_aware(time)
                    return time.strftime("%H:%M")
                """,
        ),
        Keeps(
            """\
                from django.core.files.storage import Storage
                from django.utils import timezone

                class CloudStorage(Storage):
                    def get_modified_time(self, name):
                        return timezone.now()

                    def modified_time(self, name):
                        return self.get_modified_time(name)

                def age(entry):
                    return entry.modified_time("x")
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NAMES:
            yield OnMember(_STORAGE, name, likely=True)
            yield OnMethod(_STORAGE, name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            if self.gone and site.certain:
                yield site.flag()
        elif isinstance(node, ast.FunctionDef):
            yield from self._override(site, node)
        elif isinstance(node, ast.Attribute):
            call = site.call
            if call is None or len(call.args) != 1 or call.keywords:
                return
            inside = site.class_
            if inside is not None and site.descends(inside, _STORAGE) and site.function is not None:
                if site.function.name in (f"get_{node.attr}", node.attr):
                    return
            if site.certain or "storage" in site.source(node.value).lower():
                edit = site.replace_name(node, f"get_{node.attr}")
                if self._takes_both(site, call) and (site.certain or self._is_storage(site, node)):
                    site.certain = True
                    yield site.fix(edit)
                    return
                yield site.suggest(
                    edit,
                    advice="The time is aware where USE_TZ is on: compare it with aware times only.",
                )

    def _is_storage(self, site: Site, node: ast.Attribute) -> bool:
        """Whether a receiver is called a storage, and the repository has nothing else with such a method."""
        owner = node.value
        name = last_name(owner)
        if name != "storage" and not name.endswith("_storage"):
            return False
        for qname, class_ in site.index.owners(node.attr).items():
            if node.attr in class_.methods and not site.index.is_subclass(qname, _STORAGE):
                return False
        return True

    def _takes_both(self, site: Site, call: ast.Call) -> bool:
        """Whether the time goes to a name that is asked whether it is naive, and that nothing else reads a part of."""
        statement = site.module.parents.get(call)
        function = site.function
        if not isinstance(statement, ast.Assign) or function is None or len(statement.targets) != 1:
            return False
        target = statement.targets[0]
        if not isinstance(target, ast.Name):
            return False
        asked = False
        for part in ast.walk(function):
            if isinstance(part, ast.Attribute | ast.BinOp | ast.Compare):
                if any(_is(one, target.id) for one in ast.iter_child_nodes(part)):
                    return False
            if isinstance(part, ast.Call) and any(_is(one, target.id) for one in part.args):
                asked = asked or site.is_name(part.func, *_ASKED)
        return asked

    def _override(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        class_ = site.class_
        new = f"get_{node.name}"
        if class_ is None or any(isinstance(one, ast.FunctionDef) and one.name == new for one in class_.body):
            return
        argument = node.args.args[1].arg if len(node.args.args) == 2 else None
        if argument is None or node.args.kwarg or node.args.vararg:
            yield site.flag(advice=f"Define {new}(), which returns an aware time where USE_TZ is on.")
            return
        above = [
            call.func
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == node.name
            and is_super(call.func.value)
        ]
        if above:  # what it asks is gone as well
            yield site.suggest(
                site.replace_name(node, new),
                *(site.replace_name(one, new) for one in above),
                advice=f"{new}() gives and must return an aware time where USE_TZ is on.",
            )
            return
        settings, timezone = site.need("django.conf.settings"), site.need("django.utils.timezone")
        code = (
            f"def {new}(self, {argument}):\n"
            f"    value = self.{node.name}({argument})\n"
            f"    return {timezone}.make_aware(value) if {settings}.USE_TZ else value"
        )
        edit = site.insert_before(node, code)
        yield site.suggest(
            Edit(edit.start, edit.end, edit.text + site.module.source.newline),
            advice=f"{new}() must return an aware time where USE_TZ is on: check what {node.name}() returns.",
        )


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name

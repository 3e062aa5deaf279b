"""``try``/``except ImportError`` around imports of Django's that the upgrade decides."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.releases import KNOWN, Release
from codemods.rewrite.answer import Answer
from codemods.rewrite.statements import body_end, body_text
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.branches import behind
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.guards import THIRD_PARTY, outcome
from codemods.source.python2 import BUILTINS, only_in_python2

_CAUGHT = frozenset(["ImportError", "ModuleNotFoundError"])


class CompatImport(Rule):
    """A compatibility import has one outcome in every release that the code now has to run on."""

    change = "guard/compat-import"
    always = True
    decided_before: ClassVar[bool] = False
    """Whether to take what came to the same before the upgrade, too."""
    triggers = (OnModule(("ImportError", "ModuleNotFoundError")),)
    examples = [
        Fixes(
            current="1.9",
            target="2.2",
            before="""\
                try:
                    from django.urls import reverse
                except ImportError:  # Django < 1.10
                    from django.core.urlresolvers import reverse

                print(reverse)
                """,
            after="""\
                from django.urls import reverse

                print(reverse)
                """,
        ),
        Keeps(
            """\
                try:
                    from django.utils.encoding import force_text
                    OLD = True
                except ImportError:
                    from django.utils.encoding import force_str
                    OLD = False

                def text(value):
                    return force_text(value) if OLD else force_str(value)
                """,
            current="1.8",
            target="5.2",
        ),
        Keeps(
            """\
                try:
                    from django.utils.translation import ugettext
                except ImportError:
                    def ugettext(text):
                        return text
                """,
            current="1.8",
            target="5.2",
        ),
        Fixes(
            current="1.8",
            target="5.2",
            before="""\
                try:
                    from django.utils.encoding import force_text
                    from django.utils.functional import memoize
                except ImportError:
                    force_text = unicode
                """,
            after="""\
                from django.utils.encoding import force_text
                from django.utils.functional import memoize
                """,
        ),
        Keeps(
            """\
                try:
                    from django.utils.lru_cache import lru_cache
                except ImportError:
                    lru_cache = None
                """,
            current="1.8",
            target="5.2",
        ),
        Fixes(
            current="1.8",
            target="5.2",
            before="""\
                try:
                    from django.utils.six.moves import input
                except ImportError:
                    input = raw_input
                """,
            after="""\
                from django.utils.six.moves import input
                """,
        ),
        Fixes(
            current="1.11",
            target="3.2",
            before="""\
                try:
                    from django.core.urlresolvers import reverse
                except ImportError:
                    from django.urls import reverse
                """,
            after="""\
                from django.urls import reverse
                """,
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                try:
                    from django.db.models.constants import LOOKUP_SEP
                    from django.utils.six import string_types
                except ImportError:  # Django < 1.5
                    from django.db.models.sql.constants import LOOKUP_SEP
                    string_types = (basestring,)
                """,
            after="""\
                from django.db.models.constants import LOOKUP_SEP
                from django.utils.six import string_types
                """,
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                try:
                    from django.urls import reverse  # noqa
                except ImportError:  # Django < 1.10
                    from django.core.urlresolvers import reverse  # noqa
                try:
                    from django.utils.encoding import force_str as force_text, force_bytes
                except ImportError:
                    from django.utils.encoding import force_str as force_text
                """,
            after="""\
                from django.urls import reverse  # noqa
                from django.utils.encoding import force_str as force_text, force_bytes
                """,
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                try:
                    from django.utils.functional import keep_lazy
                    KEEP_LAZY = True
                except ImportError:
                    from django.utils.functional import allow_lazy
                    KEEP_LAZY = False
                """,
            after="""\
                from django.utils.functional import keep_lazy
                KEEP_LAZY = True
                """,
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                try:
                    from django.utils.encoding import smart_text
                except ImportError:
                    from django.utils.encoding import smart_str as smart_text
                """,
            after="""\
                from django.utils.encoding import smart_str as smart_text
                """,
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                from django.conf.urls import url
                from django.contrib import admin

                try:
                    # django < 1.10
                    from django.conf.urls import patterns
                    from django.conf.urls import include

                    urlpatterns = patterns("", url("^admin/", include(admin.site.urls)))
                except ImportError:
                    urlpatterns = [url("^admin/", admin.site.urls)]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib import admin

                urlpatterns = [url("^admin/", admin.site.urls)]
                """,
        ),
        Fixes(
            current="1.8",
            target="2.2",
            before="""\
                try:
                    from django.urls import reverse
                    reverse  # for the checker
                except ImportError:
                    from django.core.urlresolvers import reverse
                """,
            after="""\
                from django.urls import reverse
                reverse  # for the checker
                """,
        ),
        Keeps(
            """\
                try:
                    from django.core.urlresolvers import reverse
                    reverse  # for the checker
                except ImportError:
                    from django.urls import reverse
                """,
            current="1.8",
            target="2.2",
        ),
        Fixes(
            current="1.11",
            target="2.2",
            before="""\
                try:
                    from django.core import urlresolvers
                except ImportError:
                    from django import urls as urlresolvers

                print(urlresolvers.reverse("shop"))
                """,
            after="""\
                from django import urls as urlresolvers

                print(urlresolvers.reverse("shop"))
                """,
        ),
        Keeps(
            """\
                try:
                    from django.conf.urls import patterns

                    urlpatterns = patterns("")
                    OLD = bool(urlpatterns)
                except ImportError:
                    urlpatterns = []

                try:
                    from django.utils.encoding import force_text

                    def text(value):
                        return force_text(value)
                except ImportError:
                    def text(value):
                        return str(value)
                """,
            current="1.8",
            target="4.2",
        ),
        Keeps(
            """\
                try:
                    from django.utils.encoding import smart_text as smart_text
                except ImportError:
                    try:
                        from django.utils.encoding import smart_text
                    except ImportError:
                        from django.forms.util import smart_text

                try:
                    from django.contrib.gis.gdal import OGRException
                except ImportError:
                    from shop.nogeos import OGRException

                try:
                    from django.forms import save_instance
                except ImportError:
                    pass
                """,
            files={"shop/__init__.py": "", "shop/nogeos.py": "class OGRException(Exception): pass\n"},
            current="1.8",
            target="4.2",
        ),
        Fixes(
            current="1.8",
            target="2.2",
            before="""\
                try:
                    from django.db.models.loading import cache as apps
                except ImportError:
                    from django.apps import apps
                try:
                    from django.utils import unittest
                except ImportError:
                    import unittest
                """,
            after="""\
                from django.apps import apps
                import unittest
                """,
        ),
        Flags(
            """\
                try:
                    from django.conf import BaseSettings
                except ImportError:  # Django < 1.2
                    from django.conf import Settings as BaseSettings
                """,
            current="1.8",
            target="2.2",
            line=2,
        ),
        Keeps(
            """\
                try:
                    from django.tasks import task
                except ImportError:
                    task = None

                try:
                    from django.core.mail import mailers
                except ImportError:
                    pass
                """,
            target="4.2",
        ),
        Keeps(
            """\
                try:
                    from django.contrib.postgres.fields import ArrayField
                except ImportError:  # no psycopg
                    ArrayField = None
                """,
            current="1.7",
            target="3.2",
        ),
        Keeps(
            """\
                try:
                    from django.urls import reverse
                except ImportError:
                    from django.core.urlresolvers import reverse
                try:
                    from shop.local import *
                except ImportError:
                    pass
                try:
                    LOCAL = True
                except ImportError:
                    LOCAL = False
                """,
            current="2.0",
            target="3.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.nodes(ast.Try):
            if (
                isinstance(node, ast.Try)
                and not node.orelse
                and not node.finalbody
                and len(node.handlers) == 1
            ):
                handler = node.handlers[0]
                if _names(handler.type) <= _CAUGHT and handler.type is not None and handler.name is None:
                    yield from self._shim(site, node, handler)

    def _shim(self, site: Site, node: ast.Try, handler: ast.ExceptHandler) -> Iterator[Answer]:
        taken = self._outcome(site, node, self.range.supported)
        if taken is None:
            return
        if taken is False and self.range.current is None and not self._worked(site, node):
            return  # it waits for a later release
        if taken is False and all(isinstance(one, ast.Pass) for one in handler.body):
            return  # it does without what the import brought
        if taken is False and not _is_python2(site, handler.body) and self._lives_on(site, node, handler):
            return  # under its new name the first import works again
        current = self.range.current
        if taken and self._same(site, node, handler):
            current = None  # both arms bring the same: only ever so after a rename
        which = "first" if taken else "second"
        message = f"Only the {which} of the two imports is ever used now"
        if taken is False and not self._fine(site, handler.body):
            # Where the first import worked and the second helps no more, the first is what has to be brought along.
            if not self._worked(site, node) or self._never_reached(site, node):
                return
            taken = True
            message = "Neither way works as it is now, and the first is the one to bring along"
        elif current is not None and self._outcome(site, node, (current,)) is taken:
            if not self.decided_before:
                return
        elif taken is False and self._preferred(site, node, handler):
            yield site.flag(
                node=node.body[0].names[0] if isinstance(node.body[0], ast.Import | ast.ImportFrom) else node,
                message="The first of the two imports fails now, and the second, which was there as well, is another thing",
                advice="Bring what the first one gave along in another way, or see whether the second will do.",
            )
            return
        body, other = (node.body, handler.body) if taken else (handler.body, node.body)
        if self._misses(site, node, body, other):
            return  # it is read where it has been noted how the import went: that runs as it is
        module = site.module
        start = module.span(node)[0]
        end = body_end(module, node.finalbody or node.orelse or node.handlers[-1].body)
        text = body_text(module, body, module.indent_of(node))
        from codemods.findings import Edit

        yield site.fix(Edit(start, behind(site, end, text, other=taken), text), node=node, message=message)

    def _lives_on(self, site: Site, node: ast.Try, handler: ast.ExceptHandler) -> bool:
        """Whether what the first import brought is there under other names, and the second is nothing of Django's."""
        from codemods.django import api

        names = _imported(site, node.body)
        worked = self._worked(site, node) or all(name.startswith(THIRD_PARTY) for name in names)
        others = set(_imported(site, handler.body))
        if not worked or any(name.startswith("django.") for name in others):
            return False
        if all(self._successors(name) & others for name in names):
            return False  # the second is the new name of the first
        return bool(names) and all(
            name.startswith("django.utils.six.")  # Python 3 has all of it
            or any(
                not new.startswith("django.") or api.exists(new, release) for new in self._successors(name)
            )
            for name in names
            for release in self.range.supported
        )

    def _successors(self, name: str) -> set[str]:
        """What a name of Django's is called now, or where the same object is."""
        from codemods.django import api

        past = [release for release in reversed(api.lived(name)) if release < self.range.target][:1]
        moved = (api.moved_to(name, release, self.range.target) for release in past)
        return _renamed(name).union(new for new in moved if new is not None)

    def _misses(self, site: Site, node: ast.Try, body: list[ast.stmt], other: list[ast.stmt]) -> bool:
        """Whether something outside of a ``try`` reads what only the arm that goes imports."""
        walk = site.module.walk
        inside, kept = _lines(node, node), _lines(body[0], body[-1])
        for name, _ in _brought(site, other):
            for use, scope in walk.names.get(name, ()):
                owner = scope.owner(name)
                if use.lineno in inside or owner is None:
                    continue
                places = [getattr(one.node, "lineno", 0) for one in owner.bindings[name]]
                if not any(line in kept or line not in inside for line in places):
                    return True
        return False

    def _same(self, site: Site, node: ast.Try, handler: ast.ExceptHandler) -> bool:
        """Whether the handler imports nothing but what the ``try`` body does."""
        return _brought(site, handler.body) <= _brought(site, node.body)

    def _worked(self, site: Site, node: ast.Try) -> bool:
        """Whether the imports of the ``try`` body all worked on the current release (on some release, if unknown)."""
        current = self.range.current
        past = (release for release in KNOWN if release <= self.range.target)
        releases = (current,) if current is not None else past
        return any(outcome(_imported(site, node.body), (release,)) is True for release in releases)

    def _never_reached(self, site: Site, node: ast.Try) -> bool:
        """Whether a ``try`` is what another one falls back to, whose own imports worked: those are the ones to bring along."""
        handler = site.module.parents.get(node)
        outer = site.module.parents.get(handler) if isinstance(handler, ast.ExceptHandler) else None
        return isinstance(outer, ast.Try) and self._worked(site, outer)

    def _preferred(self, site: Site, node: ast.Try, handler: ast.ExceptHandler) -> bool:
        """Whether both imports worked on the current release, which took the first, and the second is no new name of it."""
        from codemods.django import api

        current = self.range.current
        if current is None or self._outcome(site, node, (current,)) is not True:
            return False
        second = dict(_brought(site, handler.body))
        for local, name in _brought(site, node.body):
            other = second.get(local, "")
            if not local or not other.startswith("django.") or not api.exists(other, current):
                continue
            if other not in api.equivalents(name) and other not in _renamed(name):
                return True
        return False

    def _outcome(self, site: Site, node: ast.Try, releases: tuple[Release, ...]) -> bool | None:
        """True when the ``try`` body's imports all work, False when they fail at once, None when that varies."""
        if not all(
            isinstance(one, ast.Import | ast.ImportFrom) or _notes(one) or _only_names(one)
            for one in node.body
        ):
            # What stands behind an import that fails is never reached, and the handler does all of it in its own way.
            fails = outcome(_imported(site, _leading(node.body)), releases) is False
            bound = _bound(node.body)
            return False if fails and "" not in bound and bound <= _bound(node.handlers[0].body) else None
        found = outcome(_imported(site, node.body), releases)
        # Where the block goes that names what it imports, nothing says any more what that is kept for.
        return None if found is False and any(map(_only_names, node.body)) else found

    def _fine(self, site: Site, body: list[ast.stmt]) -> bool:
        """Whether a handler may stand where the ``try`` stood: plain statements, and imports that work."""
        from codemods.django import api

        if not all(
            isinstance(statement, ast.Import | ast.ImportFrom | ast.Assign | ast.FunctionDef | ast.ClassDef)
            for statement in body
        ) or _is_python2(site, body):
            return False
        return all(
            api.exists(name, release)
            for name in _imported(site, body)
            if name.startswith("django.")
            for release in self.range.supported
        )


def _renamed(name: str) -> set[str]:
    """What the rules have a name of Django's replaced with."""
    from codemods.rules.registry import all_rules

    tables = [getattr(rule, kind, {}) for rule in all_rules() for kind in ("renames", "moves")]
    found = {table[name] for table in tables if isinstance(table, Mapping) and name in table}
    expressions = [getattr(rule, "expressions", {}).get(name, ("", "?")) for rule in all_rules()]
    return found.union(new for new, rest in expressions if not rest)


def _notes(statement: ast.stmt) -> bool:
    """``HAS_URLS = True`` behind the imports: it notes how they went, and cannot fail itself."""
    return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)


def _leading(body: list[ast.stmt]) -> list[ast.stmt]:
    """The imports that a block begins with."""
    imports = itertools.takewhile(lambda one: isinstance(one, ast.Import | ast.ImportFrom), body)
    return list(imports)


def _bound(body: list[ast.stmt]) -> set[str]:
    """What a block binds in other ways than by imports; "" for what is no plain assignment or definition."""
    found: set[str] = set()
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.add(statement.name)
        elif isinstance(statement, ast.Assign):
            found |= {getattr(target, "id", "") for target in statement.targets}
        elif not isinstance(statement, ast.Import | ast.ImportFrom):
            found.add("")
    return found


def _only_names(statement: ast.stmt) -> bool:
    """A name alone on a line, for the sake of checkers."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Name)


def _imported(site: Site, body: list[ast.stmt]) -> list[str]:
    """The absolute names that the import statements of a block ask for."""
    names: list[str] = []
    for statement in body:
        if isinstance(statement, ast.ImportFrom):
            source = site.module.walk.absolute(statement)
            names += [f"{source}.{alias.name}" for alias in statement.names]
        elif isinstance(statement, ast.Import):
            names += [alias.name for alias in statement.names]
    return names


def _is_python2(site: Site, body: list[ast.stmt]) -> bool:
    """Whether a block asks for what Python 2 alone has: a module, or a builtin that nothing in the file binds."""
    if any(only_in_python2(name) for name in _imported(site, body)):
        return True
    names = {node.id for one in body for node in ast.walk(one) if isinstance(node, ast.Name)}
    return not (names & BUILTINS).isdisjoint(names - site.module.walk.root.bindings.keys())


def _lines(first: ast.stmt, last: ast.stmt) -> range:
    return range(first.lineno, (last.end_lineno or last.lineno) + 1)


def _brought(site: Site, body: list[ast.stmt]) -> set[tuple[str, str]]:
    """(local name, absolute name) of all that a block imports; a name of its own where it does anything else."""
    found: set[tuple[str, str]] = set()
    for statement in body:
        if isinstance(statement, ast.ImportFrom):
            source = site.module.walk.absolute(statement)
            found |= {(alias.asname or alias.name, f"{source}.{alias.name}") for alias in statement.names}
        else:
            found.add(("", ""))
    return found


def _names(node: ast.expr | None) -> set[str]:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return {part.id if isinstance(part, ast.Name) else "" for part in parts}

"""The setting ``MIDDLEWARE_CLASSES``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import comment_above
from codemods.rules.shapes.handed_settings import handed_on
from codemods.rules.shapes.settings_modules import stars_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting, Trigger
from codemods.rules.v1_10.middleware import entries_of, is_new_style, listed_everywhere, unfit
from codemods.source.names import last_name
from codemods.source.scopes import position

_OLD, _NEW = "MIDDLEWARE_CLASSES", "MIDDLEWARE"
_FOR_OLD = re.compile(r"compat|MIDDLEWARE_CLASSES|\b[Dd]jango\s*(?:<|1\.)")
_FOR_NEW = re.compile(r"\A\s*# [Dd]jango\s*(?:>=?|\d)[^\n]*\Z")
_ONION = "Where a process_request() answers, the process_response() of what is listed behind it is no longer called."
_DEFAULT = '"django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"'
_LOST = "The default of MIDDLEWARE is empty; that of MIDDLEWARE_CLASSES was not"
_GLOBAL = "django.conf.global_settings"
_GUARD = "class Guard(object):\n    def process_request(self, request):\n        pass\n"


class MiddlewareClassesSetting(Rule):
    """The setting ``MIDDLEWARE_CLASSES`` is ``MIDDLEWARE`` now, and holds middleware of the new style."""

    change = "1.10/middleware-classes-setting"
    also = ("2.0/middleware-classes",)
    available = "1.10"
    examples = [
        Fixes(
            path="shop/settings/base.py",
            before="""\
                ROOT_URLCONF = "shop.urls"
                MIDDLEWARE_CLASSES = (
                    "django.middleware.common.CommonMiddleware",
                    "shop.middleware.Guard",
                )
                MIDDLEWARE_CLASSES += ("django.middleware.csrf.CsrfViewMiddleware",)
                """,
            after="""\
                ROOT_URLCONF = "shop.urls"
                MIDDLEWARE = (
                    "django.middleware.common.CommonMiddleware",
                    "shop.middleware.Guard",
                )
                MIDDLEWARE += ("django.middleware.csrf.CsrfViewMiddleware",)
                """,
            files={
                "shop/__init__.py": "",
                "shop/middleware.py": _GUARD,
                "shop/settings/__init__.py": "",
                "shop/settings/dev.py": "from shop.settings.base import *\nMIDDLEWARE_CLASSES += ()\n",
            },
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                ROOT_URLCONF = "shop.urls"
                MIDDLEWARE_CLASSES = ("shop.middleware.Guard",)
                """,
            after="""\
                ROOT_URLCONF = "shop.urls"
                MIDDLEWARE = ("shop.middleware.Guard",)
                """,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": """\
                    try:
                        from django.utils.deprecation import MiddlewareMixin
                    except ImportError:
                        class MiddlewareMixin(object):
                            pass
                    """,
                "shop/middleware.py": """\
                    from shop.compat import MiddlewareMixin

                    class Guard(MiddlewareMixin):
                        def __init__(self, *args, **kwargs):
                            super(Guard, self).__init__(*args, **kwargs)
                    """,
            },
        ),
        Fixes(
            path="shop/settings/dev.py",
            before="""\
                from .base import *
                from .base import MIDDLEWARE_CLASSES, SECRET_KEY

                DEBUG = True
                MIDDLEWARE_CLASSES = list(MIDDLEWARE_CLASSES)
                MIDDLEWARE_CLASSES.insert(0, "shop.middleware.Guard")
                """,
            after="""\
                from .base import *
                from .base import MIDDLEWARE, SECRET_KEY

                DEBUG = True
                MIDDLEWARE = list(MIDDLEWARE)
                MIDDLEWARE.insert(0, "shop.middleware.Guard")
                """,
            files={
                "shop/__init__.py": "",
                "shop/middleware.py": _GUARD,
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": 'SECRET_KEY = ""\nROOT_URLCONF = "u"\nMIDDLEWARE_CLASSES = ()\n',
            },
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.test import TestCase, modify_settings, override_settings

                @override_settings(MIDDLEWARE_CLASSES=("django.middleware.common.CommonMiddleware",), DEBUG=True)
                @modify_settings(MIDDLEWARE_CLASSES={"append": "django.middleware.http.ConditionalGetMiddleware"})
                class PageTest(TestCase):
                    def test(self):
                        with self.settings(MIDDLEWARE_CLASSES=()):
                            self.assertEqual(settings.MIDDLEWARE_CLASSES, ())
                """,
            after="""\
                from django.conf import settings
                from django.test import TestCase, modify_settings, override_settings

                @override_settings(MIDDLEWARE=("django.middleware.common.CommonMiddleware",), DEBUG=True)
                @modify_settings(MIDDLEWARE={"append": "django.middleware.http.ConditionalGetMiddleware"})
                class PageTest(TestCase):
                    def test(self):
                        with self.settings(MIDDLEWARE=()):
                            self.assertEqual(settings.MIDDLEWARE, ())
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings

                names = getattr(settings, "MIDDLEWARE_CLASSES", ())
                """,
            after="""\
                from django.conf import settings

                names = getattr(settings, "MIDDLEWARE", ())
                """,
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
                # Django < 1.10
                MIDDLEWARE_CLASSES = MIDDLEWARE

                ROOT_URLCONF = "shop.urls"
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

                ROOT_URLCONF = "shop.urls"
                """,
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = ["django.middleware.common.CommonMiddleware"]

                # Django >= 1.10
                MIDDLEWARE = MIDDLEWARE_CLASSES

                ROOT_URLCONF = "x"
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

                ROOT_URLCONF = "x"
                """,
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = ["debug_toolbar.middleware.DebugToolbarMiddleware"]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware"]
                """,
        ),
        Fixes(
            path="shop/tests.py",
            before="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test(self):
                        with self.modify_settings(MIDDLEWARE_CLASSES={"remove": ["shop.middleware.Gone"]}):
                            pass

                def test_with(settings):
                    settings.MIDDLEWARE_CLASSES = []

                def view(settings):
                    settings.MIDDLEWARE_CLASSES = []
                """,
            after="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test(self):
                        with self.modify_settings(MIDDLEWARE={"remove": ["shop.middleware.Gone"]}):
                            pass

                def test_with(settings):
                    settings.MIDDLEWARE = []

                def view(settings):
                    settings.MIDDLEWARE_CLASSES = []
                """,
            files={
                "shop/__init__.py": "",
                "shop/middleware.py": "def Gone(get_response):\n    return get_response\n",
            },
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                from configurations import Configuration

                class Base(Configuration):
                    SECRET_KEY = ""
                    INSTALLED_APPS = []
                    MIDDLEWARE_CLASSES = []

                class Dev(Base):
                    MIDDLEWARE_CLASSES = Base.MIDDLEWARE_CLASSES + ["django.middleware.common.CommonMiddleware"]
                """,
            after="""\
                from configurations import Configuration

                class Base(Configuration):
                    SECRET_KEY = ""
                    INSTALLED_APPS = []
                    MIDDLEWARE = []

                class Dev(Base):
                    MIDDLEWARE = Base.MIDDLEWARE + ["django.middleware.common.CommonMiddleware"]
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = ["shop.middleware.Slow"]
                """,
            line=3,
            files={
                "shop/__init__.py": "",
                "shop/middleware.py": "class Slow:\n    def __init__(self, seconds=1):\n        pass\n",
            },
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
                MIDDLEWARE_CLASSES = ["django.middleware.common.CommonMiddleware"] + ["x"]
                """,
            line=4,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = ["django.middleware.common.CommonMiddleware"]
                """,
            line=3,
            supports="1.8",
        ),
        Fixes(
            before="""\
                from unittest.mock import patch

                from django.conf import settings
                from django.test import override_settings

                def test(monkeypatch):
                    with patch.object(settings, "MIDDLEWARE_CLASSES", []):
                        monkeypatch.setattr("django.conf.settings.MIDDLEWARE_CLASSES", [])
                    with override_settings(**{"MIDDLEWARE_CLASSES": []}):
                        delattr(settings, "MIDDLEWARE_CLASSES")
                """,
            after="""\
                from unittest.mock import patch

                from django.conf import settings
                from django.test import override_settings

                def test(monkeypatch):
                    with patch.object(settings, "MIDDLEWARE", []):
                        monkeypatch.setattr("django.conf.settings.MIDDLEWARE", [])
                    with override_settings(**{"MIDDLEWARE": []}):
                        delattr(settings, "MIDDLEWARE")
                """,
        ),
        Fixes(
            path="shop/settings/dev.py",
            before="""\
                from shop.settings import base

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES = base.MIDDLEWARE_CLASSES + []
                """,
            after="""\
                from shop.settings import base

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = base.MIDDLEWARE + []
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": "SECRET_KEY = 'x'\nINSTALLED_APPS = []\nMIDDLEWARE_CLASSES = []\n",
            },
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                from django.conf import global_settings
                from django.conf.global_settings import *

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES += ("django.middleware.gzip.GZipMiddleware",)
                MIDDLEWARE_CLASSES += ("django.middleware.http.ConditionalGetMiddleware",)
                LIVE = ["django.middleware.gzip.GZipMiddleware"] + global_settings.MIDDLEWARE_CLASSES
                """,
            after="""\
                from django.conf.global_settings import *

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ("django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware") + ("django.middleware.gzip.GZipMiddleware",)
                MIDDLEWARE += ("django.middleware.http.ConditionalGetMiddleware",)
                LIVE = ["django.middleware.gzip.GZipMiddleware"] + ["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                from django.conf import global_settings

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MORE = global_settings.MIDDLEWARE_CLASSES + EXTRA
                """,
            line=5,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                from django.conf.global_settings import MIDDLEWARE_CLASSES

                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE_CLASSES += ("django.middleware.gzip.GZipMiddleware",)
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = {
                    "MIDDLEWARE_CLASSES": ["django.middleware.common.CommonMiddleware"],
                }
                MORE = dict(
                    MIDDLEWARE_CLASSES=["django.middleware.common.CommonMiddleware"],
                )
                KEPT = {"MIDDLEWARE_CLASSES": ["django.middleware.common.CommonMiddleware"]}

                def run(more):
                    if more:
                        settings.configure(**MORE)
                    else:
                        settings.configure(DEBUG=True, **OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = {
                    "MIDDLEWARE": ["django.middleware.common.CommonMiddleware"],
                }
                MORE = dict(
                    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
                )
                KEPT = {"MIDDLEWARE_CLASSES": ["django.middleware.common.CommonMiddleware"]}

                def run(more):
                    if more:
                        settings.configure(**MORE)
                    else:
                        settings.configure(DEBUG=True, **OPTIONS)
                """,
        ),
        Fixes(
            path="shop/tests.py",
            before="""\
                from django.conf import settings
                from django.test import TestCase, override_settings

                class Tests(TestCase):
                    @override_settings(MIDDLEWARE_CLASSES=None, MIDDLEWARE=[])
                    def test(self):
                        del settings.MIDDLEWARE_CLASSES
                        self.assertEqual(settings.MIDDLEWARE, [])
                """,
            after="""\
                from django.conf import settings
                from django.test import TestCase, override_settings

                class Tests(TestCase):
                    @override_settings(MIDDLEWARE=[])
                    def test(self):
                        self.assertEqual(settings.MIDDLEWARE, [])
                """,
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                from django.conf import settings
                from django.test import override_settings

                @override_settings(MIDDLEWARE_CLASSES=None, MIDDLEWARE=[])
                def test():
                    del settings.MIDDLEWARE_CLASSES
                    assert not hasattr(settings, "MIDDLEWARE_CLASSES")
                """,
            line=4,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = dict(MIDDLEWARE_CLASSES=[], INSTALLED_APPS=[])
                OPTIONS["MIDDLEWARE_CLASSES"] += ["django.middleware.gzip.GZipMiddleware"]
                OPTIONS.get("MIDDLEWARE_CLASSES").append("django.middleware.common.CommonMiddleware")
                OPTIONS.update(MIDDLEWARE_CLASSES=[])
                OPTIONS.update({"MIDDLEWARE_CLASSES": []})
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = dict(MIDDLEWARE=[], INSTALLED_APPS=[])
                OPTIONS["MIDDLEWARE"] += ["django.middleware.gzip.GZipMiddleware"]
                OPTIONS.get("MIDDLEWARE").append("django.middleware.common.CommonMiddleware")
                OPTIONS.update(MIDDLEWARE=[])
                OPTIONS.update({"MIDDLEWARE": []})
                settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            path="runtests.py",
            source="""\
                from django.conf import settings

                OPTIONS = {"MIDDLEWARE_CLASSES": [], "INSTALLED_APPS": []}
                settings.configure(**OPTIONS)
                """,
            files={"other.py": "from runtests import OPTIONS\n\nOPTIONS['MIDDLEWARE_CLASSES'] += []\n"},
            line=3,
        ),
        Fixes(
            path="shop/tests.py",
            before="""\
                from django.test import override_settings
                from shop.conf import settings

                def test_page():
                    with override_settings(MIDDLEWARE_CLASSES=settings.MIDDLEWARE_CLASSES + ("django.middleware.http.ConditionalGetMiddleware",)):
                        pass
                """,
            after="""\
                from django.test import override_settings
                from shop.conf import settings

                def test_page():
                    with override_settings(MIDDLEWARE=settings.MIDDLEWARE + ("django.middleware.http.ConditionalGetMiddleware",)):
                        pass
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
                """,
        ),
        Keeps(
            """\
                from shop.worker import settings

                print(settings.MIDDLEWARE_CLASSES)
                """
        ),
        Keeps(
            """\
                from django.conf import settings

                names = getattr(settings, "MIDDLEWARE", None) or getattr(settings, "MIDDLEWARE_CLASSES", ())
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((_OLD,))
        yield OnSetting(_OLD)

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "module":
            if "settings" in site.roles:
                yield from self._module(site)
            if not self._overrides_both(site):
                yield from self._asked(site)
            yield from self._made(site)
        elif site.kind == "keyword" and isinstance(site.node, ast.Call):
            keyword = site.keyword(site.node, _OLD)
            if keyword is None:
                return
            if site.keyword(site.node, _NEW) is not None:
                if any(self._is_asked(site, text) for text in site.module.texts(_OLD)):
                    yield site.flag(
                        node=keyword,
                        advice="The file asks whether the old setting is there; drop it all at once.",
                    )
                elif self.replaceable:
                    yield site.fix(site.edit_call(site.node).remove(_OLD).edit(), node=keyword)
                return
            edits = [site.replace_name(keyword, _NEW), *self._through_others(site, keyword.value)]
            yield from self._answer(site, keyword, edits, entries_of(keyword.value))
        elif isinstance(statement := site.parent, ast.Delete) and self._overrides_both(site):
            asked = any(self._is_asked(site, text) for text in site.module.texts(_OLD))
            if self.replaceable and len(statement.targets) == 1 and not asked:
                yield site.fix(site.remove(statement))
        elif site.kind in ("read", "write"):
            yield from self._answer(site, site.node, [site.replace_name(site.node, _NEW)], ())

    def _through_others(self, site: Site, value: ast.expr) -> Iterator[Edit]:
        """The old setting in its own new value, read from what stands before Django's settings."""
        for part in ast.walk(value):
            if isinstance(part, ast.Attribute) and part.attr == _OLD and last_name(part.value) == "settings":
                if not site.is_name(part.value, "django.conf.settings"):
                    yield site.replace_name(part, _NEW)

    def _overrides_both(self, site: Site) -> bool:
        """Whether the file overrides both settings at once, so that the old one is only there to be put away."""
        return any(
            site.keyword(call, _NEW) is not None for call, _ in site.module.walk.keywords.get(_OLD, ())
        )

    def _asked(self, site: Site) -> Iterator[Answer]:
        """``getattr(settings, "MIDDLEWARE_CLASSES", ())`` and the like, where the new setting is not asked for beside it."""
        asked: dict[str, list[ast.Constant]] = {_OLD: [], _NEW: []}
        for node in site.module.nodes(
            ast.Constant, near=_OLD if _NEW not in site.module.text else (_OLD, _NEW)
        ):
            name = node.value.removeprefix("django.conf.settings.") if isinstance(node.value, str) else ""
            if name in asked and self._is_asked(site, node):
                asked[name].append(node)
        if not asked[_NEW]:
            for setting in asked[_OLD]:
                around = site.module.parents.get(setting)
                value = around.values[around.keys.index(setting)] if isinstance(around, ast.Dict) else setting
                edit = site.replace_in_string(setting, _OLD, _NEW)
                yield from self._in_dictionary(site, around, setting, edit, value)

    def _is_asked(self, site: Site, node: ast.Constant) -> bool:
        """Whether a string names the setting to ``getattr()``, ``patch.object()``, ``override_settings(**{…})``, …"""
        around = site.module.parents.get(node)
        if isinstance(around, ast.Call) and node in around.args[:2]:
            func = around.func
            name = last_name(func)
            if node.value not in (_OLD, _NEW):
                return name in ("patch", "setattr", "delattr")
            if around.args[1:2] != [node]:
                return False
            if name in ("getattr", "hasattr", "setattr", "delattr", "object"):
                owner = around.args[0]
                return site.is_name(owner, "django.conf.settings") or getattr(owner, "id", "") == "settings"
            return False
        return isinstance(around, ast.Dict) and node in around.keys and handed_on(site, around)

    def _made(self, site: Site) -> Iterator[Answer]:
        """``OPTIONS = dict(MIDDLEWARE_CLASSES=[…])``, which is handed on as settings."""
        for call in site.module.nodes(ast.Call, near=_OLD):
            keyword = site.keyword(call, _OLD)
            if keyword is not None and site.keyword(call, _NEW) is None:
                if getattr(call.func, "id", "") == "dict" and handed_on(site, call):
                    edit = site.replace_name(keyword, _NEW)
                    yield from self._in_dictionary(site, call, keyword, edit, keyword.value)

    def _in_dictionary(
        self, site: Site, made: ast.AST | None, key: ast.AST, edit: Edit, value: ast.expr
    ) -> Iterator[Answer]:
        """The key of a dictionary of settings, with all that the file does with the dictionary by that key."""
        around = site.module.parents.get(made) if isinstance(made, ast.Call | ast.Dict) else None
        target = around.targets[0] if isinstance(around, ast.Assign) else None
        edits = [edit]
        if isinstance(target, ast.Name):
            if site.reexported(target.id):
                yield site.flag(
                    node=key, advice=f"Rename it together with the modules that import {target.id} from here."
                )
                return
            edits += self._by_key(site, target.id)
        yield from self._answer(site, key, edits, entries_of(value))

    def _by_key(self, site: Site, name: str) -> Iterator[Edit]:
        """``OPTIONS["MIDDLEWARE_CLASSES"] += […]``, ``OPTIONS.update(MIDDLEWARE_CLASSES=[…])`` and so on."""
        parents = site.module.parents
        for text in site.module.texts(_OLD):
            holder = parents.get(text)
            if isinstance(holder, ast.Dict):
                holder = parents.get(holder)  # OPTIONS.update({…})
            owner = holder.func if isinstance(holder, ast.Call) else holder
            if text.value == _OLD and isinstance(owner, ast.Subscript | ast.Attribute):
                if getattr(owner.value, "id", "") == name:
                    yield site.replace_in_string(text, _OLD, _NEW)
        for call, _ in site.module.walk.keywords.get(_OLD, ()):
            keyword = site.keyword(call, _OLD)
            if (
                isinstance(call.func, ast.Attribute)
                and getattr(call.func.value, "id", "") == name
                and keyword
            ):
                yield site.replace_name(keyword, _NEW)

    def _module(self, site: Site) -> Iterator[Answer]:
        module = site.module
        names = [node for node in ast.walk(module.tree) if isinstance(node, ast.Name) and node.id == _OLD]
        imported = [
            (statement, alias)
            for statement in ast.walk(module.tree)
            if isinstance(statement, ast.ImportFrom)
            for alias in statement.names
            if alias.name == _OLD
        ]
        for source, alias in imported:
            if module.walk.absolute(source) == _GLOBAL:
                yield site.flag(node=alias, message=_LOST, advice=f"Write the old one out: {_DEFAULT}.")
                return
        aliases = [alias for _, alias in imported]
        # Settings in classes: Base.MIDDLEWARE_CLASSES + […]
        attributes = [
            node
            for node, _ in module.walk.attributes.get(_OLD, ())
            if site.index.class_facts(site.resolve(node.value) or "") is not None
            or self._is_settings(site, site.resolve(node.value, certain=False) or "")
        ]
        defaults = self._defaults(site, names)
        names = [node for node in names if node not in defaults]
        if defaults and self.replaceable:
            yield from self._written_out(site, defaults)
        if not names and not aliases and not attributes:
            return
        stores = [node for node in names if isinstance(node.ctx, ast.Store)]
        where: ast.AST = site.module.statement_of(
            stores[0] if stores else (names or aliases or attributes)[0]
        )
        both = _NEW in module.walk.root.bindings
        statements = [module.statement_of(node) for node in names]
        if both:
            twin = self._twin(statements)
            if twin is not None:
                edit = site.drop_target(*twin)
                if self.range.start >= Release(1, 10):  # they are what MIDDLEWARE has been read for
                    yield site.fix(edit, node=where, message="MIDDLEWARE_CLASSES is not read any more")
                else:
                    yield from self._answer(site, where, [edit], [*entries_of(twin[0])])
                return
            dropped = self._one_from_other(site, statements)
            if dropped is None:
                yield site.flag(
                    node=where,
                    message="Both MIDDLEWARE and MIDDLEWARE_CLASSES are set; Django reads MIDDLEWARE",
                    advice="Bring what is in MIDDLEWARE_CLASSES into MIDDLEWARE and drop it.",
                )
                return
            statement, old_goes = dropped
            if old_goes:
                if self.replaceable:
                    yield site.fix(
                        site.remove(statement), comment_above(site, statement, _FOR_OLD), node=where
                    )
                return
            edits: list[Edit] = [*site.remove(statement), *comment_above(site, statement, _FOR_NEW)]
            names = [node for node in names if module.statement_of(node) is not statement]
        else:
            edits = []
        edits += [site.replace_name(node, _NEW) for node in (*names, *attributes)]
        for alias in aliases:
            start = module.lines.offset(alias.lineno, alias.col_offset)
            edits.append(Edit(start, start + len(_OLD), _NEW))
        entries = [one for statement in dict.fromkeys(statements) for one in entries_of(statement)]
        yield from self._answer(site, where, edits, entries)

    def _defaults(self, site: Site, names: list[ast.Name]) -> list[ast.expr]:
        """Where Django's own default is read: of ``global_settings``, or where a star import of it has just brought it."""
        found: list[ast.expr] = [
            node for node, _ in site.module.walk.attributes.get(_OLD, ()) if site.is_name(node.value, _GLOBAL)
        ]
        first = min(names, key=position, default=None)
        stars = stars_before(site, position(first)) if first is not None else []
        if first is not None and stars[-1:] == [_GLOBAL]:
            assigned = isinstance(first.ctx, ast.Store)
            if not assigned or isinstance(site.module.parents.get(first), ast.AugAssign):
                found.append(first)
        return found

    def _written_out(self, site: Site, defaults: list[ast.expr]) -> Iterator[Answer]:
        """The default, which is empty for ``MIDDLEWARE``, is written out where something is added to it."""
        for node in defaults:
            parent = site.module.parents.get(node)
            match parent:
                case ast.AugAssign(op=ast.Add(), value=added):
                    edit = Edit(
                        site.module.span(node)[0], site.module.span(added)[0], f"{_NEW} = {_like(added)} + "
                    )
                case ast.BinOp(op=ast.Add()):
                    added = parent.right if parent.left is node else parent.left
                    edit = site.replace(node, _like(added))
                case _:
                    added = ast.List(elts=[]) if isinstance(parent, ast.Call) else node
                    edit = site.replace(node, _like(added))
            if isinstance(added, ast.List | ast.Tuple):
                yield site.fix(edit, node=node, message=_LOST)
            else:
                yield site.flag(node=node, message=_LOST, advice=f"Write the old one out: {_DEFAULT}.")

    def _is_settings(self, site: Site, name: str) -> bool:
        """Whether a name is that of a settings module of the repository: ``base.MIDDLEWARE_CLASSES``."""
        facts = site.index.modules.get(name)
        return facts is not None and facts.path in getattr(site.project, "settings", frozenset())

    def _twin(self, statements: list[ast.stmt]) -> tuple[ast.Assign, ast.Name] | None:
        """The old name in ``MIDDLEWARE = MIDDLEWARE_CLASSES = […]``, where that is all there is of it."""
        statement = statements[0] if len(statements) == 1 else None
        if not isinstance(statement, ast.Assign):
            return None
        names = {one.id: one for one in statement.targets if isinstance(one, ast.Name)}
        return (statement, names[_OLD]) if names.keys() >= {_OLD, _NEW} else None

    def _one_from_other(self, site: Site, statements: list[ast.stmt]) -> tuple[ast.stmt, bool] | None:
        """The statement that merely gives one setting the value of the other; whether it is the old one's."""
        for statement in statements:
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target, value = statement.targets[0], statement.value
            if not isinstance(target, ast.Name) or not isinstance(value, ast.Name):
                continue
            if site.module.parents.get(statement) is not site.module.tree:
                continue
            if (target.id, value.id) == (_OLD, _NEW) and all(one is statement for one in statements):
                return statement, True
            bound = site.module.walk.root.bindings[_NEW]
            if (target.id, value.id) == (_NEW, _OLD) and len(bound) == 1:
                return statement, False
        return None

    def _answer(self, site: Site, node: ast.AST, edits: list[Edit], entries: object) -> Iterator[Answer]:
        if not self.replaceable:
            if self.gone:
                yield site.flag(
                    node=node, advice="Set both for as long as releases before 1.10 are supported."
                )
            return
        names = sorted({*entries, *listed_everywhere(site)})  # type: ignore[misc]
        bad: list[str] = []
        foreign: list[str] = []
        for name in names:
            final = site.index.name(name).qname
            if final.startswith("django."):
                continue
            if site.index._split(final)[0] is None:
                foreign.append(name)
            elif site.index.function_facts(final) is None and not is_new_style(site.index, final):
                reason = unfit(site, final)
                if reason is not None:
                    bad.append(f"{name} ({reason})")
        if bad:
            yield site.flag(
                node=node,
                advice=f"Make every class fit the new style first, then rename the setting: {', '.join(bad)}.",
            )
        elif self._taken_elsewhere(site):
            yield site.flag(
                node=node,
                advice="Rename it together with the modules that import it from the settings module.",
            )
        elif foreign:
            yield site.suggest(
                edits,
                node=node,
                advice="Rename it when the installed versions of these support MIDDLEWARE: "
                f"{', '.join(foreign)}.",
            )
        else:
            yield site.fix(edits, node=node, advice=_ONION)

    def _taken_elsewhere(self, site: Site) -> bool:
        """Whether a file that is no settings module takes the setting from one by import."""
        settings: frozenset[str] = getattr(site.project, "settings", frozenset())
        index = site.index
        for path, facts in index.files.items():
            if path in settings:
                continue
            for used in facts.uses:
                if used.endswith(f".{_OLD}"):
                    owner = index.modules.get(used[: -len(_OLD) - 1])
                    if owner is not None and owner.path in settings:
                        return True
        return False


def _like(added: ast.expr) -> str:
    """The old default, as what is added to it is written."""
    return f"({_DEFAULT})" if isinstance(added, ast.Tuple) else f"[{_DEFAULT}]"

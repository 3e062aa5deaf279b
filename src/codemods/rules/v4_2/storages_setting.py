"""``DEFAULT_FILE_STORAGE`` and ``STATICFILES_STORAGE`` in settings modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import assigned_below, closure, importers, stars_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.scopes import Binding, BindingKind, Scope, ScopeKind

if TYPE_CHECKING:
    from codemods.index.index import Index

KEYS = {"DEFAULT_FILE_STORAGE": "default", "STATICFILES_STORAGE": "staticfiles"}
DEFAULTS = {
    "default": '"django.core.files.storage.FileSystemStorage"',
    "staticfiles": '"django.contrib.staticfiles.storage.StaticFilesStorage"',
}
UNSET = (
    "None and empty text stood for the storage of DEFAULT_FILE_STORAGE: give staticfiles the entry that default has "
    "(without any: django.core.files.storage.FileSystemStorage)."
)
_ALL = (*KEYS, "STORAGES")


class _Place(NamedTuple):
    """A statement that assigns one or both of the old settings."""

    statement: ast.Assign | ast.AnnAssign
    keys: tuple[str, ...]
    value: str
    branch: bool


class StoragesSetting(Rule):
    """``DEFAULT_FILE_STORAGE`` and ``STATICFILES_STORAGE`` are entries of the setting ``STORAGES``.

    ``STORAGES`` replaces Django's default as a whole, so it is always written with both of Django's keys; a module that
    star-imports another settings module, and a class that inherits from one, change the one entry that they changed.
    """

    change = "4.2/default-file-storage"
    also = ("4.2/staticfiles-storage", "5.1/default-file-storage-setting", "5.1/staticfiles-storage-setting")
    available = "4.2"
    advice = "Write STORAGES with its keys default and staticfiles instead."
    triggers = (OnModule(tuple(KEYS), roles=("settings",)),)
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                import os

                INSTALLED_APPS = ["shop"]
                STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
                STATIC_URL = "/static/"
                # Where uploads go.
                DEFAULT_FILE_STORAGE = os.environ.get("STORAGE", "shop.storage.S3")
                """,
            after="""\
                import os

                INSTALLED_APPS = ["shop"]
                STATIC_URL = "/static/"
                # Where uploads go.
                STORAGES = {
                    "default": {
                        "BACKEND": os.environ.get("STORAGE", "shop.storage.S3"),
                    },
                    "staticfiles": {
                        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
                    },
                }
                """,
        ),
        Fixes(
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nSTATICFILES_STORAGE = 'a.B'\n",
            },
            before="""\
                from .base import *

                DATABASES = {}
                STATICFILES_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
                """,
            after="""\
                from .base import *

                DATABASES = {}
                STORAGES = {
                    **STORAGES,
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                DEBUG = False

                if DEBUG:
                    DEFAULT_FILE_STORAGE = "shop.storage.Local"
                    THUMBNAIL_STORAGE = DEFAULT_FILE_STORAGE
                elif INSTALLED_APPS:
                    STATICFILES_STORAGE = DEFAULT_FILE_STORAGE = "shop.storage.S3"
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                DEBUG = False

                STORAGES = {
                    "default": {
                        "BACKEND": "django.core.files.storage.FileSystemStorage",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                if DEBUG:
                    STORAGES["default"] = {"BACKEND": "shop.storage.Local"}
                    THUMBNAIL_STORAGE = STORAGES["default"]["BACKEND"]
                elif INSTALLED_APPS:
                    STORAGES["staticfiles"] = STORAGES["default"] = {"BACKEND": "shop.storage.S3"}
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                DEBUG = False
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                if not DEBUG:
                    STATICFILES_STORAGE = "shop.storage.S3"
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                DEBUG = False
                STORAGES = {
                    "default": {
                        "BACKEND": "shop.storage.Local",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                if not DEBUG:
                    STORAGES["staticfiles"] = {"BACKEND": "shop.storage.S3"}
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                from configurations import Configuration

                INSTALLED_APPS = []
                DEBUG = True

                class Common(Configuration):
                    DEFAULT_FILE_STORAGE = "shop.storage.Local"

                class Live(Common):
                    STATICFILES_STORAGE = "shop.storage.S3"
                """,
            after="""\
                from configurations import Configuration

                INSTALLED_APPS = []
                DEBUG = True

                class Common(Configuration):
                    STORAGES = {
                        "default": {
                            "BACKEND": "shop.storage.Local",
                        },
                        "staticfiles": {
                            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                        },
                    }

                class Live(Common):
                    STORAGES = {
                        **Common.STORAGES,
                        "staticfiles": {
                            "BACKEND": "shop.storage.S3",
                        },
                    }
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_FILE_STORAGE = "shop.storage.S3"
                THUMBNAIL_STORAGE = DEFAULT_FILE_STORAGE
                STATICFILES_STORAGE = DEFAULT_FILE_STORAGE
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STORAGES = {
                    "default": {
                        "BACKEND": "shop.storage.S3",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                THUMBNAIL_STORAGE = STORAGES["default"]["BACKEND"]
                STORAGES["staticfiles"] = {"BACKEND": STORAGES["default"]["BACKEND"]}
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                from configurations import Configuration

                INSTALLED_APPS = []
                DEBUG = True

                class Common(Configuration):
                    STATICFILES_STORAGE = "shop.storage.S3"

                class Live(Common):
                    DEFAULT_FILE_STORAGE = "shop.storage.S3"
                    if DEBUG:
                        STATICFILES_STORAGE = "shop.storage.Local"

                class Test(Common):
                    if DEBUG:
                        STATICFILES_STORAGE = "shop.storage.Local"
                    else:
                        DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            after="""\
                from configurations import Configuration

                INSTALLED_APPS = []
                DEBUG = True

                class Common(Configuration):
                    STORAGES = {
                        "default": {
                            "BACKEND": "django.core.files.storage.FileSystemStorage",
                        },
                        "staticfiles": {
                            "BACKEND": "shop.storage.S3",
                        },
                    }

                class Live(Common):
                    STORAGES = {
                        **Common.STORAGES,
                        "default": {
                            "BACKEND": "shop.storage.S3",
                        },
                    }
                    if DEBUG:
                        STORAGES["staticfiles"] = {"BACKEND": "shop.storage.Local"}

                class Test(Common):
                    STORAGES = {
                        **Common.STORAGES,
                    }
                    if DEBUG:
                        STORAGES["staticfiles"] = {"BACKEND": "shop.storage.Local"}
                    else:
                        STORAGES["default"] = {"BACKEND": "shop.storage.Local"}
                """,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_FILE_STORAGE = "shop.storage.S3"
                print(f"Files go to {DEFAULT_FILE_STORAGE}")
                """,
            path="site/settings.py",
            line=3,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True

                class Common:
                    DEFAULT_FILE_STORAGE = "shop.storage.S3"

                    @property
                    def THUMBNAIL_STORAGE(self):
                        return self.DEFAULT_FILE_STORAGE
                """,
            path="site/settings.py",
            line=5,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/test.py": "from .base import *\n\nif DEBUG:\n    MEDIA = DEFAULT_FILE_STORAGE\n",
            },
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_FILE_STORAGE = "a.B"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STORAGES = {
                    "default": {
                        "BACKEND": "a.B",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                """,
        ),
        Flags(
            """\
                from .base import *

                STATICFILES_STORAGE = "a.B"
                """,
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nDEFAULT_FILE_STORAGE = 'a.B'\n",
                "site/media.py": "from site.settings.base import DEFAULT_FILE_STORAGE\n",
            },
            line=3,
        ),
        Flags(
            """\
                from .base import *

                STATICFILES_STORAGE = "a.B" if LIVE else None
                """,
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nDEFAULT_FILE_STORAGE = 'a.B'\n",
            },
            line=3,
        ),
        Suggests(
            path="site/settings.py",
            before="""\
                from oscar.defaults import *

                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            after="""\
                from oscar.defaults import *

                INSTALLED_APPS = []
                DEBUG = True
                STORAGES = {
                    "default": {
                        "BACKEND": "shop.storage.Local",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                """,
        ),
        Flags(
            """\
                DEBUG = True
                DATABASES = {}
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            path="site/settings/local.py",
            files={
                "site/settings/__init__.py": "from .base import *\n",
                "site/settings/base.py": "INSTALLED_APPS = []\nDEBUG = 1\nSTATICFILES_STORAGE = 'a.B'\n"
                "from .local import *\n",
            },
            line=3,
        ),
        Flags(
            """\
                DEBUG = True
                DATABASES = {}
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            path="site/settings/files.py",
            files={
                "site/settings/__init__.py": "from .base import *\nfrom .files import *\n",
                "site/settings/base.py": "INSTALLED_APPS = []\nDEBUG = 1\nSTATICFILES_STORAGE = 'a.B'\n",
            },
            line=3,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/test.py": "from .base import *\n\nDEBUG = 1\nSTATICFILES_STORAGE = 'a.B'\n",
            },
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STORAGES = {
                    "default": {
                        "BACKEND": "shop.storage.Local",
                    },
                    "staticfiles": {
                        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                    },
                }
                """,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True

                def choose():
                    global DEFAULT_FILE_STORAGE
                    DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            path="site/settings.py",
            line=6,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                STORAGES = {}
                DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            path="site/settings.py",
            line=4,
        ),
        Keeps(
            """\
                DEFAULT_FILE_STORAGE = "a name of our own"
                """,
            path="shop/constants.py",
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                MY_DEFAULT_FILE_STORAGE = "shop.storage.Local"
                """,
            path="site/settings.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for scope in site.module.walk.scope_of.values():
            if scope.kind not in (ScopeKind.MODULE, ScopeKind.CLASS):
                continue
            if any(name in scope.bindings for name in KEYS):
                yield from self._scope(site, scope)
        yield from self._inherited_reads(site)

    def _scope(self, site: Site, scope: Scope) -> Iterator[Answer]:
        bindings = [one for name in KEYS for one in scope.bindings.get(name, ())]
        bindings.sort(key=lambda one: one.position)
        first = bindings[0].node
        message = "DEFAULT_FILE_STORAGE and STATICFILES_STORAGE are entries of STORAGES now"
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=first, message=message)
            return
        if "STORAGES" in scope.bindings:
            yield site.flag(
                node=first,
                message="STORAGES and the settings that it replaces cannot stand side by side",
                advice="Move the value into STORAGES.",
            )
            return
        places = _places(site, scope, bindings)
        if (
            places is None
            or _taken_by_name(site.index, site.module.names)
            or self._read_where_it_cannot_change(site, scope)
        ):
            yield site.flag(node=first, message=message)
            return
        unset = next((place for place in places if _may_be_unset(place.statement.value)), None)
        if unset is not None:
            yield site.flag(node=unset.statement, message=message, advice=UNSET)
            return
        if scope.kind is ScopeKind.MODULE:
            stars = stars_before(site, bindings[0].position)
            inherits, known = assigned_below(site, stars, _ALL)
            if self._stays_below(site, stars):
                yield site.flag(
                    node=first,
                    message=message,
                    advice="The module below has its old settings taken by name elsewhere; write STORAGES there first.",
                )
                return
            base = "STORAGES" if inherits else ""
            known = known or inherits
            if not inherits and self._set_beside(site):
                yield site.flag(
                    node=first,
                    message=message,
                    advice="The settings module that imports this one sets storages too; decide there what STORAGES is.",
                )
                return
        else:
            found = self._class_base(site, scope)
            base, known = found if found is not None else ("", False)
        edits = self._edits(site, scope, places, base)
        answer = site.fix if known else site.suggest
        advice = (
            "" if known else "Something that cannot be seen here may set storages as well; look at it first."
        )
        yield answer(
            edits,
            node=places[0].statement,
            message=message,
            advice=advice,
            also=[place.statement for place in places[1:]],
        )

    def _set_beside(self, site: Site) -> bool:
        """Whether a module that imports this one sets storages before it does, or takes them from elsewhere as well."""
        whole = "INSTALLED_APPS" in site.module.walk.root.bindings
        for above in importers(site):
            own = any(name in above.bindings for name in _ALL)
            if own and not whole and "INSTALLED_APPS" in above.bindings:
                return True
            for other in closure(site, above.stars)[0]:
                if other.path == site.module.path or not any(name in other.bindings for name in _ALL):
                    continue
                if not any(facts.path == site.module.path for facts in closure(site, other.stars)[0]):
                    return True
        return False

    def _edits(self, site: Site, scope: Scope, places: list[_Place], base: str) -> list[Edit]:
        edits = self._reads(site, scope, places)
        values = {key: place.value for place in places for key in place.keys}
        plain = not any(place.branch for place in places) and len(places) == len(values)
        if len(places) == 1 and not places[0].branch:
            plain = True
        elif plain and self._reads_above(site, scope, places):
            plain = False
        if plain:
            wanted = dict(values) if base else {key: values.get(key, DEFAULTS[key]) for key in DEFAULTS}
            edits.append(
                site.replace(places[-1].statement, _written(site, places[-1].statement, wanted, base))
            )
            edits += site.remove(*[place.statement for place in places[:-1]])
            return edits
        rest = places
        by_entry = not base or (scope.kind is ScopeKind.CLASS and len(places) > 1)
        if by_entry:
            if not places[0].branch:
                head, rest = places[0], places[1:]
                given = dict.fromkeys(head.keys, head.value)
                wanted = given if base else {key: given.get(key, DEFAULTS[key]) for key in DEFAULTS}
                edits.append(site.replace(head.statement, _written(site, head.statement, wanted, base)))
            else:
                outer = _outermost(site, places[0].statement, scope)
                text = _written(site, outer, {} if base else dict(DEFAULTS), base)
                text = text.replace(site.module.source.newline, "\n")
                indent = site.module.indent_of(outer)
                code = "\n".join(line.removeprefix(indent) for line in text.split("\n"))
                edits.append(site.insert_before(outer, code))
        for place in rest:
            if by_entry:
                targets = " = ".join(f'STORAGES["{key}"]' for key in place.keys)
                text = f'{targets} = {{"BACKEND": {place.value}}}'
            else:
                text = _written(site, place.statement, dict.fromkeys(place.keys, place.value), base)
            edits.append(site.replace(place.statement, text))
        return edits

    def _reads(self, site: Site, scope: Scope, places: list[_Place]) -> list[Edit]:
        """Loads of the old names in the same scope."""
        inside = {id(part) for place in places for part in ast.walk(place.statement)}
        return [
            site.replace(node, f'STORAGES["{KEYS[node.id]}"]["BACKEND"]')
            for node in _loads(site, scope)
            if id(node) not in inside
        ]

    def _reads_above(self, site: Site, scope: Scope, places: list[_Place]) -> bool:
        """Whether an old name is read before the last of the settings is assigned."""
        last = places[-1].statement
        return any(node.lineno <= (last.end_lineno or last.lineno) for node in _loads(site, scope))

    def _read_where_it_cannot_change(self, site: Site, scope: Scope) -> bool:
        """Whether an old name is read inside an f-string, or of a class of settings."""
        if any(
            isinstance(ancestor, ast.JoinedStr)
            for node in _loads(site, scope)
            for ancestor in site.module.ancestors(node)
        ):
            return True
        return scope.kind is ScopeKind.CLASS and any(
            node.attr in KEYS and not site.is_name(node.value, "django.conf.settings")
            for node in site.module.nodes(ast.Attribute)
        )

    def _inherited_reads(self, site: Site) -> Iterator[Answer]:
        """``if DEFAULT_FILE_STORAGE …`` in a module that has the name from a star import."""
        if not self.replaceable:
            return
        for name, key in KEYS.items():
            for node, at in site.module.walk.names.get(name, ()):
                if at.owner(name) is None and isinstance(node, ast.Name) and site.module.walk.stars:
                    inherits, _ = assigned_below(site, stars_before(site), _ALL)
                    if inherits and not site.module.in_fstring(node):
                        yield site.fix(
                            site.replace(node, f'STORAGES["{key}"]["BACKEND"]'),
                            node=node,
                            message=f"{name} is an entry of STORAGES now",
                        )

    def _stays_below(self, site: Site, stars: list[str]) -> bool:
        """Whether a module behind the star imports keeps its old settings, so that there is no ``STORAGES`` yet."""
        return any(
            any(name in below.bindings for name in KEYS) and _taken_by_name(site.index, below.names)
            for below in closure(site, stars)[0]
        )

    def _class_base(self, site: Site, scope: Scope) -> tuple[str, bool] | None:
        """The base whose ``STORAGES`` a class of settings goes on from ("" for none); None where nobody can tell."""
        node = scope.node
        assert isinstance(node, ast.ClassDef)
        for base in node.bases:
            qname = site.resolve(base)
            if qname is None:
                return None
            if qname.startswith("configurations.") or qname == "object":
                continue
            if site.index.class_facts(qname) is None:
                return None
            for ancestor in site.index.ancestry(qname):
                facts = site.index.class_facts(ancestor)
                if facts is not None and any(name in facts.members for name in _ALL):
                    return f"{site.source(base)}.STORAGES", True
        return "", True


def _taken_by_name(index: Index, modules: Sequence[str]) -> bool:
    """Whether another module takes one of the names from a settings module.

    Another settings module that has it by a star import does not count: its reads are rewritten.
    """
    for module in modules:
        for name in KEYS:
            for taker in index.users(f"{module}.{name}"):
                by_star = module in taker.stars and f"{module}.{name}" not in taker.bindings.get(name, ())
                if not by_star or not taker.settings:
                    return True
    return False


def _may_be_unset(value: ast.expr | None) -> bool:
    """Whether a storage may be None or empty text, which stood for another one."""
    if isinstance(value, ast.IfExp):
        return _may_be_unset(value.body) or _may_be_unset(value.orelse)
    return isinstance(value, ast.Constant) and not value.value


def _places(site: Site, scope: Scope, bindings: list[Binding]) -> list[_Place] | None:
    """The statements behind the bindings, in order; None where one is no plain assignment."""
    found: dict[ast.AST, _Place] = {}
    for binding in bindings:
        statement = site.module.parents.get(binding.node)
        if binding.kind is not BindingKind.ASSIGN or not isinstance(statement, ast.Assign | ast.AnnAssign):
            return None
        if any(
            isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
            for one in site.module.ancestors(statement)
        ):
            return None  # ``global``, in a function
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = [one.id for one in targets if isinstance(one, ast.Name) and one.id in KEYS]
        if len(names) != len(targets) or statement.value is None or site.module.in_fstring(statement):
            return None
        found[statement] = _Place(
            statement,
            tuple(KEYS[name] for name in names),
            _value(site, statement.value),
            binding.branch is not None,
        )
    return sorted(found.values(), key=lambda place: place.statement.lineno)


def _loads(site: Site, scope: Scope) -> list[ast.Name]:
    """Where the old names of a scope are read."""
    return [
        node
        for name in KEYS
        for node, at in site.module.walk.names.get(name, ())
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and at.owner(name) is scope
    ]


def _value(site: Site, value: ast.expr) -> str:
    """The text of a storage's path; where it reads the other setting, it reads that one's entry."""
    start, end = site.module.span(value)
    text = site.module.text
    parts: list[str] = []
    for node in sorted(
        (one for one in ast.walk(value) if isinstance(one, ast.Name) and one.id in KEYS),
        key=lambda one: site.module.span(one),
    ):
        at, after = site.module.span(node)
        parts += [text[start:at], f'STORAGES["{KEYS[node.id]}"]["BACKEND"]']
        start = after
    return "".join([*parts, text[start:end]])


def _outermost(site: Site, statement: ast.stmt, scope: Scope) -> ast.stmt:
    """The statement of the scope's own body that ``statement`` stands in."""
    outer: ast.stmt = statement
    for ancestor in site.module.ancestors(statement):
        if ancestor is scope.node:
            break
        if isinstance(ancestor, ast.stmt):
            outer = ancestor
    return outer


def _written(site: Site, statement: ast.stmt, values: dict[str, str], base: str) -> str:
    """``STORAGES = {…}`` at the indent of a statement."""
    indent = site.module.indent_of(statement)
    step = "\t" if "\t" in indent else "    "
    lines = ["STORAGES = {"]
    if base:
        lines.append(f"{step}**{base},")
    for key, value in values.items():
        lines += [f'{step}"{key}": {{', f'{step * 2}"BACKEND": {value},', f"{step}}},"]
    lines.append("}")
    return (site.module.source.newline + indent).join(lines)

"""``ADMINS`` and ``MANAGERS`` as pairs of name and address."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSetting
from codemods.source.scopes import BindingKind

_NAMES = ("ADMINS", "MANAGERS")


def _pairs(value: ast.expr | None) -> list[ast.List | ast.Tuple]:
    """The (name, address) pairs that a literal is made of; empty where it holds anything else."""
    found: list[ast.List | ast.Tuple] = []
    if not isinstance(value, ast.List | ast.Tuple):
        return found
    for one in value.elts:
        if not isinstance(one, ast.List | ast.Tuple) or len(one.elts) != 2:
            return []
        found.append(one)
    return found


class AdminsManagersTuples(Rule):
    """``ADMINS`` and ``MANAGERS`` are lists of addresses, no longer of pairs of name and address."""

    change = "6.0/admins-managers-tuples"
    available = "6.0"
    advice = "Write the addresses only, as the names were never used; code of the project that reads the pairs follows."
    triggers = (*(OnSetting(name) for name in _NAMES), *(OnAttribute(name) for name in _NAMES))
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                INSTALLED_APPS = []
                ADMINS = (
                    ("Ann", "ann@example.com"),  # at night
                    ("Bob", os.environ["BOB"]),
                )
                MANAGERS = ADMINS
                """,
            after="""\
                import os

                INSTALLED_APPS = []
                ADMINS = (
                    "ann@example.com",  # at night
                    os.environ["BOB"],
                )
                MANAGERS = ADMINS
                """,
        ),
        Fixes(
            before="""\
                from django.test import override_settings

                @override_settings(ADMINS=[("Ann", "ann@example.com")], MANAGERS=())
                def test():
                    pass
                """,
            after="""\
                from django.test import override_settings

                @override_settings(ADMINS=["ann@example.com"], MANAGERS=())
                def test():
                    pass
                """,
        ),
        Fixes(
            path="shop/tests/test_post.py",
            before="""\
                def test(settings):
                    settings.ADMINS = [("Ann", "ann@example.com")]
                """,
            after="""\
                def test(settings):
                    settings.ADMINS = ["ann@example.com"]
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                def test():
                    settings.MANAGERS = (("Bob", "bob@example.com"),)
                """,
            line=4,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                ADMINS = [("Ann", "ann@example.com")]
                """,
            line=2,
            files={
                "shop/post.py": "from django.conf import settings\n\nprint([a[1] for a in settings.ADMINS])\n"
            },
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                ADMINS = [("Ann", "ann@example.com")]
                """,
            line=2,
            files={
                "shop/__init__.py": "",
                "shop/options.py": "from django.conf import settings as theirs\n\nsettings = Both(theirs)\n",
                "shop/post.py": "from shop.options import settings\n\nprint(settings.ADMINS)\n",
            },
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                ADMINS = ["ann@example.com"]
                MANAGERS = ()
                PEOPLE = [("Ann", "ann@example.com")]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                ADMINS = [("Ann", "ann@example.com")]
                """,
            supports="5.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        value = _set_on_settings(site) if isinstance(site.node, ast.Attribute) else site.given()
        pairs = _pairs(value)
        if value is None or not pairs:
            return
        readers = self._readers(site, site.qname.rpartition(".")[2])
        own = site.kind == "assign" and any(
            self._takes_apart(site, use) for use, _ in site.module.walk.names.get(site.qname, ())
        )
        if readers or own:
            where = ", ".join(readers) or "this module"
            yield site.flag(node=value, advice=f"{self.advice} It is read in {where}.")
            return
        edits = [site.replace(pair, site.source(pair.elts[1])) for pair in pairs]
        if isinstance(value, ast.Tuple) and len(value.elts) == 1:
            edits = [site.replace(pairs[0], site.source(pairs[0].elts[1]))]
        yield site.fix(edits, node=value)

    def _takes_apart(self, site: Site, use: ast.AST) -> bool:
        """Whether the settings module itself does more with the value than to give it to the other setting."""
        if not isinstance(getattr(use, "ctx", None), ast.Load):
            return False
        statement = site.module.parents.get(use)
        return not (
            isinstance(statement, ast.Assign)
            and all(isinstance(one, ast.Name) and one.id in _NAMES for one in statement.targets)
        )

    def _readers(self, site: Site, name: str) -> list[str]:
        """Files that read the setting from ``django.conf.settings``, or from an object that may pass it on."""
        return sorted(
            path
            for path, facts in site.index.files.items()
            if any(_reads(site, used, name) for used in facts.uses)
        )


def _set_on_settings(site: Site) -> ast.expr | None:
    """What ``settings.ADMINS = …`` gives: to Django's settings, or to what a test has of them as an argument."""
    node, parent = site.node, site.parent
    if site.kind == "write" or not isinstance(node, ast.Attribute) or not isinstance(parent, ast.Assign):
        return None  # seen as an attribute, too
    owner = node.value
    if not isinstance(node.ctx, ast.Store) or not isinstance(owner, ast.Name):
        return None
    if site.is_name(owner, "django.conf.settings"):
        return parent.value
    kinds = {one.kind for one in bindings_of(site, owner)}
    return parent.value if owner.id == "settings" and kinds == {BindingKind.PARAMETER} else None


def _reads(site: Site, used: str, name: str) -> bool:
    """Whether a dotted name goes by the setting as an attribute: of Django's settings, or of anything but a module."""
    owner, dot, rest = used.partition(f".{name}")
    if not dot or (rest and not rest.startswith(".")):
        return False
    return owner == "django.conf.settings" or owner not in site.index.modules


class AdminsManagersConsumers(Rule):
    """``settings.ADMINS`` and ``settings.MANAGERS`` hold addresses, not pairs, once the settings follow 6.0."""

    change = "6.0/admins-managers-consumers"
    available = "6.0"
    advice = "Take the entries as addresses, in the step in which the setting changes."
    triggers = (*(OnSetting(name) for name in _NAMES), *(OnAttribute(name) for name in _NAMES))
    examples = [
        Suggests(
            before="""\
                from django.conf import settings

                one = [a[1] for a in settings.ADMINS]
                for name, email in settings.MANAGERS:
                    print(email)
                """,
            after="""\
                from django.conf import settings

                one = list(settings.ADMINS)
                for email in settings.MANAGERS:
                    print(email)
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                two = dict(settings.MANAGERS)
                for name, email in settings.ADMINS:
                    print(name, email)
                three = settings.ADMINS[0][1]
                """,
            lines=(3, 4, 6),
        ),
        Flags(
            """\
                from shop.options import settings

                one = [a[1] for a in settings.ADMINS]
                """,
            line=3,
            files={
                "shop/__init__.py": "",
                "shop/options.py": "from django.conf import settings as theirs\n\nsettings = Both(theirs)\n",
            },
        ),
        Keeps(
            """\
                from django.conf import settings
                from shop.options import settings as other

                one = list(settings.ADMINS)
                for email in settings.ADMINS:
                    print(email)
                if settings.MANAGERS:
                    two = other.ADMINS[0][1]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        passed_on = site.kind != "read"
        if passed_on and not self._passed_on(site):
            return
        parent = site.parent
        if isinstance(parent, ast.For) and parent.iter is site.node:
            hit = _unpacks(parent.target, parent.body)
        elif isinstance(parent, ast.comprehension) and parent.iter is site.node:
            owner = site.module.parents.get(parent)
            hit = _unpacks(parent.target, [owner] if owner is not None else [])
        elif isinstance(parent, ast.Call) and site.node in parent.args:
            hit = isinstance(parent.func, ast.Name) and parent.func.id == "dict"
        elif isinstance(parent, ast.Subscript) and parent.value is site.node:
            hit = isinstance(site.module.parents.get(parent), ast.Subscript)
        else:
            hit = False
        if not hit:
            return
        edit = None if passed_on else self._simpler(site, parent)
        if edit is not None and self.replaceable:
            yield site.suggest(edit)
        else:
            yield site.flag()

    def _passed_on(self, site: Site) -> bool:
        """Whether the attribute is asked of an object of the repository's that may pass Django's settings on."""
        if not isinstance(site.node, ast.Attribute) or not isinstance(site.node.ctx, ast.Load):
            return False
        owner = site.resolve(site.node.value)
        module, _, name = (owner or "").rpartition(".")
        return bool(name) and module in site.index.modules and owner not in site.index.modules

    def _simpler(self, site: Site, parent: ast.AST | None) -> Edit | None:
        """The loop or list without the names, where those are not used."""
        if isinstance(parent, ast.For):
            target, body = parent.target, parent.body
            if not isinstance(target, ast.Tuple) or len(target.elts) != 2:
                return None
            name, address = target.elts
            if not isinstance(name, ast.Name) or not isinstance(address, ast.Name):
                return None
            if any(
                isinstance(part, ast.Name) and part.id == name.id for one in body for part in ast.walk(one)
            ):
                return None
            return site.replace(target, address.id)
        owner = site.module.parents.get(parent) if isinstance(parent, ast.comprehension) else None
        if isinstance(owner, ast.ListComp) and isinstance(parent, ast.comprehension):
            if not parent.ifs and len(owner.generators) == 1 and _takes_address(owner.elt, parent.target):
                return site.replace(owner, f"list({site.source(site.node)})")
        return None


def _takes_address(element: ast.expr, target: ast.expr) -> bool:
    """Whether the element of a list is the second part of a pair."""
    if isinstance(target, ast.Name):
        return ast.unparse(element) == f"{target.id}[1]"
    return (
        isinstance(target, ast.Tuple)
        and len(target.elts) == 2
        and ast.unparse(element) == ast.unparse(target.elts[1])
    )


def _unpacks(target: ast.expr, body: list[ast.stmt] | list[ast.AST]) -> bool:
    """Whether the entries of a loop are taken apart: ``for name, email in …``, or ``entry[1]`` within."""
    if isinstance(target, ast.Tuple | ast.List):
        return True
    return isinstance(target, ast.Name) and any(
        isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == target.id
        for one in body
        for part in ast.walk(one)
    )

"""Branches on Django's version that the upgrade decides."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.branches import choose, choose_value, without_operands
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.guards import may_guard, or_newer, truth
from codemods.source.names import last_name

_FAR = Release(9999, 0)
_LATER = Range(_FAR, _FAR, _FAR)  # after all that a condition may ask for
_SKIPS = {
    "unittest.skipIf": True,
    "unittest.skipUnless": False,
    "unittest.case.skipIf": True,
    "unittest.case.skipUnless": False,
    "pytest.mark.skipif": True,
}


class VersionBranch(Rule):
    """A condition on Django's version has one answer in every release that the code now has to run on."""

    change = "guard/version-branch"
    always = True
    triggers = (OnModule(()),)
    examples = [
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                import django

                if django.VERSION >= (3, 0):
                    # since 3.0
                    from shop.new import store  # noqa
                else:
                    from shop.old import store  # noqa

                if django.VERSION < (3, 0):
                    NAMES = []
                else:
                    NAMES = ["store"]  # new
                """,
            after="""\
                # since 3.0
                from shop.new import store  # noqa

                NAMES = ["store"]  # new
                """,
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                from django import VERSION

                NEW = VERSION[0] >= 3

                def size(flag):
                    if flag:
                        return 1
                    elif VERSION[:2] < (3, 1):
                        return 2
                    elif NEW and flag is None:
                        return 3
                    return 5 if VERSION < (4, 0) else 6
                """,
            after="""\
                from django import VERSION

                NEW = VERSION[0] >= 3

                def size(flag):
                    if flag:
                        return 1
                    elif flag is None:
                        return 3
                    return 6
                """,
        ),
        Fixes(
            current="4.2",
            target="6.0",
            before="""\
                import django

                def save(shop):
                    if django.VERSION >= (5, 1):
                        # begins
                        shop.save()

                        # ends
                    else:
                        shop.keep()
                        # of old
                    # about what follows
                    if django.VERSION < (5, 1):
                        shop.close()
                        # of old
                    return shop


                if django.VERSION < (5, 1):
                    save()
                    # of old

                # about the last
                LAST = True
                """,
            after="""\
                def save(shop):
                    # begins
                    shop.save()

                    # ends
                    # about what follows
                    return shop


                # about the last
                LAST = True
                """,
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                import django

                OLD = django.VERSION[1] < 5

                def check(settings):
                    if "cookies" in settings.SESSION_ENGINE and django.VERSION[1] >= 6:
                        raise ValueError
                    if django.VERSION[0] == 1 and django.VERSION[1] >= 6:
                        return 1
                    if django.VERSION[0] > 1 or django.VERSION[1] >= 6:
                        return 2
                    return 3
                """,
            after="""\
                import django

                OLD = django.VERSION[:2] < (1, 5)

                def check(settings):
                    if "cookies" in settings.SESSION_ENGINE and django.VERSION[:2] >= (1, 6):
                        raise ValueError
                    if django.VERSION[0] > 1 or django.VERSION[1] >= 6:
                        return 2
                    return 3
                """,
        ),
        Fixes(
            current="1.11",
            target="4.2",
            before="""\
                import django

                NEW = django.VERSION[0] == 1 and django.VERSION[1] >= 10

                def formats(shop):
                    if django.VERSION[0] == 1 and django.VERSION[1] >= 9:
                        found = ["%Y"]
                    else:
                        found = ("%Y",)
                    if shop and django.VERSION[0] == 1 and 8 < django.VERSION[1]:
                        return found
                    if django.VERSION[0] == 1 and django.VERSION[1] >= 8:
                        found = None
                    elif django.VERSION[0] >= 2:
                        found = []
                    return found
                """,
            after="""\
                import django

                NEW = django.VERSION[:2] >= (1, 10)

                def formats(shop):
                    if django.VERSION[:2] >= (1, 9):
                        found = ["%Y"]
                    else:
                        found = ("%Y",)
                    if shop and django.VERSION[:2] > (1, 8):
                        return found
                    found = []
                    return found
                """,
        ),
        Flags(
            """\
                import django

                assert django.VERSION[0] == 1 and django.VERSION[1] >= 9, "1.9 to 1.11"
                """,
            line=3,
            current="1.11",
            target="4.2",
        ),
        Fixes(
            current="1.8",
            target="3.2",
            before="""\
                import django

                if (1, 8) <= django.VERSION < (1, 10):
                    a = 1
                elif django.VERSION >= (1, 10):
                    a = 2
                    b = 3

                if django.VERSION < (1, 10):
                    a = 1
                elif django.VERSION >= (1, 10):
                    a = 2
                else:
                    a = 3
                """,
            after="""\
                a = 2
                b = 3

                a = 2
                """,
        ),
        Flags(
            """\
                import django
                from django.core.exceptions import ImproperlyConfigured

                if django.VERSION >= (4, 0):
                    raise ImproperlyConfigured("This does not run on Django 4")

                assert django.VERSION < (4, 0), "too new"

                def check():
                    if not (2, 2) <= django.VERSION < (4, 0):
                        raise RuntimeError("unsupported")
                    return 1
                """,
            lines=(4, 7, 10),
            current="3.2",
            target="4.2",
        ),
        Flags(
            """\
                import django
                import pytest
                from django.core import checks
                from django.core.checks import Error, register

                if django.VERSION >= (4, 0):
                    pytest.skip("not on 4.0", allow_module_level=True)

                @register()
                def check_release(app_configs, **kwargs):
                    if not (2, 2) <= django.VERSION < (4, 0):
                        return [Error(f"Django {django.get_version()} is not supported")]
                    return []

                def releases(app_configs, **kwargs):
                    found = []
                    if django.VERSION >= (4, 0):
                        found.append(checks.Critical("unsupported"))
                    if django.VERSION >= (4, 0):
                        yield checks.Error("unsupported")
                """,
            lines=(6, 11, 17, 19),
            current="3.2",
            target="4.2",
        ),
        Flags(
            """\
                from django import VERSION

                if VERSION[0] == 1:
                    from shop import first as store
                elif VERSION[0] == 2:
                    from shop import second as store
                else:
                    raise ImportError("unsupported")
                """,
            line=3,
            current="1.11",
            target="5.2",
        ),
        Keeps(
            """\
                import django

                # Never so on 2.2: whatever it was written for, the project has been running without.
                if django.VERSION[1] >= 6:
                    print("1.6")
                """,
            current="2.2",
            target="3.2",
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                import django
                from unittest import skipIf

                @skipIf(django.VERSION < (3, 0), "needs 3.0")
                def test_async():
                    pass
                """,
            after="""\
                def test_async():
                    pass
                """,
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                import django
                import pytest

                @pytest.mark.skipif(django.VERSION < (3, 0), reason="needs 3.0")
                class TestAsync:
                    pass
                """,
            after="""\
                class TestAsync:
                    pass
                """,
        ),
        Flags(
            """\
                import django
                from unittest import skipIf

                @skipIf(django.VERSION >= (3, 0), "gone in 3.0")
                def test_old():
                    pass
                """,
            current="2.2",
            target="4.2",
            line=4,
        ),
        Fixes(
            current="2.2",
            target="5.2",
            before="""\
                from shop import compat
                from shop.compat import DJANGO_50, JSONField, MAJOR as RELEASE

                if DJANGO_50 and JSONField is not None:
                    print("5.0")
                if RELEASE < 5 or compat.VERSION < (5, 0) or compat.HAS_UTC:
                    print("before 5.0")
                """,
            after="""\
                print("5.0")
                """,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": """\
                    from django import VERSION
                    from django.utils import timezone

                    MAJOR = VERSION[0]
                    DJANGO_50 = MAJOR >= 5
                    HAS_UTC = hasattr(timezone, "utc")
                    try:
                        from django.db.models import JSONField
                    except ImportError:
                        JSONField = None
                    """,
            },
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                import django

                def read(flag):
                    if django.VERSION >= (3, 0):
                        if flag:
                            return 1
                        else:
                            raise ValueError
                    flag += 1
                    return flag  # old

                def write(flag):
                    if django.VERSION < (3, 0):
                        flag += 1
                    else:
                        try:
                            return flag.write()
                        except OSError:
                            return None
                    return flag

                def keep(flag):
                    if django.VERSION >= (3, 0):
                        if flag:
                            return 1
                    return 2
                """,
            after="""\
                def read(flag):
                    if flag:
                        return 1
                    else:
                        raise ValueError

                def write(flag):
                    try:
                        return flag.write()
                    except OSError:
                        return None

                def keep(flag):
                    if flag:
                        return 1
                    return 2
                """,
        ),
        Fixes(
            current="4.2",
            target="5.2",
            before="""\
                try:
                    from django.utils.choices import BaseChoiceIterator
                except ImportError:
                    DJANGO_50 = False
                else:
                    DJANGO_50 = True

                class Choices(BaseChoiceIterator if DJANGO_50 else object):
                    def __iter__(self):
                        if DJANGO_50:
                            yield "5.0"
                        else:
                            yield "4.2"
                """,
            after="""\
                try:
                    from django.utils.choices import BaseChoiceIterator
                except ImportError:
                    DJANGO_50 = False
                else:
                    DJANGO_50 = True

                class Choices(BaseChoiceIterator):
                    def __iter__(self):
                        yield "5.0"
                """,
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                import django
                from shop.compat import is_new, needs

                def is_old():
                    \"\"\"Before 3.0.\"\"\"
                    return django.VERSION < (3, 0)

                release = lambda: django.VERSION[:2]

                if is_old() or not is_new():
                    print("before 3.0")
                if release() >= (3, 0) and is_old:
                    print("3.0")
                if needs("3.0"):
                    print("who knows")
                """,
            after="""\
                import django
                from shop.compat import needs

                def is_old():
                    \"\"\"Before 3.0.\"\"\"
                    return django.VERSION < (3, 0)

                release = lambda: django.VERSION[:2]

                if is_old:
                    print("3.0")
                if needs("3.0"):
                    print("who knows")
                """,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": """\
                    from django import VERSION

                    def is_new():
                        return VERSION >= (3, 0)

                    def needs(release):
                        return VERSION >= (3, 0)
                    """,
            },
        ),
        Fixes(
            current="2.2",
            target="4.2",
            before="""\
                try:
                    import django
                except ImportError:
                    django = None

                if django and django.VERSION < (3, 2):
                    default_app_config = "shop.apps.ShopConfig"
                if django is not None and django.VERSION >= (3, 0):
                    print("3.0")
                """,
            after="""\
                try:
                    import django
                except ImportError:
                    django = None

                if django is not None:
                    print("3.0")
                """,
        ),
        Keeps(
            """\
                try:
                    import django
                except ImportError:
                    from shop import fake as django

                if django.VERSION < (3, 0):
                    print("who knows which")
                """,
            current="2.2",
            target="4.2",
        ),
        Keeps(
            """\
                from shop.compat import FAST, HAS_POSTGRES, LATER, STORE

                if LATER or FAST or HAS_POSTGRES or STORE is not None:
                    print("who knows")
                """,
            current="2.2",
            target="4.2",
            files={
                "shop/__init__.py": "",
                "shop/compat.py": """\
                    import django

                    FAST = False
                    LATER = django.VERSION >= (5, 0)
                    try:
                        from django.contrib.postgres.fields import ArrayField
                        HAS_POSTGRES = True
                    except ImportError:
                        HAS_POSTGRES = False
                    try:
                        from shop.fast import STORE
                    except ImportError:
                        STORE = None
                    """,
            },
        ),
        Keeps(
            """\
                import django
                from shop import VERSION

                if django.VERSION >= (5, 0) or VERSION >= (3, 0):
                    print("later")
                if django.VERSION >= (1, 8):
                    print("decided long ago")
                """,
            current="2.2",
            target="4.2",
        ),
        Keeps(
            """\
                import django

                if django.VERSION >= (5, 0):
                    print("later")
                """,
            target="4.2",
        ),
    ]

    def decided(self, site: Site, test: ast.expr) -> bool | None:
        """The condition's one answer on the releases that count, if the upgrade made it so."""
        now = truth(site.module, test, self.range, site.index)
        if now is None:
            return None
        current = self.range.current
        if current is None:
            return self.for_good(site, test, now)
        before = Range(current, current, current)
        if truth(site.module, test, before, site.index) is now:
            return None  # decided before; nothing that the upgrade has to touch
        return now

    def for_good(self, site: Site, test: ast.expr, now: bool | None) -> bool | None:
        """The answer where it stays the same ever after: what waits for a later release is left alone."""
        return now if now is truth(site.module, test, _LATER, site.index) else None

    def _settled(self, site: Site, test: ast.expr) -> bool:
        return truth(site.module, test, self.range, site.index) is not None

    def visit(self, site: Site) -> Iterator[Answer]:
        if not may_guard(site.module, site.index):
            return
        for node in site.module.nodes(
            ast.If,
            ast.IfExp,
            ast.Compare,
            ast.Assert,
            ast.FunctionDef,
            ast.AsyncFunctionDef,
            ast.ClassDef,
        ):
            if isinstance(node, ast.Compare):
                yield from self._minor_alone(site, node)
                around = site.module.parents.get(node) if _asks_for_series(node) else None
                if isinstance(around, ast.BoolOp):
                    yield from self._series_alone(site, around)
            elif isinstance(node, ast.If):
                yield from self._statement(site, node)
            elif isinstance(node, ast.Assert):
                if self.decided(site, node.test) is False:
                    message = self._told(site, node.test, False)
                    yield site.flag(node=node, message=message, advice=_REFUSES)
            elif isinstance(node, ast.IfExp):
                holds = self.decided(site, node.test)
                if holds is not None:
                    yield site.fix(
                        choose_value(site, node, holds),
                        node=node,
                        message=self._told(site, node.test, holds),
                    )
            elif (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                and node.decorator_list
            ):
                yield from self._decorators(site, node)

    def _minor_alone(self, site: Site, test: ast.Compare) -> Iterator[Answer]:
        """``VERSION[1] >= 6`` asks for 1.6 and later, and says no on 3.2."""
        part, current = test.left, self.range.current
        if not isinstance(part, ast.Subscript) or current is None or len(test.ops) != 1:
            return
        beside = site.module.parents.get(test)
        if isinstance(beside, ast.BoolOp):
            newer = or_newer(site.module, beside, self.range, site.index)
            if newer is not None and test in newer[0]:
                return  # told of the two together
        if not self._forgets(site, test, test):
            return
        number = test.comparators[0]
        yield site.fix(
            site.replace(part.slice, ":2"),
            site.replace(number, f"({current.major}, {site.source(number)})"),
            node=test,
            message=f"{site.source(test)} means a release of {current.major}.x and forgets the ones after it",
        )

    def _series_alone(self, site: Site, test: ast.BoolOp) -> Iterator[Answer]:
        """``VERSION[0] == 1 and VERSION[1] >= 9`` asks for 1.9 and later, and says no on 2.0."""
        newer, current = or_newer(site.module, test, self.range, site.index), self.range.current
        if newer is None or current is None:
            return
        operands, whole = newer
        if self._forgets(site, ast.BoolOp(ast.And(), operands), test):
            start, end = site.module.span(operands[0])[0], site.module.span(operands[-1])[1]
            text, new = site.module.text[start:end], ast.unparse(whole)
            message = (
                f"{' '.join(text.split())} means {new}, and forgets the releases after {current.major}.x"
            )
            if "#" in text:
                yield site.flag(node=operands[0], message=message, advice="Say so if it does.")
            else:
                yield site.fix(Edit(start, end, new), node=operands[0], message=message)

    def _forgets(self, site: Site, part: ast.expr, within: ast.expr) -> bool:
        """Whether part of a condition asks for something else than running it gives, and that decides what is done."""
        asked, found = self._weighed(site, part)
        if asked is None or asked is found:
            return False
        whole = within
        for ancestor in site.module.ancestors(within):
            if isinstance(ancestor, ast.BoolOp | ast.UnaryOp):
                whole = ancestor
            elif isinstance(ancestor, ast.If | ast.IfExp) and self.decided(site, ancestor.test) is not None:
                return False
        asked, found = self._weighed(site, whole)
        return asked is None or asked is not found

    def _weighed(self, site: Site, test: ast.expr) -> tuple[bool | None, bool | None]:
        """What a condition asks for on the target, and what running it there gives."""
        return (
            truth(site.module, test, self.range, site.index),
            truth(site.module, test, self.range, site.index, at_face=True),
        )

    def _told(self, site: Site, test: ast.expr, holds: bool) -> str:
        text = " ".join(site.source(test).split())
        return f"{text} is always {'true' if holds else 'false'} now"

    def _statement(self, site: Site, node: ast.If) -> Iterator[Answer]:
        holds = self.decided(site, node.test)
        if holds is None:
            yield from self._operands(site, node.test)
            return
        before = site.module.parents.get(node)
        if (
            isinstance(before, ast.If)
            and before.orelse == [node]
            and self.decided(site, before.test) is not None
        ):
            return  # an ``elif`` waits for what stands before it
        message = self._told(site, node.test, holds)
        if _refuses(site, self._taken(site, node, holds)):
            yield site.flag(node=node, message=message, advice=_REFUSES)
            return
        yield site.fix(choose(site, node, holds), node=node, message=message)

    def _taken(self, site: Site, node: ast.If, holds: bool) -> list[ast.stmt]:
        """The arm that is run, which may be one of those behind an ``elif`` that is decided as well."""
        while not holds and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            behind = truth(site.module, node.orelse[0].test, self.range, site.index)
            if behind is None:
                break
            node, holds = node.orelse[0], behind
        return node.body if holds else node.orelse

    def _operands(self, site: Site, test: ast.expr) -> Iterator[Answer]:
        """``VERSION >= (3, 0) and other``: what is decided goes, the rest stays."""
        if not isinstance(test, ast.BoolOp) or self._settled(site, test):
            return
        neutral = isinstance(test.op, ast.And)
        gone = [value for value in test.values if self.decided(site, value) is neutral]
        if not gone:
            return
        edit = without_operands(site, test, gone)
        if edit is not None:
            yield site.fix(edit, node=gone[0], message=self._told(site, gone[0], neutral))

    def _decorators(
        self, site: Site, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    ) -> Iterator[Answer]:
        for decorator in node.decorator_list:
            if not isinstance(decorator, ast.Call) or not decorator.args:
                continue
            skips = _SKIPS.get(site.resolve(decorator.func) or "")
            if skips is None:
                continue
            holds = self.decided(site, decorator.args[0])
            if holds is None:
                continue
            message = self._told(site, decorator.args[0], holds)
            if holds is skips:
                yield site.flag(
                    node=decorator, message=f"{message}: this test never runs", advice="Delete the test."
                )
            else:
                yield site.fix(site.drop_decorator(node, decorator), node=decorator, message=message)


def _asks_for_series(test: ast.Compare) -> bool:
    """``VERSION[0] == 1``, by its form alone."""
    sides = (test.left, test.comparators[0])
    return isinstance(test.ops[0], ast.Eq) and any(isinstance(one, ast.Subscript) for one in sides)


_REFUSES = "The code refuses this release: see whether the reason still holds, and move the limit or drop it."


_SKIPPED = ("skip", "skipTest")  # pytest's, and a method of test cases
_ERRORS = ("django.core.checks.Error", "django.core.checks.Critical")
_COMPOUND = (ast.If, ast.For, ast.While, ast.Try, ast.With, ast.Match)


def _refuses(site: Site, arm: list[ast.stmt]) -> bool:
    """Whether all that an arm comes to is an error, or that nothing behind it is run."""
    last = arm[-1] if arm else None
    if isinstance(last, ast.Raise):
        return True
    value = last.value if isinstance(last, ast.Expr | ast.Return | ast.AugAssign) else None
    if isinstance(last, ast.Expr) and isinstance(value, ast.Call):
        name = last_name(value.func)
        if name == "exit" or (name in _SKIPPED and isinstance(value.func, ast.Attribute)):
            return True
    if value is None or any(isinstance(one, _COMPOUND) for one in arm):
        return False
    return any(_is_error(site, one) for one in _results(value))


def _results(value: ast.expr) -> Iterator[ast.expr]:
    """What a check returns, yields, or adds to its results."""
    if isinstance(value, ast.List | ast.Tuple):
        yield from value.elts
    elif isinstance(value, ast.Yield | ast.YieldFrom) and value.value is not None:
        yield from _results(value.value)
    elif isinstance(value, ast.Call) and last_name(value.func) in ("append", "extend"):
        for given in value.args:
            yield from _results(given)
    else:
        yield value


def _is_error(site: Site, node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and site.is_name(node.func, *_ERRORS)

"""``django.utils.encoding.StrAndUnicode``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_OLD, _NEW = "__unicode__", "__str__"
_PYTHON_3 = Release.parse("2.0")


class Strandunicode(Rule):
    """``StrAndUnicode`` was removed in Django 1.7; ``__str__()`` returns the text by itself."""

    change = "1.7/strandunicode"
    triggers = (OnName("django.utils.encoding.StrAndUnicode"),)
    advice = "Let __str__() return the text, and drop the base."
    examples = [
        Fixes(
            before="""\
                def classes():
                    from django.utils.encoding import StrAndUnicode, force_str

                    class Price(StrAndUnicode):
                        def __unicode__(self):
                            return force_str(self.value)

                    class Widget(Base, StrAndUnicode):
                        def __str__(self):
                            return "widget"
                """,
            after="""\
                def classes():
                    from django.utils.encoding import force_str

                    class Price(object):
                        def __str__(self):
                            return force_str(self.value)

                    class Widget(Base):
                        def __str__(self):
                            return "widget"
                """,
            target="2.0",
            current="1.6",
        ),
        Suggests(
            before="""\
                from django.utils import encoding

                class Price(encoding.StrAndUnicode):
                    def __unicode__(self):
                        return self.value
                """,
            after="""\
                class Price(object):
                    def __str__(self):
                        return self.value
                """,
            target="1.7",
            current="1.6",
        ),
        Flags(
            """\
                from django.utils.encoding import StrAndUnicode

                class Named(StrAndUnicode, Base):
                    pass

                class Price(StrAndUnicode):
                    def __unicode__(self):
                        return self.value

                    def label(self):
                        return self.__unicode__()

                print(isinstance(1, StrAndUnicode))
                """,
            lines=(3, 6, 13),
            target="2.0",
            current="1.6",
        ),
        Keeps(
            """\
                from shop.encoding import StrAndUnicode

                class Price(StrAndUnicode):
                    def __unicode__(self):
                        return self.value
                """,
            target="2.0",
            current="1.6",
        ),
        Keeps(
            """\
                try:
                    from django.utils.encoding import StrAndUnicode
                except ImportError:
                    class StrAndUnicode(object):
                        def __str__(self):
                            return self.__unicode__()

                class Price(StrAndUnicode):
                    def __unicode__(self):
                        return self.value
                """,
            target="2.0",
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "import":
            yield from self._import(site)
            return
        binding, parent = site.binding, site.parent
        if site.kind != "use" or (not site.certain and (binding is None or binding.branch is not None)):
            return
        if not site.certain and not site.direct and binding is not None and binding.target is not None:
            if site.index.may_be_own(site.index.name(binding.target)):
                return
        if not isinstance(site.node, ast.expr):
            return
        if isinstance(parent, ast.ClassDef) and site.node in parent.bases:
            yield from self._class(site, parent, site.node)
        else:
            yield site.flag()

    def _import(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        if not site.direct or binding is None or isinstance(binding.node, ast.Import):
            return
        if answered_by_other_arm(site):
            return
        uses, _ = site.uses_of(binding)
        kept = site.reexported(binding.name) or binding.name in (site.module.dunder_all or {})
        if kept:
            yield site.flag()
        elif not uses:
            site.remove_import(binding)
            yield site.fix()

    def _class(self, site: Site, class_: ast.ClassDef, base: ast.expr) -> Iterator[Answer]:
        bindings = site.module.walk.scope_of[class_].bindings
        methods = {one.name: one for one in class_.body if isinstance(one, ast.FunctionDef)}
        if len(class_.bases) == 1:
            drop = site.replace(base, "object")
        else:
            drop = site.drop_base(class_, base)
        if _NEW in bindings:
            if _NEW in methods and not _mentions(methods[_NEW], _OLD, "super"):
                yield site.fix(drop, node=class_)
            else:
                yield site.flag(node=class_)
            return
        method = methods.get(_OLD)
        if method is None or len(bindings.get(_OLD, ())) != 1 or _OLD in site.module.walk.attributes:
            yield site.flag(node=class_)
            return
        edits: list[Edit] = [drop, site.replace_name(method, _NEW)]
        outer = site.module.walk.scope_of[class_].parent
        name = site.module.qualname(class_.name, outer) if outer is not None else class_.name
        heirs = site.index.heirs(f"{site.module.name}.{name}")
        if any(_OLD in one.methods for one in heirs.values()):
            yield site.suggest(edits, node=class_, advice="Rename __unicode__() of its subclasses as well.")
        elif site.range.supports < _PYTHON_3:
            yield site.suggest(
                edits,
                node=class_,
                advice="For Python 2, decorate the class with python_2_unicode_compatible() as well.",
            )
        else:
            yield site.fix(edits, node=class_, also=[method])


def _mentions(node: ast.AST, *names: str) -> bool:
    return any(getattr(part, "id", getattr(part, "attr", "")) in names for part in ast.walk(node))

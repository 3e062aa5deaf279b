"""``django.utils.functional.curry()``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site
from codemods.source.names import last_name

_SETTERS = ("setattr", "add_to_class")


class Curry(CallBecomes):
    """``curry()`` made way for ``functools.partial``, and for ``partialmethod`` where a class gets the result."""

    change = "3.0/curry"
    calls = {"django.utils.functional.curry": ((), "")}
    available = "2.0"
    advice = "Use functools.partial, or functools.partialmethod where the result becomes a method."
    examples = [
        Fixes(
            before="""\
                from django.utils.functional import curry, lazy

                def made(cls, name, view):
                    setattr(cls, f"get_{name}", curry(cls._get, field=name))
                    shown = curry(view, name, extra=1)
                    return shown, lazy(str, str)

                def formset_of(self, formset):
                    formset.__init__ = curry(formset.__init__, initial=[])
                    return formset

                class Page:
                    get_title = curry(_get, field="title")
                    plain = staticmethod(curry(_get, 1))

                    def __getattr__(self, name):
                        result = curry(self._get, name)
                        setattr(self, name, result)
                        return result
                """,
            after="""\
                from functools import partial, partialmethod

                from django.utils.functional import lazy

                def made(cls, name, view):
                    setattr(cls, f"get_{name}", partialmethod(cls._get, field=name))
                    shown = partial(view, name, extra=1)
                    return shown, lazy(str, str)

                def formset_of(self, formset):
                    formset.__init__ = partialmethod(formset.__init__, initial=[])
                    return formset

                class Page:
                    get_title = partialmethod(_get, field="title")
                    plain = staticmethod(partial(_get, 1))

                    def __getattr__(self, name):
                        result = partial(self._get, name)
                        setattr(self, name, result)
                        return result
                """,
        ),
        Fixes(
            before="""\
                import functools

                from django.utils import functional

                def contribute(cls, name):
                    getter = functional.curry(get, name=name)
                    cls.add_to_class(name, getter)
                    return functional.curry(get)
                """,
            after="""\
                import functools

                def contribute(cls, name):
                    getter = functools.partialmethod(get, name=name)
                    cls.add_to_class(name, getter)
                    return functools.partial(get)
                """,
        ),
        Flags(
            """\
                from django.utils.functional import curry

                class Page:
                    get_title = curry(_get, "title")
                """,
            line=4,
        ),
        Flags("from django.utils.functional import curry\n\nmade = list(map(curry, functions))\n", line=1),
        Keeps(
            """\
                from functools import partial
                from toolz import curry

                print(curry(min), partial(min))
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if not call.args or isinstance(call.args[0], ast.Starred):
            raise CannotRewrite("the function is not given by itself")
        name = "partial"
        if self._becomes_method(site, call):
            if len(call.args) > 1 or any(one.arg is None for one in call.keywords):
                raise CannotRewrite("a method made by curry() is given its own arguments before self")
            name = "partialmethod"
        known = imported_name(site, call, "functools")
        callee = f"{known}.{name}" if known else site.need(f"functools.{name}", call)
        return callee + site.source(call)[len(site.source(call.func)) :], True

    def _becomes_method(self, site: Site, call: ast.Call) -> bool:
        """Whether the result is put on a class: in its body, by ``setattr()``, through a name that is."""
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.Call):
            return _sets(parent, call)
        if not isinstance(parent, ast.Assign | ast.AnnAssign):
            return False
        if isinstance(site.module.parents.get(parent), ast.ClassDef):
            return True
        targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        scope = site.module.scope_at(call)
        for name in names:
            for use, used_in in site.module.walk.names.get(name, ()):
                owner = site.module.parents.get(use)
                if (
                    used_in.owner(name) is scope.owner(name)
                    and isinstance(owner, ast.Call)
                    and _sets(owner, use)
                ):
                    return True
        return any(
            isinstance(target, ast.Attribute)
            and (target.attr.startswith("__") or getattr(target.value, "id", "") in ("cls", "klass"))
            for target in targets
        )


def _sets(call: ast.Call, value: ast.AST) -> bool:
    """Whether a call is ``setattr(cls, name, value)`` or ``cls.add_to_class(name, value)``."""
    called = last_name(call.func)
    if called not in _SETTERS or not call.args or call.args[-1] is not value:
        return False
    return (
        called != "setattr" or getattr(call.args[0], "id", "") != "self"
    )  # an object keeps what it is given

"""Arguments of calls: renamed, removed, newly required, positional ones that must be keywords."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definitions
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnKeyword, OnMember, Trigger

__all__ = ["ChangeArguments", "RenameInConstructors"]

_PARTIAL = "functools.partial"


class ChangeArguments(Rule):
    """A callable takes other arguments than it did.

    All changes of the data are made in one edit of the call. A call that hands on ``*args`` or ``**kwargs`` is flagged
    where a removed, renamed or required argument may hide in them.
    """

    calls: ClassVar[Sequence[str]] = ()
    """Dotted names of the callables; calls of subclasses count too (``subclasses = False`` to leave them out)."""
    methods: ClassVar[Sequence[str]] = ()
    """``django.db.models.Model.save``: calls of the method on what is known to be an instance."""
    subclasses: ClassVar[bool] = True
    rename: ClassVar[Mapping[str, str]] = {}
    """Keyword -> new keyword."""
    remove: ClassVar[Mapping[str, int | None]] = {}
    """Keyword -> its 0-based position (None: keyword only); dropping it changes nothing."""
    require: ClassVar[Mapping[str, tuple[int | None, str]]] = {}
    """Keyword -> (position, dotted name or literal of the value that it had by default)."""
    keywords: ClassVar[Sequence[str | None]] = ()
    """Names of the parameters by position, None for those that may stay positional."""
    flag_remove: ClassVar[Mapping[str, str]] = {}
    """Keyword that is gone and whose loss matters -> what to do."""
    advice_stars: ClassVar[str] = "Arguments are handed on with * or **; see to it where they are made."

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.calls:
            yield OnCall(name, subclasses=cls.subclasses)
        for name in cls.methods:
            base, _, method = name.rpartition(".")
            yield OnMember(base, method)
        if cls.calls and cls.keywords and cls.wants is ChangeArguments.wants:
            yield OnCall(_PARTIAL)
        yield from cls.triggers

    def glance(self, call: ast.Call) -> bool:
        if type(self).visit is not ChangeArguments.visit:
            return True  # who knows what it looks at
        given = {one.arg for one in call.keywords}
        if None in given or not self.require.keys() <= given:
            return True
        if not (given.isdisjoint(self.rename) and given.isdisjoint(self.remove)):
            return True
        if not given.isdisjoint(self.flag_remove):
            return True
        # Positional arguments may be those that go, or be meant to be keywords.
        ordered = bool(self.keywords) or type(self).parameters is not ChangeArguments.parameters
        return bool(call.args) and (ordered or any(place is not None for place in self.remove.values()))

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Whether the call is one of those meant; for subclasses to narrow."""
        return True

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        """``keywords`` for this call; for subclasses whose callables differ in the order of their parameters."""
        return self.keywords

    def place(self, site: Site, call: ast.Call, keyword: str) -> int | None:
        """The position of a required argument in this call; for subclasses whose callables differ."""
        return self.require[keyword][0]

    def default(self, site: Site, keyword: str) -> str:
        """The text of a required argument's old default, imported where it is a name."""
        value = self.require[keyword][1]
        if value.startswith("django."):
            prefix = self.prefix(site)
            if prefix and prefix.startswith("@"):
                return f"{prefix[1:]}.{value.rpartition('.')[2]}"
            return site.need(value)
        return value

    def prefix(self, site: Site) -> str:
        """Where the callee is written ``models.ForeignKey``, ``@models``: what stands beside it is reached the same way."""
        call = site.call
        if (
            call is not None
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
        ):
            owner = site.resolve(call.func.value)
            if owner and owner.startswith("django."):
                from codemods.django import api

                for _, value in self.require.values():
                    name = f"{owner}.{value.rpartition('.')[2]}"
                    if all(api.exists(name, release) for release in self.range.supported):
                        return f"@{call.func.value.id}"
        return ""

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and site.qname == _PARTIAL:
            yield from self._partly(site, call)
            return
        if call is None or not self.wants(site, call):
            return
        stars = site.has_stars(call)
        for name, advice in self.flag_remove.items():
            if site.keyword(call, name) is not None:
                yield site.flag(message=f"{self._callee(site)} no longer takes {name}", advice=advice)
                return
        hits = [name for name in self.rename if site.keyword(call, name) is not None]
        drops = [
            name for name, position in self.remove.items() if site.argument(call, name, position) is not None
        ]
        missing = [
            name
            for name in self.require
            if not stars and site.argument(call, name, self.place(site, call, name)) is None
        ]
        positional = self._positional(call, self.parameters(site, call))
        if not (hits or drops or missing or positional):
            if (
                stars
                and self.require
                and not any(site.argument(call, name, self.place(site, call, name)) for name in self.require)
            ):
                yield site.flag(
                    message=f"{self._callee(site)} must be given {', '.join(self.require)}",
                    advice=self.advice_stars,
                )
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        editor = site.edit_call(call)
        try:
            if positional and any(isinstance(argument, ast.Starred) for argument in call.args):
                raise CannotRewrite("*args hands on further positional ones")
            if positional and len(call.args) - positional[0][0] > len(positional):
                raise CannotRewrite("a positional argument follows whose name is not known")
            for index, name in reversed(positional):  # a keyword may not stand before a positional argument
                editor.to_keyword(index, name)
            for name in drops:
                position = self.remove[name]
                keyword = site.keyword(call, name) is not None
                if keyword or any(other == name for _, other in positional):
                    editor.remove(name)
                elif position is not None:
                    turned = {index for index, _ in positional}
                    if any(index not in turned for index in range(position + 1, len(call.args))):
                        raise CannotRewrite("a positional argument follows the one that goes")
                    editor.remove(position)
            for name in hits:
                if editor.has(self.rename[name]):
                    raise CannotRewrite(f"both {name} and {self.rename[name]} are given")
                editor.rename(name, self.rename[name])
            for name in missing:
                editor.add(name, self.default(site, name))
        except CannotRewrite as reason:
            yield site.flag(
                message=self.told(site, hits, drops, missing, positional), advice=f"Not rewritten: {reason}."
            )
            return
        yield self.answer(site, editor.edit(), self.told(site, hits, drops, missing, positional))

    def _partly(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``partial(send_mail, subject, body, sender, to, False)``: what stands behind the callable is its own."""
        if not call.args or not any(site.is_name(call.args[0], name) for name in self.calls):
            return
        given = call.args[1:]
        positional = [
            (index + 1, name)
            for index, name in enumerate(self.keywords)
            if name is not None and index < len(given)
        ]
        if not positional or not self.replaceable:
            return
        message = self.told(site, (), (), (), positional)
        if any(isinstance(one, ast.Starred) for one in given) or len(given) > len(self.keywords):
            yield site.flag(message=message)
            return
        editor = site.edit_call(call)
        for index, name in reversed(positional):
            editor.to_keyword(index, name)
        yield self.answer(site, editor.edit(), message)

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        return site.fix(edit, message=message)  # type: ignore[arg-type]

    def _positional(self, call: ast.Call, names: Sequence[str | None]) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for index, argument in enumerate(call.args):
            if isinstance(argument, ast.Starred):
                break
            name = names[index] if index < len(names) else None
            if name is not None:
                found.append((index, name))
        return found

    def _callee(self, site: Site) -> str:
        call = site.call
        return f"{site.source(call.func)}()" if call is not None else site.qname

    def told(
        self,
        site: Site,
        hits: Sequence[str],
        drops: Sequence[str],
        missing: Sequence[str],
        positional: Sequence[tuple[int, str]],
    ) -> str:
        """What is wrong with the call, in words."""
        parts = []
        if hits:
            parts.append(", ".join(f"{name} is {self.rename[name]} now" for name in hits))
        if drops:
            parts.append(f"{', '.join(drops)} no longer exists")
        if missing:
            parts.append(f"{', '.join(missing)} must be given")
        if positional:
            parts.append(f"{', '.join(name for _, name in positional)} must be given by keyword")
        return f"{self._callee(site)}: {'; '.join(parts)}"


class RenameInConstructors(ChangeArguments):
    """A keyword of a class's constructor is called otherwise: also in ``super().__init__()``, and through ``partial()``."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        for name in cls.calls:
            yield OnMember(name, "__init__")
        for name in cls.rename:
            yield OnKeyword(name)

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls that one of the repository's constructors on the way takes the old name of."""
        func = call.func
        if site.qname in self.rename:  # came by the keyword alone
            if site.resolve(func) != "functools.partial" or not call.args:
                return False
            func = call.args[0]
            name = site.resolve(func) or ""
            if not any(site.index.is_subclass(name, base) for base in self.calls):
                return False
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            if found is None:
                return False
            on_the_way = own_definitions(site, found.qname, "__init__", above=is_super(func.value))
        else:
            on_the_way = own_definitions(site, site.resolve(func) or "", "__init__")
        return all(self.rename.keys().isdisjoint((*one.positional, *one.keyword_only)) for one in on_the_way)

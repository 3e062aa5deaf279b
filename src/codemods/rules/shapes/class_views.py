"""Function views that gave way to class-based ones: in URLconfs, and where other views call them."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.reversing import reversing
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

__all__ = ["ClassView", "ViewsToClasses"]

_DECORATORS = (
    "django.contrib.auth.decorators.login_required",
    "django.contrib.admin.views.decorators.staff_member_required",
)
_ROUTES = ("django.conf.urls.url", "django.urls.path", "django.urls.re_path")
_REVERSING = (
    "django.urls.reverse",
    "django.urls.reverse_lazy",
    "django.core.urlresolvers.reverse",
    "django.core.urlresolvers.reverse_lazy",
    "django.shortcuts.redirect",
    "django.shortcuts.resolve_url",
)


@dataclass(frozen=True)
class ClassView:
    """What a function view became: the class, the function's parameters behind the request, and their new names.

    ``urls`` are parameters that took a URL name or a path, while the class takes a URL; ``from_url`` are those that
    the class still takes from the URL's groups rather than as options.
    """

    name: str
    parameters: tuple[str, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)
    urls: tuple[str, ...] = ()
    from_url: tuple[str, ...] = ()


class ViewsToClasses(Rule):
    """Function views are class-based now; options go to ``as_view()``."""

    views: ClassVar[Mapping[str, ClassView]] = {}
    """Dotted name of the function -> its class."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.views:
            yield OnName(name)

    def view_for(self, site: Site) -> ClassView | None:
        from codemods.django import api

        for name, view in self.views.items():
            if site.qname == name or site.qname in api.equivalents(name):
                return view
        return None

    def value(self, site: Site, view: ClassView, name: str, node: ast.expr) -> tuple[str | None, bool]:
        """The text of an option's value for the class (None to leave it out), and whether that is certain."""
        if isinstance(node, ast.Constant) and node.value is None and name in view.urls:
            return None, True
        text = site.source(node)
        if name not in view.urls:
            return text, True
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "/" in node.value or "." in node.value:
                return text, True
            return f"{reversing(site, 'reverse_lazy')}({text})", True
        called = site.resolve(node.func) if isinstance(node, ast.Call) else None
        return text, called is not None and called.rpartition(".")[2] in ("reverse", "reverse_lazy")

    def doubt(self, site: Site, view: ClassView, call: ast.Call) -> str:
        """What speaks against rewriting a route without a person's yes; for subclasses."""
        return ""

    def visit(self, site: Site) -> Iterator[Answer]:
        view = self.view_for(site)
        if view is None:
            return
        if site.kind == "import":
            binding = site.binding
            if binding is not None and not site.uses_of(binding)[0]:
                yield site.flag(message=self._told(view), advice=f"Import {view.name} instead.")
            return
        if site.kind != "use":
            return
        node = site.node
        if not isinstance(node, ast.expr):
            return
        if not site.certain and site.binding is not None and site.binding.branch is not None:
            return  # a shim: another arm brings the class
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=self._told(view))
            return
        if site.call is not None:
            yield from self._called(site, view, site.call)
            return
        top: ast.AST = node
        parent = site.parent
        if (
            isinstance(parent, ast.Call)
            and node in parent.args[:1]
            and site.is_name(parent.func, *_REVERSING)
        ):
            yield from self.reversed(site, view, node)
            return
        while isinstance(parent, ast.Call) and top in parent.args and not site.is_name(parent.func, *_ROUTES):
            if (len(parent.args) > 1 or parent.keywords) and not site.is_name(parent.func, *_DECORATORS):
                break  # partial(login, template_name="…"): the view is handed more than the request
            top, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, ast.keyword) and parent.arg == "view":
            parent = site.module.parents.get(parent)
        if isinstance(parent, ast.Tuple):
            return  # an entry of patterns(): it becomes a url() call first
        if isinstance(parent, ast.Call) and site.is_name(parent.func, *_ROUTES):
            if site.argument(parent, "view", 1) is top:
                yield from self._routed(site, view, node, top, parent)
                return
        yield site.flag(
            message=self._told(view), advice=f"Use {view.name.rpartition('.')[2]}.as_view() in its place."
        )

    def reversed(self, site: Site, view: ClassView, node: ast.expr) -> Iterator[Answer]:
        """The view as what a URL is reversed by: each ``as_view()`` is another function, which no route has."""
        name = self.route_name(site)
        message = self._told(view)
        if name:
            yield site.fix(site.replace(node, repr(name)), message=message)
        else:
            yield site.flag(message=message, advice="Reverse the URL by the name of its route.")

    def route_name(self, site: Site) -> str:
        """The name of the route that leads to the function of this site; empty where there is no one name."""
        found = site.index.urls.name_of(site.index.name(site.qname).qname)
        return found.name if found is not None and found.sure and not found.given else ""

    def _told(self, view: ClassView) -> str:
        return f"The view {view.name.rpartition('.')[2]} takes the place of this function view"

    def _class(self, site: Site, view: ClassView) -> str:
        node = site.node
        if isinstance(node, ast.Attribute):
            owner = site.resolve(node.value)
            module, _, last = view.name.rpartition(".")
            if owner == module:
                return f"{site.source(node.value)}.{last}"
        return site.need(view.name)

    def _routed(
        self, site: Site, view: ClassView, node: ast.expr, top: ast.AST, call: ast.Call
    ) -> Iterator[Answer]:
        message = self._told(view)
        extra = site.argument(call, "kwargs", 2)
        options = self._options(site, extra)
        if options is None or site.has_stars(call):
            yield site.flag(
                message=message,
                advice=f"Give the options to {view.name.rpartition('.')[2]}.as_view(); they cannot all be seen here.",
            )
            return
        pattern = site.argument(call, "regex", 0) or site.argument(call, "route", 0)
        caught = self._caught(pattern, view)
        unknown = [name for name in options if name not in view.parameters]
        if caught or unknown:
            names = ", ".join([*caught, *unknown])
            yield site.flag(
                message=message, advice=f"The class does not take {names} this way; decide what it becomes."
            )
            return
        if isinstance(extra, ast.expr) and _has_comment(site.source(extra)):
            raise CannotRewrite("a comment stands among the options")
        text, certain = self._as_view(site, view, options)
        start, end = site.module.span(top)
        low, high = site.module.span(node)
        replaced = site.module.text[start:low] + text + site.module.text[high:end]
        if extra is None:
            edit = site.replace(node, text)
        else:
            editor = site.edit_call(call)
            editor.value("view" if site.keyword(call, "view") else 1, replaced)
            if site.keyword(call, "kwargs"):
                editor.remove("kwargs")
            else:
                editor.to_keyword(3, "name").remove(2)
            edit = editor.edit()
        doubt = self.doubt(site, view, call)
        if certain and not doubt:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice=doubt or "Check that what was a URL name or a path is a URL now (reverse_lazy()).",
            )

    def _caught(self, pattern: ast.expr | None, view: ClassView) -> list[str]:
        """Options of the function that the URL's groups set."""
        if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
            return []
        text = pattern.value
        return [
            name
            for name in view.parameters
            if name not in view.from_url
            and (f"(?P<{name}>" in text or f":{name}>" in text or f"<{name}>" in text)
        ]

    def _options(self, site: Site, node: ast.expr | None) -> dict[str, ast.expr] | None:
        """The literal options of a route; None where they cannot be seen."""
        if node is None:
            return {}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
            if node.args or any(keyword.arg is None for keyword in node.keywords):
                return None
            return {keyword.arg or "": keyword.value for keyword in node.keywords}
        if isinstance(node, ast.Name) and site.module.scope_at(node).owner(node.id) is site.module.walk.root:
            node = site.value_of(node.id)
        if not isinstance(node, ast.Dict):
            return None
        found: dict[str, ast.expr] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                return None
            found[key.value] = value
        return found

    def _as_view(self, site: Site, view: ClassView, options: Mapping[str, ast.expr]) -> tuple[str, bool]:
        certain = True
        pieces = []
        for name, node in options.items():
            text, sure = self.value(site, view, name, node)
            certain = certain and sure
            if text is not None:
                pieces.append(f"{view.rename.get(name, name)}={text}")
        return f"{self._class(site, view)}.as_view({', '.join(pieces)})", certain

    def _called(self, site: Site, view: ClassView, call: ast.Call) -> Iterator[Answer]:
        """``login(request, template_name="x")`` inside another view."""
        message = self._told(view)
        if not call.args or site.has_stars(call):
            yield site.flag(
                message=message, advice=f"Call {view.name.rpartition('.')[2]}.as_view(…)(request)."
            )
            return
        options = dict(zip(view.parameters, call.args[1:], strict=False))
        options.update({keyword.arg or "": keyword.value for keyword in call.keywords})
        unknown = [name for name in options if name not in view.parameters]
        if unknown:
            yield site.flag(message=message, advice=f"The class does not take {', '.join(unknown)}.")
            return
        handed = [site.source(call.args[0])]
        handed += [f"{name}={site.source(options.pop(name))}" for name in view.from_url if name in options]
        if _has_comment(site.source(call)):
            raise CannotRewrite("a comment stands among the arguments")
        text, certain = self._as_view(site, view, options)
        edit = site.replace(call, f"{text}({', '.join(handed)})")
        if certain:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice="Check that what was a URL name or a path is a URL now (reverse_lazy()).",
            )


def _has_comment(text: str) -> bool:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(f"({text})").readline))
    except (tokenize.TokenError, SyntaxError):
        return True
    return any(token.type == tokenize.COMMENT for token in tokens)

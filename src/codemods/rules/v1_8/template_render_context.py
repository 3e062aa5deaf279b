"""``Context`` for the templates that ``get_template()`` gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.kept_values import kept_values
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall
from codemods.rules.v1_8.template_contexts import CONTEXT, Given, context_of, is_tags_context
from codemods.source.names import last_name
from codemods.source.scopes import Scope

if TYPE_CHECKING:
    from codemods.index.index import Index

_MAKERS = (
    "django.template.Engine",
    "django.template.Template",
    "django.template.base.Template",
    "django.template.engine.Engine",
    "django.template.loader.find_template",
    "django.template.loader.get_template_from_string",
)
_DICTIONARY = "Take this if every caller hands a plain dictionary over: a Context of its own is refused."
_GETTERS = ("django.template.loader.get_template", "django.template.loader.select_template")


class TemplateRenderContext(Rule):
    """A template of ``get_template()`` renders a plain dictionary and the request, not a ``Context``."""

    change = "1.8/template-render-context"
    also = ("1.10/backend-template-render-context", "1.11/backend-template-render-dict-only")
    triggers = (OnAttribute("render"),)
    available = "1.8"
    advice = "Give render() a plain dictionary, and the request as second argument."
    examples = [
        Fixes(
            before="""\
                from django.template import Context, RequestContext, Template
                from django.template.loader import get_template, select_template

                def mail(request, **data):
                    get_template("a.txt").render(Context({"x": 1}))
                    template = select_template(["a.txt", "b.txt"])
                    template.render(RequestContext(request, data))
                    template.render(Context())
                    return Template("x").render(Context(data))
                """,
            after="""\
                from django.template import Context, Template
                from django.template.loader import get_template, select_template

                def mail(request, **data):
                    get_template("a.txt").render({"x": 1})
                    template = select_template(["a.txt", "b.txt"])
                    template.render(data, request)
                    template.render()
                    return Template("x").render(Context(data))
                """,
        ),
        Fixes(
            before="""\
                from django.http import HttpResponse
                from django.template import RequestContext, loader

                def index(request):
                    t = loader.get_template("index.html")
                    c = RequestContext(request, {
                        "latest": [],
                    })
                    c["more"] = 1
                    return HttpResponse(t.render(c))
                """,
            after="""\
                from django.http import HttpResponse
                from django.template import loader

                def index(request):
                    t = loader.get_template("index.html")
                    c = {
                        "latest": [],
                    }
                    c["more"] = 1
                    return HttpResponse(t.render(c, request))
                """,
        ),
        Fixes(
            before="""\
                from django.template import RequestContext, engines

                def page(request, html, **data):
                    engine = engines["django"]
                    template = engine.from_string(html)
                    one = template.render(RequestContext(request, data))
                    return one + engines["django"].get_template("a.html").render(RequestContext(request))
                """,
            after="""\
                from django.template import engines

                def page(request, html, **data):
                    engine = engines["django"]
                    template = engine.from_string(html)
                    one = template.render(data, request)
                    return one + engines["django"].get_template("a.html").render({}, request)
                """,
        ),
        Suggests(
            before="""\
                from django.template import Context, RequestContext
                from django.template.loader import get_template

                class Page:
                    def render_to_response(self, context):
                        return get_template("x").render(Context(context))

                def mail(request, data):
                    context = RequestContext(request, data)
                    return get_template("x").render(context)

                def shop():
                    return Page().render_to_response(Context({"a": 1}))
                """,
            after="""\
                from django.template import Context
                from django.template.loader import get_template

                class Page:
                    def render_to_response(self, context):
                        return get_template("x").render(context)

                def mail(request, data):
                    context = data
                    return get_template("x").render(context, request)

                def shop():
                    return Page().render_to_response(Context({"a": 1}))
                """,
        ),
        Fixes(
            before="""\
                from django.template import Context, loader
                from django.views.generic import TemplateView

                _cache = {}

                class Page(TemplateView):
                    def render_to_response(self, context):
                        return loader.get_template("x").render(Context(context))

                def mail(data, more={}):
                    data = dict(data)
                    template = _cache.setdefault("x", loader.get_template("x"))
                    return template.render(Context(data)) + template.render(Context(more))

                def letter(data):
                    template = loader.get_template("x") if data.keys() else loader.get_template("y")
                    return template.render(Context(data)) + _helped({"a": 1})

                def _helped(data):
                    return loader.get_template("x").render(Context(data))
                """,
            after="""\
                from django.template import loader
                from django.views.generic import TemplateView

                _cache = {}

                class Page(TemplateView):
                    def render_to_response(self, context):
                        return loader.get_template("x").render(context)

                def mail(data, more={}):
                    data = dict(data)
                    template = _cache.setdefault("x", loader.get_template("x"))
                    return template.render(data) + template.render(more)

                def letter(data):
                    template = loader.get_template("x") if data.keys() else loader.get_template("y")
                    return template.render(data) + _helped({"a": 1})

                def _helped(data):
                    return loader.get_template("x").render(data)
                """,
        ),
        Suggests(
            path="shop/templatetags/shop.py",
            before="""\
                from django.template.loader import get_template
                from shop.template import Library

                register = Library()

                @register.to_end_tag
                def editable(parsed, context, token):
                    t = get_template("shop/editable.html")
                    return t.render(context)
                """,
            after="""\
                from django.template.loader import get_template
                from shop.template import Library

                register = Library()

                @register.to_end_tag
                def editable(parsed, context, token):
                    t = get_template("shop/editable.html")
                    return t.render(context.flatten())
                """,
        ),
        Suggests(
            path="shop/templatetags/shop.py",
            before="""\
                from django.template import Context, loader

                def cart(context):
                    return loader.get_template("cart.html").render(Context(context))
                """,
            after="""\
                from django.template import loader

                def cart(context):
                    return loader.get_template("cart.html").render(context.flatten())
                """,
        ),
        Suggests(
            path="shop/templatetags/shop.py",
            before="""\
                from django.template import Node, loader

                @register.simple_tag(takes_context=True)
                def cart(context):
                    return loader.get_template("cart.html").render(context)

                class CartNode(Node):
                    def __init__(self, name):
                        self.template = loader.get_template(name)

                    def render(self, context):
                        new = context.new({"a": 1})
                        return self.template.render(context=context) + self.template.render(new)
                """,
            after="""\
                from django.template import Node, loader

                @register.simple_tag(takes_context=True)
                def cart(context):
                    return loader.get_template("cart.html").render(context.flatten())

                class CartNode(Node):
                    def __init__(self, name):
                        self.template = loader.get_template(name)

                    def render(self, context):
                        new = context.new({"a": 1})
                        return self.template.render(context=context.flatten()) + self.template.render(new.flatten())
                """,
        ),
        Suggests(
            before="""\
                from django.template import Context, Node
                from django.template.loader import get_template

                class ShopContext(Context):
                    def __init__(self, shop):
                        Context.__init__(self, {"shop": shop})

                def own(shop):
                    context = ShopContext(shop)
                    return get_template("a.txt").render(context) + get_template("a.txt").render(ShopContext(shop))

                def tree(context, items):
                    context.push()
                    content = get_template("tree.html").render(context)
                    context.pop()
                    return content

                class MenuNode(Node):
                    def render(self, context):
                        return self.menu(context)

                    def menu(self, context):
                        return helped("menu.html", context)

                def helped(name, context):
                    return get_template(name).render(context)
                """,
            after="""\
                from django.template import Context, Node
                from django.template.loader import get_template

                class ShopContext(Context):
                    def __init__(self, shop):
                        Context.__init__(self, {"shop": shop})

                def own(shop):
                    context = ShopContext(shop)
                    return get_template("a.txt").render(context.flatten()) + get_template("a.txt").render(ShopContext(shop).flatten())

                def tree(context, items):
                    context.push()
                    content = get_template("tree.html").render(context.flatten())
                    context.pop()
                    return content

                class MenuNode(Node):
                    def render(self, context):
                        return self.menu(context)

                    def menu(self, context):
                        return helped("menu.html", context)

                def helped(name, context):
                    return get_template(name).render(context.flatten())
                """,
        ),
        Fixes(
            before="""\
                from django.template import Context
                from django.template.loader import select_template

                class Letter:
                    def template(self, name):
                        template = select_template([name, "a.html"])
                        return template

                    def send(self):
                        return self.template("b.html").render(Context({"a": 1})) + loaded().render(Context({"a": 1}))

                def loaded():
                    return select_template(["a.html"])
                """,
            after="""\
                from django.template.loader import select_template

                class Letter:
                    def template(self, name):
                        template = select_template([name, "a.html"])
                        return template

                    def send(self):
                        return self.template("b.html").render({"a": 1}) + loaded().render({"a": 1})

                def loaded():
                    return select_template(["a.html"])
                """,
        ),
        Flags(
            """\
                from django.template import Context
                from django.template.loader import select_template

                def templates(name):
                    return select_template([name + ".txt"]), select_template([name + ".html"])

                def send(name, letter):
                    text_template, template = templates(name)
                    context = Context({"a": 1}, autoescape=False)
                    letter.template.render(Context({}))
                    return text_template.render(context) + template.render({}) + letter.render(Context({}))
                """,
            lines=(10, 11),
        ),
        Suggests(
            before="""\
                from django import template
                from django.template import Context
                from django.template.loader import get_template

                register = template.Library()

                @register.simple_tag(takes_context=True)
                def cart(context):
                    ctx = context
                    return get_template("cart.html").render(ctx, context["request"])

                def view(request):
                    return get_template("cart.html").render(Context({"a": 1}), request)
                """,
            after="""\
                from django import template
                from django.template.loader import get_template

                register = template.Library()

                @register.simple_tag(takes_context=True)
                def cart(context):
                    ctx = context
                    return get_template("cart.html").render(ctx.flatten(), context["request"])

                def view(request):
                    return get_template("cart.html").render({"a": 1}, request)
                """,
        ),
        Fixes(
            before="""\
                from django.template import RequestContext
                from django.template.loader import get_template

                def view(request):
                    return get_template("cart.html").render(RequestContext(request, {"a": 1}), request=request)
                """,
            after="""\
                from django.template.loader import get_template

                def view(request):
                    return get_template("cart.html").render({"a": 1}, request=request)
                """,
        ),
        Keeps(
            """\
                from django.template import Context, Template
                from django.template.loader import select_template

                def templates(name):
                    return select_template([name + ".txt"]), Template(name)

                def send(name):
                    text_template, template = templates(name)
                    return template.render(Context({"a": 1}))
                """
        ),
        Flags(
            """\
                from django.template import Context, engines, loader
                from django.template.loader import get_template

                def mail(data):
                    context = Context(data)
                    context.push()
                    get_template("a.txt").render(context)
                    return get_template("a.txt").render(Context(data, autoescape=False))

                def page(request, html, data):
                    try:
                        template = loader.get_template_from_string(html)
                    except AttributeError:
                        template = engines["django"].from_string(html)
                    return template.render(Context(data))

                class ShopContext(Context):
                    def flatten(self):
                        return {}

                def shop(data):
                    return get_template("a.txt").render(ShopContext(data))
                """,
            lines=(7, 8, 15, 22),
        ),
        Keeps(
            """\
                from django.template import Context, Engine, Template
                from django.template.loader import get_template

                def mail(source, data):
                    context = Context(data)
                    Engine.get_default().from_string(source).render(context)
                    Template(source).render(context)
                    widget.render(Context(data))
                    helped(data)
                    return get_template("a.txt").render(data)

                def helped(context):
                    return get_template("a.txt").render(context)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute) or site.has_stars(call):
            return
        given, request = site.argument(call, "context", 0), site.argument(call, "request", 1)
        if given is None or len(call.args) + len(call.keywords) != 1 + (request is not None):
            return
        place: int | str = 0 if call.args else "context"
        loaded = self._loaded(site, node.value)
        if not isinstance(given, ast.Call | ast.Name):
            return
        if not any(loaded):
            if self._is_elsewhere(site, node.value) and _is_context(site, given):
                yield site.flag(
                    node=call,
                    advice=f"{self.advice} All templates here come from get_template() and its like.",
                )
            return
        if all(loaded) and is_tags_context(site, given):
            edit = site.edit_call(call).value(place, f"{site.source(given)}.flatten()").edit()
            advice = "Hand the request on too where the template needs it." if request is None else ""
            yield site.suggest(edit, node=call, advice=advice)
            return
        try:
            found = context_of(site, given)
        except CannotRewrite as reason:
            yield site.flag(node=call, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if found is None:
            return
        if not all(loaded):
            yield site.flag(
                node=call, advice=f"{self.advice} Not everything that gives this template does so."
            )
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=call)
            return
        if request is not None:
            if found.request not in (None, site.source(request)):
                yield site.flag(node=call, advice=f"{self.advice} The context has another request.")
                return
            found = found._replace(request=None, certain=found.certain and found.request is not None)
        if request is None and isinstance(given, ast.Name) and self._is_plain(site, given):
            yield self._variable(site, call, given, found)
            return
        editor = site.edit_call(call)
        if found.data is None and found.request is None and request is None:
            editor.remove(place)
        else:
            editor.value(place, found.data or "{}")
        if found.request is not None:
            editor.add(None if call.args else "request", found.request)
        if found.certain and found.doubtful:
            yield site.suggest(editor.edit(), node=call, advice=_DICTIONARY)
        elif found.certain:
            yield site.fix(editor.edit(), node=call)
        else:
            yield site.suggest(
                editor.edit(),
                node=call,
                advice="Take flatten() away where the tag is given a plain dictionary."
                if request is None
                else "With the request the context processors run, too.",
            )

    def _is_elsewhere(self, site: Site, node: ast.expr) -> bool:
        """Whether an expression is by its name a template, in a repository all of whose templates are loaded by name."""
        name = last_name(node)
        if not name.endswith("template") or not site.index.ask(_only_loads) or site.infer(node) is not None:
            return False
        values = assigned_values(site, node) if isinstance(node, ast.Name) else [node]
        return not any("engine" in site.source(one) or "context" in site.source(one) for one in values or ())

    def _is_plain(self, site: Site, name: ast.Name) -> bool:
        """Whether a variable holds a context that a dictionary can stand for from the start."""
        made = context_of(site, (assigned_values(site, name) or [name])[0])
        return made is not None and made.certain

    def _loaded(self, site: Site, node: ast.expr, depth: int = 0) -> list[bool]:
        """Of everything that a template may come from, whether it gives one that renders plain dictionaries."""
        values = assigned_values(site, node) if isinstance(node, ast.Name) else [node]
        values = kept_values(site, node) or values
        return [
            isinstance(part, ast.Call) and self._loads(site, part.func, depth)
            for one in values or ()
            for part in _alternatives(one)
        ]

    def _loads(self, site: Site, getter: ast.expr, depth: int) -> bool:
        if site.is_name(getter, *_GETTERS):
            return True
        if isinstance(getter, ast.Attribute) and getter.attr in ("from_string", "get_template"):
            if self._is_engine(site, getter.value):
                return True
        function = _own_function(site, getter) if depth < 4 else None
        if function is None:
            return False
        returned = [
            one.value
            for one in ast.walk(function)
            if isinstance(one, ast.Return) and one.value is not None
            if site.module.scope_at(one.value).node is function
        ]
        found = [self._loaded(site, one, depth + 1) for one in returned]
        return bool(found) and all(one and all(one) for one in found)

    def _is_engine(self, site: Site, node: ast.expr) -> bool:
        """Whether an expression is one of ``django.template.engines``, or a name of one."""
        values = assigned_values(site, node) if isinstance(node, ast.Name) else [node]
        return bool(values) and all(
            isinstance(one, ast.Subscript) and site.is_name(one.value, "django.template.engines")
            for one in values or ()
        )

    def _variable(self, site: Site, call: ast.Call, name: ast.Name, found: Given) -> Answer:
        """A context that a variable holds becomes a dictionary where it is made, if a dictionary is enough."""
        module = site.module
        value = (assigned_values(site, name) or [name])[0]
        assert isinstance(value, ast.Call)
        owner = module.scope_at(name).owner(name.id)
        edits: list[Edit] = []
        for use, scope in module.walk.names.get(name.id, ()):
            if scope.owner(name.id) is owner:
                edits += self._use(site, use, scope, found)
        made = context_of(site, value)
        assert made is not None
        edits.append(site.replace(value, made.data or "{}"))
        if owner is None or len(owner.bindings[name.id]) > 1:
            return site.flag(
                node=call, advice=f"{self.advice} Not rewritten: {name.id} is made in two places."
            )
        if made.doubtful:
            return site.suggest(edits, node=call, advice=_DICTIONARY)
        return site.fix(edits, node=call)

    def _use(self, site: Site, use: ast.expr, scope: Scope, found: Given) -> list[Edit]:
        root: ast.expr = use
        while isinstance(root, ast.Attribute):
            root = root.value
        parent = site.module.parents.get(root)
        if isinstance(root, ast.Name) and isinstance(root.ctx, ast.Store):
            return []
        if isinstance(parent, ast.Subscript) and parent.value is root:
            return []
        if isinstance(parent, ast.Attribute) and parent.attr in ("update", "get"):
            return []
        if isinstance(parent, ast.Call) and root in parent.args and isinstance(parent.func, ast.Attribute):
            loaded = self._loaded(site, parent.func.value) if parent.func.attr == "render" else []
            if loaded and all(loaded):
                if found.request is None:
                    return []
                return [site.edit_call(parent).add(None, found.request).edit()]
        raise CannotRewrite("the context is used as more than a dictionary")


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """What an expression may give: the arms of a choice, what is put into a dictionary of templates."""
    if isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        parts = node.values
    elif isinstance(node, ast.Call) and last_name(node.func) == "setdefault" and len(node.args) == 2:
        parts = node.args[1:]
    else:
        yield node
        return
    for part in parts:
        yield from _alternatives(part)


def _only_loads(index: Index) -> bool:
    """Whether templates are loaded by name in the repository, and nowhere made of a text."""
    return bool(index.users(*_GETTERS)) and not index.users(*_MAKERS)


def _is_context(site: Site, node: ast.expr) -> bool:
    """Whether something is a template context, whatever it is made of."""
    if is_tags_context(site, node):
        return True
    values = assigned_values(site, node) if isinstance(node, ast.Name) else [node]
    made = [site.resolve(one.func) if isinstance(one, ast.Call) else None for one in values or ()]
    return bool(made) and all(one is not None and site.index.is_subclass(one, CONTEXT) for one in made)


def _own_function(site: Site, getter: ast.expr) -> ast.FunctionDef | None:
    """The function of this module, or the method of the class around, that something called is."""
    if isinstance(getter, ast.Attribute) and getattr(getter.value, "id", "") in ("self", "cls"):
        body = site.class_.body if site.class_ is not None else []
        return next(
            (one for one in body if isinstance(one, ast.FunctionDef) and one.name == getter.attr), None
        )
    found = bindings_of(site, getter) if isinstance(getter, ast.Name) else []
    node = found[0].node if len(found) == 1 else None
    return node if isinstance(node, ast.FunctionDef) else None


class ShortcutRenderContext(Rule):
    """``render()`` of ``django.shortcuts`` takes a plain dictionary, not a ``Context``."""

    change = "1.8/template-render-context"
    also = ("1.10/backend-template-render-context", "1.11/backend-template-render-dict-only")
    triggers = (OnCall("django.shortcuts.render"),)
    available = "1.8"
    advice = "Give it a plain dictionary; it makes the context of the request."
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import render
                from django.template import Context, RequestContext

                def page(request, **data):
                    if request.GET:
                        return render(request, "a.html", RequestContext(request, {"a": 1}))
                    if request.POST:
                        return render(request, "a.html", context=RequestContext(request))
                    return render(request, "a.html", Context(data), status=404)
                """,
            after="""\
                from django.shortcuts import render

                def page(request, **data):
                    if request.GET:
                        return render(request, "a.html", {"a": 1})
                    if request.POST:
                        return render(request, "a.html", context={})
                    return render(request, "a.html", data, status=404)
                """,
        ),
        Suggests(
            before="""\
                from django.shortcuts import render
                from django.template import RequestContext

                def page(request):
                    context = RequestContext(request)
                    context["a"] = 1
                    return render(request, "a.html", context)
                """,
            after="""\
                from django.shortcuts import render
                from django.template import RequestContext

                def page(request):
                    context = RequestContext(request)
                    context["a"] = 1
                    return render(request, "a.html", context.flatten())
                """,
        ),
        Keeps(
            """\
                from django.shortcuts import render
                from django.template import Context

                def page(request, context):
                    return render(request, "a.html", context) or render(request, "a.html", {"a": Context({})}) or render(request, "a.html", None)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call):
            return
        given = site.argument(call, "context", 2)
        if given is None or isinstance(given, ast.Constant):
            return
        found = context_of(site, given)
        if found is None:
            return
        place: int | str = "context" if site.keyword(call, "context") is not None else 2
        edit = site.edit_call(call).value(place, found.data or "{}").edit()
        if found.certain and found.doubtful:
            yield site.suggest(edit, advice=_DICTIONARY)
            return
        yield (
            site.fix(edit)
            if found.certain
            else site.suggest(
                edit,
                advice="A plain dictionary from the start is better, where nothing else needs the context.",
            )
        )

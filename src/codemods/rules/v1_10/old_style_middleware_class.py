"""Middleware classes written for ``MIDDLEWARE_CLASSES``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule, Trigger
from codemods.rules.v1_10.middleware import HOOKS, MIXIN, is_middleware, is_new_style, unfit
from codemods.source.names import last_name

_SETTINGS = {
    "shop/__init__.py": "",
    "shop/settings.py": 'SECRET_KEY = ""\nMIDDLEWARE_CLASSES = ["shop.code.Guard", "shop.code.GuardMiddleware"]\n',
}


class OldStyleMiddlewareClass(Rule):
    """A middleware class must take ``get_response`` and be callable; ``MiddlewareMixin`` makes it so."""

    change = "1.10/old-style-middleware-class"
    needs = (MIXIN,)
    advice = "Let it inherit from MiddlewareMixin, take get_response in __init__() and hand it to super().__init__()."
    examples = [
        Fixes(
            before="""\
                from django.http import HttpResponse


                class GuardMiddleware(object):
                    def process_request(self, request):
                        if request.path == "/no/":
                            return HttpResponse(status=403)
                """,
            after="""\
                from django.http import HttpResponse
                from django.utils.deprecation import MiddlewareMixin


                class GuardMiddleware(MiddlewareMixin):
                    def process_request(self, request):
                        if request.path == "/no/":
                            return HttpResponse(status=403)
                """,
        ),
        Fixes(
            before="""\
                class Base(object):
                    def process_view(self, request, view, args, kwargs):
                        return None


                class Guard(Base):
                    def __init__(self):
                        self.on = True
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class Base(MiddlewareMixin):
                    def process_view(self, request, view, args, kwargs):
                        return None


                class Guard(Base):
                    def __init__(self, get_response=None):
                        super().__init__(get_response)
                        self.on = True
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings.py": 'SECRET_KEY = ""\nMIDDLEWARE_CLASSES = ["shop.middleware.Guard"]\n',
            },
            path="shop/middleware.py",
        ),
        Fixes(
            before="""\
                from django.core.exceptions import MiddlewareNotUsed
                from shop.mixins import Counting

                class Guard(Counting):
                    def __init__(self):
                        \"\"\"Once a process.\"\"\"
                        if Counting.off:
                            raise MiddlewareNotUsed
                        self.seen = 0

                    def process_response(self, request, response):
                        return response

                class Quiet:
                    def process_view(self, request, view, args, kwargs):
                        pass

                class GuardMiddleware(Guard):
                    def __init__(self):
                        super(GuardMiddleware, self).__init__()

                    def process_exception(self, request, exception):
                        return None
                """,
            after="""\
                from django.core.exceptions import MiddlewareNotUsed
                from django.utils.deprecation import MiddlewareMixin
                from shop.mixins import Counting

                class Guard(Counting, MiddlewareMixin):
                    def __init__(self, get_response=None):
                        \"\"\"Once a process.\"\"\"
                        super().__init__(get_response)
                        if Counting.off:
                            raise MiddlewareNotUsed
                        self.seen = 0

                    def process_response(self, request, response):
                        return response

                class Quiet:
                    def process_view(self, request, view, args, kwargs):
                        pass

                class GuardMiddleware(Guard):
                    def __init__(self, get_response=None):
                        super(GuardMiddleware, self).__init__(get_response)

                    def process_exception(self, request, exception):
                        return None
                """,
            files={**_SETTINGS, "shop/mixins.py": "class Counting:\n    off = False\n"},
        ),
        Fixes(
            before="""\
                class LastMiddleware():
                    def process_exception(self, request, exception):
                        pass

                class FirstMiddleware:
                    def __init__(self, get_response=None):
                        self.get_response = get_response

                    def process_response(self, request, response):
                        return response
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class LastMiddleware(MiddlewareMixin):
                    def process_exception(self, request, exception):
                        pass

                class FirstMiddleware(MiddlewareMixin):
                    def __init__(self, get_response=None):
                        self.get_response = get_response

                    def process_response(self, request, response):
                        return response
                """,
        ),
        Fixes(
            path="shop/middleware/errors.py",
            before="""\
                class PlainErrors:
                    def process_exception(self, request, exception):
                        return None

                class Requests:
                    def process_request(self, url):
                        return None

                class Fetched:
                    def process_response(self, request, response, spider):
                        return None
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class PlainErrors(MiddlewareMixin):
                    def process_exception(self, request, exception):
                        return None

                class Requests:
                    def process_request(self, url):
                        return None

                class Fetched:
                    def process_response(self, request, response, spider):
                        return None
                """,
        ),
        Fixes(
            target="1.11",
            before="""\
                class Guard(object):
                    def __init__(self):
                        self.seen = 0

                    def process_request(self, request):
                        self.seen += 1
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class Guard(MiddlewareMixin):
                    def __init__(self, get_response=None):
                        super(Guard, self).__init__(get_response)
                        self.seen = 0

                    def process_request(self, request):
                        self.seen += 1
                """,
            files=_SETTINGS,
        ),
        Flags(
            """\
                class GuardMiddleware(object):
                    def __init__(self, seconds=10):
                        self.seconds = seconds

                    def process_request(self, request):
                        pass
                """,
            line=1,
        ),
        Flags(
            """\
                class GuardMiddleware(object):
                    def process_request(self, request):
                        pass
                """,
            line=1,
            supports="1.8",
        ),
        Fixes(
            path="shop/middleware.py",
            before="""\
                class TrackMiddleware(object):
                    def __init__(self, get_response=None):
                        self.get_response = get_response
                        super(TrackMiddleware, self).__init__()

                    def process_request(self, request):
                        request.tracked = True
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class TrackMiddleware(MiddlewareMixin):
                    def __init__(self, get_response=None):
                        self.get_response = get_response
                        super(TrackMiddleware, self).__init__(get_response)

                    def process_request(self, request):
                        request.tracked = True
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings.py": "SECRET_KEY = ''\nROOT_URLCONF = 'u'\nMIDDLEWARE_CLASSES = ['shop.middleware.TrackMiddleware']\n",
            },
        ),
        Fixes(
            path="shop/middleware.py",
            before="""\
                class TrackMiddleware(object):
                    def __init__(self):
                        pass

                    def process_request(self, request):
                        request.tracked = True
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class TrackMiddleware(MiddlewareMixin):
                    def __init__(self, get_response=None):
                        super().__init__(get_response)

                    def process_request(self, request):
                        request.tracked = True
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings.py": "SECRET_KEY = ''\nROOT_URLCONF = 'u'\nMIDDLEWARE_CLASSES = ['shop.middleware.TrackMiddleware']\n",
            },
        ),
        Fixes(
            before="""\
                from builtins import object

                class Guard(object):
                    def process_request(self, request):
                        pass
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class Guard(MiddlewareMixin):
                    def process_request(self, request):
                        pass
                """,
            files=_SETTINGS,
        ),
        Keeps(
            """\
                class ProxyMiddleware(object):
                    def process_request(self, request, spider):
                        return None

                    def process_response(self, request, response, spider):
                        return response


                class Plain(object):
                    def __init__(self):
                        self.on = True

                    def process_request(self, request):
                        return None
                """
        ),
        Keeps(
            """\
                from django.middleware.common import CommonMiddleware
                from django.utils.deprecation import MiddlewareMixin

                class GuardMiddleware(MiddlewareMixin):
                    def process_request(self, request):
                        pass

                class SiteMiddleware(CommonMiddleware):
                    def process_request(self, request):
                        return super().process_request(request)

                class NewMiddleware:
                    def __init__(self, get_response):
                        self.get_response = get_response

                    def __call__(self, request):
                        return self.get_response(request)

                    def process_view(self, request, view, args, kwargs):
                        pass

                class Gateway:
                    def process_response(self, response):
                        return response
                """
        ),
        Keeps(
            """\
                try:
                    from django.utils.deprecation import MiddlewareMixin
                except ImportError:
                    MiddlewareMixin = object

                class GuardMiddleware(MiddlewareMixin):
                    def process_request(self, request):
                        pass
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in HOOKS:
            yield OnMethod("", name)
        yield OnMethod("", "__init__")

    def visit(self, site: Site) -> Iterator[Answer]:
        class_, method = site.class_, site.node
        if class_ is None or site.module.parents.get(method) is not class_:
            return
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            yield from self._heir(site, class_)
            return
        hooks = [one for one in class_.body if isinstance(one, ast.FunctionDef) and one.name in HOOKS]
        if not hooks or hooks[0] is not site.node:
            return  # once a class
        qname = f"{site.module.name}.{class_.name}"
        if not is_middleware(site, qname):
            return
        if site.index.class_facts(qname) is None or self._is_new(site, class_, qname):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(
                    node=class_,
                    advice="Releases before 1.10 have no MiddlewareMixin: import it in a try statement, "
                    "with object in its place where it is missing.",
                )
            return
        reason = unfit(site, qname)
        if reason is not None:
            yield site.flag(node=class_, advice=f"{self.advice} This is left to you because {reason}.")
            return
        edits = [*self._bases(site, class_), *self._init(site, class_)]
        if edits:
            yield site.fix(edits, node=class_)

    def _heir(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """A class that inherits what makes it middleware, and begins without ``get_response``."""
        qname, index = f"{site.module.name}.{class_.name}", site.index
        own = index.class_facts(qname)
        if own is None or not own.bases or not own.members.keys().isdisjoint(HOOKS):
            return
        above = {one: index.class_facts(one) for one in index.ancestry(qname)}
        made = [one for one, facts in above.items() if facts and not facts.members.keys().isdisjoint(HOOKS)]
        if not made or is_new_style(index, qname) or not is_middleware(site, qname):
            return
        if not any(is_middleware(site, one) for one in made):
            return
        if not self.replaceable or unfit(site, qname) is not None:
            return  # flagged at the setting
        edits = self._init(site, class_)
        if edits:
            yield site.fix(edits, node=class_)

    def _is_new(self, site: Site, class_: ast.ClassDef, qname: str) -> bool:
        for base in class_.bases:
            last = last_name(base)
            if last == "MiddlewareMixin" or MIXIN in site.module.resolve(base).targets:
                return True
        return is_new_style(site.index, qname)

    def _bases(self, site: Site, class_: ast.ClassDef) -> list[Edit]:
        bases = class_.bases
        for base in bases:
            found = site.resolve(base, certain=False)
            facts = site.index.class_facts(found) if found else None
            if facts is None or found is None or not is_middleware(site, found):
                continue
            if any(hook in facts.members for hook in HOOKS):
                return []  # the base is made new-style itself
        if class_.keywords:
            raise CannotRewrite("the class has a metaclass or other keywords")
        mixin = site.need(MIXIN, near=class_)
        if not bases:
            edit = site.replace_name(class_, f"{class_.name}({mixin})")
            after = site.module.text[edit.end :]
            if after.lstrip().startswith("("):
                close = after.index(")")
                if after[after.index("(") + 1 : close].strip():
                    raise CannotRewrite("the brackets behind the class name cannot be read")
                edit = Edit(edit.start, edit.end + close + 1, edit.text)
            return [edit]
        last = bases[-1]
        if isinstance(last, ast.Name) and last.id == "object":
            return [site.replace(last, mixin)]
        return [site.replace(last, f"{site.source(last)}, {mixin}")]

    def _init(self, site: Site, class_: ast.ClassDef) -> list[Edit]:
        start = next(
            (one for one in class_.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None
        )
        if start is None:
            return []
        calls = [
            part
            for part in ast.walk(start)
            if isinstance(part, ast.Call)
            and isinstance(part.func, ast.Attribute)
            and part.func.attr == "__init__"
            and isinstance(part.func.value, ast.Call)
        ]
        given = start.args.args
        if len(given) > 1:  # object's __init__() was called, which takes nothing
            bare = [call for call in calls if not call.args and not call.keywords]
            return [site.edit_call(call).add(None, given[1].arg).edit() for call in bare]
        edits = [site.add_parameter(start, "get_response", "None")]
        if calls:
            return edits + [site.edit_call(call).add(None, "get_response").edit() for call in calls]
        modern = self.range.supports >= Release(2, 0)
        own = "super()" if modern else f"super({class_.name}, self)"
        line = f"{own}.__init__(get_response)"
        return [*edits, insert_first(site, start, line)]


_CLASSES = {
    "shop/__init__.py": "",
    "shop/middleware.py": """\
class GuardMiddleware(object):
    def __init__(self):
        self.header = "X-Guard"

    def process_request(self, request):
        pass


class BusyMiddleware(object):
    def __init__(self, seconds=10):
        pass

    def process_request(self, request):
        pass


class CallMiddleware(object):
    def __call__(self, request):
        pass

    def process_request(self, request):
        pass
""",
}


class OldStyleMiddlewareMade(Rule):
    """Middleware that is made by hand is given a ``get_response``, which its class now wants."""

    change = "1.10/old-style-middleware-class"
    needs = (MIXIN,)
    triggers = (OnModule(("iddleware",)),)
    examples = [
        Fixes(
            target="4.0",
            before="""\
                from shop import middleware
                from shop.middleware import GuardMiddleware

                def test():
                    guard = GuardMiddleware()
                    guard.process_request(None)
                    assert middleware.GuardMiddleware().header == "X-Guard"
                """,
            after="""\
                from shop import middleware
                from shop.middleware import GuardMiddleware

                def test():
                    guard = GuardMiddleware(lambda request: None)
                    guard.process_request(None)
                    assert middleware.GuardMiddleware(lambda request: None).header == "X-Guard"
                """,
            files=_CLASSES,
        ),
        Keeps(
            target="4.0",
            source="""\
                from shop.middleware import BusyMiddleware, CallMiddleware

                def test(GuardMiddleware):
                    return BusyMiddleware(), CallMiddleware(), GuardMiddleware()
                """,
            files=_CLASSES,
        ),
        Keeps(
            target="3.0",
            source="""\
                from shop.middleware import GuardMiddleware

                def test():
                    GuardMiddleware().process_request(None)
                """,
            files=_CLASSES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.range.target < Release(3, 1) or not self.replaceable:
            return
        for function, call in site.module.walk.calls.items():
            if call.args or call.keywords:
                continue
            qname = site.resolve(function)
            if qname is None or not self._is_made_new(site, qname):
                continue
            edit = site.edit_call(call).add(None, "lambda request: None").edit()
            yield site.fix(edit, node=call, message=f"{site.source(function)}() must be given get_response")

    def _is_made_new(self, site: Site, qname: str) -> bool:
        """Whether a class is one of the repository's that this run makes new-style."""
        facts = site.index.class_facts(qname)
        if facts is None or not is_middleware(site, qname) or is_new_style(site.index, qname):
            return False
        own = [one for one in site.index.ancestry(qname) if site.index.class_facts(one) is not None]
        hooks = any(
            hook in known.members for one in own for hook in HOOKS if (known := site.index.class_facts(one))
        )
        modules = [site.index.modules.get(one.rpartition(".")[0]) for one in own]
        return (
            hooks and unfit(site, qname) is None and all(one is not None and one.writable for one in modules)
        )

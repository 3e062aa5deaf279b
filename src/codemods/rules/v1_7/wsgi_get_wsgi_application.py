"""``WSGIHandler()`` as the application of a server."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_HANDLER = "django.core.handlers.wsgi.WSGIHandler"


class WsgiGetWsgiApplication(Rule):
    """``WSGIHandler()`` does not set Django up; ``get_wsgi_application()`` does."""

    change = "1.7/wsgi-get-wsgi-application"
    triggers = (OnCall(_HANDLER, subclasses=True),)
    needs = ("django.core.wsgi.get_wsgi_application",)
    examples = [
        Fixes(
            path="shop/wsgi.py",
            before="""\
                import os

                os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"

                import django.core.handlers.wsgi

                application = django.core.handlers.wsgi.WSGIHandler()
                """,
            after="""\
                import os

                os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"

                from django.core.wsgi import get_wsgi_application

                application = get_wsgi_application()
                """,
            current="1.6",
        ),
        Fixes(
            path="deploy/wsgi.py",
            before="""\
                from django.core.handlers.wsgi import WSGIHandler
                from shop.middleware import Proxied

                application = Proxied(WSGIHandler())
                """,
            after="""\
                from django.core.wsgi import get_wsgi_application
                from shop.middleware import Proxied

                application = Proxied(get_wsgi_application())
                """,
            current="1.6",
        ),
        Suggests(
            path="shop/serve.py",
            before="""\
                from django.core.handlers.wsgi import WSGIHandler
                from wsgiref.simple_server import make_server

                def main():
                    make_server("", 8000, WSGIHandler()).serve_forever()
                """,
            after="""\
                from django.core.wsgi import get_wsgi_application
                from wsgiref.simple_server import make_server

                def main():
                    make_server("", 8000, get_wsgi_application()).serve_forever()
                """,
            current="1.6",
        ),
        Suggests(
            path="shop/wsgi.py",
            current="1.6",
            before="""\
                import os
                from django.core.handlers.wsgi import WSGIHandler

                handler = WSGIHandler()

                def application(environ, start_response):
                    os.environ["SHOP"] = environ["SHOP"]
                    return handler(environ, start_response)
                """,
            after="""\
                import os
                from django.core.wsgi import get_wsgi_application

                handler = get_wsgi_application()

                def application(environ, start_response):
                    os.environ["SHOP"] = environ["SHOP"]
                    return handler(environ, start_response)
                """,
        ),
        Flags(
            path="shop/wsgi.py",
            source="""\
                from django.core.handlers.wsgi import WSGIHandler

                class Handler(WSGIHandler):
                    pass

                application = Handler()
                """,
            line=6,
            current="1.6",
        ),
        Keeps(
            path="shop/wsgi.py",
            source="""\
                import django
                from django.core.handlers.wsgi import WSGIHandler

                django.setup()
                application = WSGIHandler()
                """,
            current="1.6",
        ),
        Keeps(
            path="shop/wsgi.py",
            source="""\
                try:
                    from django.core.wsgi import get_wsgi_application
                    application = get_wsgi_application()
                except ImportError:
                    import django.core.handlers.wsgi
                    application = django.core.handlers.wsgi.WSGIHandler()
                """,
            current="1.6",
        ),
        Keeps(
            path="shop/wsgi.py",
            source="""\
                from django.contrib.staticfiles.handlers import StaticFilesHandler
                from shop.handlers import WSGIHandler
                from shop.wsgi import other

                application = StaticFilesHandler(WSGIHandler(other))
                """,
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, path = site.node, site.module.path
        if not isinstance(call, ast.Call) or call.args or call.keywords:
            return
        if "test" in site.roles or "/management/commands/" in f"/{path}" or self._set_up(site):
            return
        top = site.function is None and site.class_ is None and not site.in_class_body
        if not site.is_name(call.func, _HANDLER):
            own = site.resolve(call.func, certain=False) or "django."
            if top and not own.startswith("django."):
                yield site.flag(advice="Call django.setup() before the handler is made.")
            return
        text = site.need("django.core.wsgi.get_wsgi_application")
        edit = site.replace(call.func, text)
        statement = site.statement
        application = (
            isinstance(statement, ast.Assign)
            and len(site.module.walk.root.bindings.get("application", ())) == 1
            and any(isinstance(one, ast.Name) and one.id == "application" for one in statement.targets)
        )
        if top and application and not self._too_early(site, call):
            yield site.fix(edit)
        else:
            yield site.suggest(
                edit,
                advice="Do so where the settings are known by then and nothing has called django.setup() before.",
            )

    def _too_early(self, site: Site, call: ast.Call) -> bool:
        """Whether what Django needs to be set up is only seen to further down."""
        walk = site.module.walk
        late: list[ast.expr] = [
            node for node, _ in walk.attributes.get("environ", ()) if node.lineno > call.lineno
        ]
        late += [node for node, _ in walk.names.get("environ", ()) if node.lineno > call.lineno]
        for node, _ in walk.attributes.get("path", ()):
            if node.lineno > call.lineno and site.resolve(node, certain=False) == "sys.path":
                late.append(node)
        return bool(late)

    def _set_up(self, site: Site) -> bool:
        """Whether the file sets Django up by itself."""
        walk = site.module.walk
        if "get_wsgi_application" in walk.names or "get_wsgi_application" in walk.attributes:
            return True
        setups = [node for name in (walk.names, walk.attributes) for node, _ in name.get("setup", ())]
        return any(site.resolve(node, certain=False) == "django.setup" for node in setups)

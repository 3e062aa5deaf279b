"""Views named by dotted path in ``LOGIN_URL`` and ``LOGIN_REDIRECT_URL``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting
from codemods.rules.v1_8.view_paths import reversed_by_name

_FILES = {
    "shop/__init__.py": "",
    "shop/views.py": "def index(request):\n    pass\n\n\ndef enter(request):\n    pass\n",
    "shop/urls.py": (
        "from django.conf.urls import include, patterns, url\n\n"
        "urlpatterns = patterns('',\n"
        "    url(r'^$', 'shop.views.index', name='home'),\n"
        "    url(r'^login/$', 'django.contrib.auth.views.login', {'template_name': 'login.html'}, 'login'),\n"
        "    url(r'^m/', include('shop.members', namespace='members')),\n"
        ")\n"
    ),
    "shop/members.py": (
        "from django.conf.urls import url\nfrom shop import views\n\n"
        "urlpatterns = [url(r'^in/$', views.enter, name='enter')]\n"
    ),
}


class LoginUrlDottedPath(Rule):
    """``LOGIN_URL`` and ``LOGIN_REDIRECT_URL`` hold a URL or the name of a pattern, not the dotted path of a view."""

    change = "1.8/login-url-dotted-path"
    also = ("1.10/login-url-dotted-path",)
    triggers = (OnSetting("LOGIN_URL"), OnSetting("LOGIN_REDIRECT_URL"))
    advice = "Give the url() of the view a name, and write that."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                LOGIN_URL = "django.contrib.auth.views.login"
                LOGIN_REDIRECT_URL = 'shop.views.index'
                """,
            after="""\
                SECRET_KEY = ""
                LOGIN_URL = "login"
                LOGIN_REDIRECT_URL = 'home'
                """,
            files=_FILES,
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.test import TestCase, override_settings

                settings.configure(LOGIN_URL="shop.views.index")

                @override_settings(LOGIN_URL="shop.views.index")
                class Tests(TestCase):
                    def test(self):
                        with self.settings(LOGIN_REDIRECT_URL="shop.views.index"):
                            settings.LOGIN_URL = "shop.views.index"
                """,
            after="""\
                from django.conf import settings
                from django.test import TestCase, override_settings

                settings.configure(LOGIN_URL="home")

                @override_settings(LOGIN_URL="home")
                class Tests(TestCase):
                    def test(self):
                        with self.settings(LOGIN_REDIRECT_URL="home"):
                            settings.LOGIN_URL = "home"
                """,
            files=_FILES,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                LOGIN_URL = "shop.views.enter"
                """,
            after="""\
                SECRET_KEY = ""
                LOGIN_URL = "members:enter"
                """,
            files=_FILES,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                LOGIN_URL = "django.contrib.auth.views.login"
                LOGIN_REDIRECT_URL = "shop.views.index"
                """,
            lines=(2, 3),
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                LOGIN_URL = "/login.html"
                LOGIN_REDIRECT_URL = "shop:index"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if isinstance(node, ast.Assign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, site.qname)
            value = keyword.value if keyword is not None else None
        elif site.kind == "write" and isinstance(site.statement, ast.Assign):
            value = site.statement.value
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            return
        answer = reversed_by_name(site, value, self.advice)
        parts = value.value.split(".")
        if answer is not None:
            yield answer
        elif len(parts) > 1 and all(part.isidentifier() for part in parts):
            yield site.flag(node=value)

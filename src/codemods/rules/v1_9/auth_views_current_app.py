"""``current_app`` of the views of ``django.contrib.auth``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_VIEWS = tuple(
    f"django.contrib.auth.views.{name}"
    for name in (
        "login",
        "logout",
        "logout_then_login",
        "password_change",
        "password_change_done",
        "password_reset",
        "password_reset_complete",
        "password_reset_confirm",
        "password_reset_done",
    )
)


class AuthViewsCurrentApp(Rule):
    """The views of ``django.contrib.auth`` read ``request.current_app`` and take no ``current_app``."""

    change = "1.9/auth-views-current-app"
    also = ("2.0/auth-views-current-app",)
    triggers = tuple(OnName(view) for view in _VIEWS)
    available = "1.8"
    advice = "Set request.current_app before the view is called."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth import views

                def enter(request):
                    return views.login(request, template_name="x.html", current_app="office")
                """,
            after="""\
                from django.contrib.auth import views

                def enter(request):
                    request.current_app = "office"
                    return views.login(request, template_name="x.html")
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.auth.views import login

                urlpatterns = [url(r'^login/$', login, {'current_app': 'office'})]
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.auth.views import login
                from shop.views import logout

                def enter(request):
                    return login(request, template_name="x.html") or logout(request, current_app="office")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        message = f"{site.qname.rpartition('.')[2]}() takes no current_app any more"
        call, parent = site.call, site.parent
        if call is None:
            if isinstance(parent, ast.Call):  # url(…, login, {…})
                for value in [*parent.args, *[one.value for one in parent.keywords]]:
                    if isinstance(value, ast.Dict):
                        for key in value.keys:
                            if isinstance(key, ast.Constant) and key.value == "current_app":
                                yield site.flag(node=key, message=message)
            return
        given = site.keyword(call, "current_app")
        if given is None:
            return
        statement = site.statement
        request = call.args[0] if call.args else None
        alone = isinstance(statement, ast.Return | ast.Expr | ast.Assign) and statement.value is call
        if not alone or not isinstance(request, ast.Name) or not self.replaceable:
            yield site.flag(node=call, message=message)
            return
        yield site.fix(
            site.insert_before(statement, f"{request.id}.current_app = {site.source(given.value)}"),
            site.edit_call(call).remove("current_app").edit(),
            node=call,
            message=message,
        )

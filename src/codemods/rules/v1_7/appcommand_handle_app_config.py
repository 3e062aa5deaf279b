"""``AppCommand.handle_app()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class AppcommandHandleAppConfig(Rule):
    """``AppCommand.handle_app()`` is ``handle_app_config()`` now, and is given the configuration of the application."""

    change = "1.7/appcommand-handle-app-config"
    also = ("1.9/appcommand-handle-app",)
    triggers = (OnMethod("django.core.management.base.AppCommand", "handle_app"),)
    available = "1.7"
    advice = "Take the AppConfig; its models_module is what handle_app() was given."
    examples = [
        Fixes(
            path="shop/management/commands/a.py",
            before="""\
                from django.core.management.base import AppCommand

                class Command(AppCommand):
                    def handle_app(self, app, **options):
                        \"\"\"Says it.\"\"\"
                        print(app.__name__)
                """,
            after="""\
                from django.core.management.base import AppCommand

                class Command(AppCommand):
                    def handle_app_config(self, app_config, **options):
                        \"\"\"Says it.\"\"\"
                        app = app_config.models_module
                        print(app.__name__)
                """,
        ),
        Flags(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import AppCommand

                class Command(AppCommand):
                    def handle_app(self, *args, **options):
                        pass
                """,
            line=4,
        ),
        Keeps(
            """\
                class Command:
                    def handle_app(self, app, **options):
                        pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            return
        arguments = node.args
        if len(arguments.args) != 2 or arguments.posonlyargs or arguments.defaults:
            raise CannotRewrite("it takes other arguments")
        body = node.body
        if len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]
        parameter = arguments.args[1]
        if site.module.lines.position(site.module.span(body[0])[0])[0] == node.lineno:
            raise CannotRewrite("its body stands on the line of its header")
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id == "app_config":
                raise CannotRewrite("the name app_config is taken")
        start = site.module.span(parameter)[0]
        yield site.fix(
            site.replace_name(node, "handle_app_config"),
            Edit(start, start + len(parameter.arg), "app_config"),
            site.insert_before(body[0], f"{parameter.arg} = app_config.models_module"),
        )

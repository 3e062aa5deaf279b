"""``ping_google()`` of the sitemaps."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.dropped_calls import DropCalls
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_PING = "django.contrib.sitemaps.ping_google"
_ADVICE = "Delete it: the search engine closed the address that it called."


class PingGoogle(DropCalls):
    """``ping_google()`` is gone, as the search engine closed the address that it called."""

    change = "5.0/ping-google"
    also = ("5.0/ping-google-command",)
    functions = (_PING,)
    suggests = True
    advice = _ADVICE
    triggers = (OnCall("django.core.management.call_command"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib.sitemaps import ping_google
                from django.core.management import call_command

                class Entry:
                    def save(self):
                        store(self)
                        try:
                            ping_google()
                        except Exception:
                            pass
                        call_command("ping_google")

                    def publish(self):
                        ping_google(sitemap_url="/sitemap.xml")
                        self.save()
                """,
            after="""\
                class Entry:
                    def save(self):
                        store(self)

                    def publish(self):
                        self.save()
                """,
        ),
        Flags(
            """\
                from django.contrib.sitemaps import ping_google

                HOOKS = [ping_google]
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.search import ping_google

                ping_google()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if site.qname == "django.core.management.call_command" or site.qname.endswith(".call_command"):
            name = site.argument(call, "command_name", 0) if call is not None else None
            if not (isinstance(name, ast.Constant) and name.value == "ping_google"):
                return
            statement = site.module.parents.get(call) if call is not None else None
            if isinstance(statement, ast.Expr):
                yield site.suggest(
                    site.remove(statement), node=call, message="The command ping_google is gone"
                )
            else:
                yield site.flag(node=call, message="The command ping_google is gone")
            return
        statement = site.module.parents.get(call) if call is not None and site.kind == "use" else None
        around = site.module.parents.get(statement) if statement is not None else None
        if (
            isinstance(around, ast.Try)
            and isinstance(statement, ast.Expr)
            and around.body == [statement]
            and not around.orelse
            and not around.finalbody
        ):
            yield site.suggest(site.remove(around), node=call, message=self.told(site))
            return
        yield from super().visit(site)

"""The argument ``current_app`` of ``Context``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class CurrentAppPlainContext(ChangeArguments):
    """A plain ``Context`` has no ``current_app``; the request of a ``RequestContext`` has."""

    change = "1.8/current-app-plain-context"
    also = ("1.10/context-current-app",)
    calls = ("django.template.context.Context",)
    subclasses = False
    flag_remove = {"current_app": "Set request.current_app, and render with a RequestContext."}
    examples = [
        Flags(
            """\
                from django.template import Context

                context = Context({}, current_app="admin")
                """,
            line=3,
        ),
        Flags(
            """\
                from django.template import Context

                context = Context({}, True, "admin")
                """,
            line=3,
            current="1.8",
        ),
        Keeps(
            """\
                from django.template import Context
                from shop.template import Context as Own

                one = Context({}, autoescape=False)
                two = Own({}, current_app="admin")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, current = site.call, site.range.current
        if call is not None and current is not None and current < Release(1, 10) and len(call.args) > 2:
            yield site.flag(
                message="Context() no longer takes current_app", advice=self.flag_remove["current_app"]
            )
            return
        yield from super().visit(site)

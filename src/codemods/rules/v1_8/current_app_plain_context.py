"""The argument ``current_app`` of ``Context``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import ChangeArguments


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
        Keeps(
            """\
                from django.template import Context
                from shop.template import Context as Own

                one = Context({}, autoescape=False)
                two = Own({}, current_app="admin")
                """
        ),
    ]

"""``add_to_builtins()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "List the module in OPTIONS['builtins'] of TEMPLATES, and drop the call."


class AddToBuiltins(RemoveSymbols):
    """Tag libraries that are always loaded are listed in ``TEMPLATES``; ``add_to_builtins()`` is gone."""

    change = "1.9/add-to-builtins"
    names = {f"django.template.{module}add_to_builtins": _ADVICE for module in ("base.", "", "loader.")}
    examples = [
        Flags(
            """\
                from django.template.base import add_to_builtins

                add_to_builtins("shop.templatetags.prices")
                """
        ),
        Flags(
            """\
                from django.template import loader

                loader.add_to_builtins("shop.templatetags.prices")
                """,
            line=3,
        ),
        Keeps(
            """\
                from shop.template import add_to_builtins

                add_to_builtins("shop.templatetags.prices")
                """
        ),
    ]

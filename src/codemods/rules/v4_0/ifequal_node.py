"""``IfEqualNode`` and ``do_ifequal``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class IfEqualNode(RemoveSymbols):
    """The classes behind the tag ``ifequal`` are gone."""

    change = "4.0/ifequal-node"
    names = dict.fromkeys(
        ("django.template.defaulttags.IfEqualNode", "django.template.defaulttags.do_ifequal"),
        "Write a node of your own for the tag that was built on it.",
    )
    examples = [
        Flags(
            """\
                from django.template.defaulttags import IfEqualNode

                class Mine(IfEqualNode):
                    pass
                """
        ),
        Keeps("from django.template.defaulttags import IfNode\n"),
    ]

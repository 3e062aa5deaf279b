"""``Library.assignment_tag()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameMembers


class AssignmentTag(RenameMembers):
    """``simple_tag()`` can put its result into a variable, so ``assignment_tag()`` is gone."""

    change = "1.9/assignment-tag"
    also = ("2.0/assignment-tag",)
    members = {"django.template.Library.assignment_tag": "simple_tag"}
    receivers = ("register",)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django import template

                register = template.Library()
                tags = template.Library()

                @register.assignment_tag
                def one():
                    return 1

                @register.assignment_tag(takes_context=True, name="zwei")
                def two(context):
                    return 2

                tags.assignment_tag(one)
                """,
            after="""\
                from django import template

                register = template.Library()
                tags = template.Library()

                @register.simple_tag
                def one():
                    return 1

                @register.simple_tag(takes_context=True, name="zwei")
                def two(context):
                    return 2

                tags.simple_tag(one)
                """,
        ),
        Flags(
            """\
                from django import template

                register = template.Library()
                register.assignment_tag(len)
                """,
            line=4,
            supports="1.8",
        ),
        Keeps(
            """\
                from shop.tags import Tags

                tags = Tags()

                @tags.assignment_tag
                def one():
                    return 1
                """
        ),
    ]

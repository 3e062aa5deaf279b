"""``Library.assignment_tag()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class AssignmentTag(RenameMembers):
    """``assignment_tag()`` is ``simple_tag()`` now, which can put its result into a variable too."""

    change = "1.9/assignment-tag"
    also = ("2.0/assignment-tag",)
    members = {"django.template.Library.assignment_tag": "simple_tag"}
    receivers = ("register", "library")
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django import template
                from django.template.base import Library

                register = template.Library()
                other = Library()

                @register.assignment_tag(takes_context=True)
                def cart(context):
                    return context["cart"]

                @other.assignment_tag
                def total():
                    return 1
                """,
            after="""\
                from django import template
                from django.template.base import Library

                register = template.Library()
                other = Library()

                @register.simple_tag(takes_context=True)
                def cart(context):
                    return context["cart"]

                @other.simple_tag
                def total():
                    return 1
                """,
        ),
        Keeps("""\
                from django import template
                from shop.tags import Tags

                register = template.Library()
                tags = Tags()

                @register.simple_tag
                @tags.assignment_tag
                def total():
                    return 1
                """),
    ]

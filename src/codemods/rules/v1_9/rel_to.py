"""``rel.to``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_9.relation_objects import relation_certainty, shimmed


class RelTo(Rule):
    """The model that a relation leads to is its ``model`` now, no longer its ``to``."""

    change = "1.9/rel-to"
    also = ("2.0/remote-field-to",)
    triggers = (OnAttribute("to"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.widgets import ForeignKeyRawIdWidget

                class Raw(ForeignKeyRawIdWidget):
                    def label(self):
                        return self.rel.to._meta.verbose_name

                def target(field):
                    rel = field.remote_field
                    return rel.to or field.rel.to
                """,
            after="""\
                from django.contrib.admin.widgets import ForeignKeyRawIdWidget

                class Raw(ForeignKeyRawIdWidget):
                    def label(self):
                        return self.rel.model._meta.verbose_name

                def target(field):
                    rel = field.remote_field
                    return rel.model or field.rel.model
                """,
        ),
        Flags(
            """\
                def target(field):
                    return field.rel.to
                """,
            line=2,
            supports="1.8",
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage

                class Link:
                    rel = None

                    def html(self, message, rel):
                        return message.to, rel.to, self.rel.to

                def target(field):
                    return field.remote_field.model if hasattr(field, "remote_field") else field.rel.to
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        sure = relation_certainty(site, node.value)
        if sure is None or shimmed(site, node, "remote_field"):
            return
        message = "The model that a relation leads to is its model now, no longer its to"
        if not self.replaceable:
            if sure:
                yield site.flag(message=message)
            return
        edit = site.replace_name(node, "model")
        if sure:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice=f"Do so if {site.source(node.value)} is the relation of a field.",
            )

"""``rel.to``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule
from codemods.rules.v1_9.relation_objects import asked, relation_certainty, shimmed


class RelTo(Rule):
    """The model that a relation leads to is its ``model`` now, no longer its ``to``."""

    change = "1.9/rel-to"
    also = ("2.0/remote-field-to",)
    triggers = (OnAttribute("to"), OnModule(('"to"', "'to'")))
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
        Fixes(
            before="""\
                def target(field):
                    if hasattr(field.rel, "to"):
                        return field.rel.to
                    rel = field.remote_field
                    return getattr(rel, 'to', None)
                """,
            after="""\
                def target(field):
                    if hasattr(field.rel, "model"):
                        return field.rel.model
                    rel = field.remote_field
                    return getattr(rel, 'model', None)
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

                def target(field, mail):
                    if hasattr(mail, "to") and getattr(mail.message, "to"):
                        return None
                    return field.remote_field.model if hasattr(field, "remote_field") else field.rel.to
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Module):
            for call in asked(site, "to"):
                if not shimmed(site, call, "remote_field"):
                    yield from self._answer(site, call.args[1], call.args[0])
            return
        node = site.node
        if isinstance(node, ast.Attribute) and not shimmed(site, node, "remote_field"):
            yield from self._answer(site, node, node.value)

    def _answer(self, site: Site, node: ast.expr, relation: ast.expr) -> Iterator[Answer]:
        sure = relation_certainty(site, relation)
        if sure is None:
            return
        message = "The model that a relation leads to is its model now, no longer its to"
        if not self.replaceable:
            if sure:
                yield site.flag(node=node, message=message)
            return
        if isinstance(node, ast.Constant):
            edit = site.replace_in_string(node, "to", "model")
        else:
            edit = site.replace_name(node, "model")
        if sure:
            yield site.fix(edit, node=node, message=message)
        else:
            advice = f"Do so if {site.source(relation)} is the relation of a field."
            yield site.suggest(edit, node=node, message=message, advice=advice)

"""Iterating over a ``Template``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_TEMPLATE = "django.template.base.Template"


class TemplateIter(Rule):
    """``Template`` objects cannot be iterated over; their ``nodelist`` can."""

    change = "5.0/template-iter"
    triggers = (OnModule(("Template",)),)
    examples = [
        Fixes(
            before="""\
                from django.template import Template

                def nodes(source):
                    template = Template(source)
                    for node in template:
                        yield node
                    yield [node for node in Template(source)]
                """,
            after="""\
                from django.template import Template

                def nodes(source):
                    template = Template(source)
                    for node in template.nodelist:
                        yield node
                    yield [node for node in Template(source).nodelist]
                """,
        ),
        Fixes(
            before="""\
                from django.template import Template as DjangoTemplate

                def nodes(source):
                    return list(node for node in DjangoTemplate(source))
                """,
            after="""\
                from django.template import Template as DjangoTemplate

                def nodes(source):
                    return list(node for node in DjangoTemplate(source).nodelist)
                """,
        ),
        Keeps(
            """\
                from django.template import Template

                class Source:
                    pass

                def nodes(source):
                    template = Template(source)
                    for node in template.nodelist:
                        yield node
                    for part in source:
                        yield part
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        loops: list[ast.For | ast.comprehension] = [
            *site.module.nodes(ast.For),
            *site.module.nodes(ast.comprehension),
        ]
        for part in loops:
            if not isinstance(part.iter, ast.Name | ast.Call | ast.Attribute):
                continue
            found = site.infer(part.iter)
            if (
                found is not None
                and found.certain
                and found.instance
                and self._is_template(site, found.qname)
            ):
                yield site.fix(site.replace(part.iter, f"{site.source(part.iter)}.nodelist"), node=part.iter)

    def _is_template(self, site: Site, qname: str) -> bool:
        if not site.index.is_subclass(qname, _TEMPLATE):
            return False
        for ancestor in site.index.ancestry(site.index.name(qname).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "__iter__" in facts.members:
                return False
        return True

"""Fields of one's own that tell the way of their joins."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.db.models.fields.related.RelatedField"
_HAVE = frozenset(
    [
        "django.db.models.fields.related.ForeignObject",
        "django.db.models.fields.related.ManyToManyField",
    ]
)
_PROPERTIES = {"get_path_info": "path_infos", "get_reverse_path_info": "reverse_path_infos"}


class PathInfos(Rule):
    """Queries ask a relation for ``path_infos``, and take a field with ``get_path_info()`` alone for no relation."""

    change = "4.1/undocumented-path-infos"
    advice = "Give path_infos and reverse_path_infos what get_path_info() and get_reverse_path_info() return."
    triggers = tuple(OnMethod(_BASE, name) for name in _PROPERTIES)
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import RelatedField


                class TagField(RelatedField):
                    def get_path_info(self, filtered_relation=None):
                        return [self.way(filtered_relation)]

                    def get_reverse_path_info(self, filtered_relation=None):
                        return []
                """,
            after="""\
                from django.db.models.fields.related import RelatedField


                class TagField(RelatedField):
                    def get_path_info(self, filtered_relation=None):
                        return [self.way(filtered_relation)]

                    @property
                    def path_infos(self):
                        return self.get_path_info()

                    def get_reverse_path_info(self, filtered_relation=None):
                        return []

                    @property
                    def reverse_path_infos(self):
                        return self.get_reverse_path_info()
                """,
        ),
        Flags(
            """\
                from django.db.models.fields.related import RelatedField


                class TagField(RelatedField):
                    def get_path_info(self, filtered_relation):
                        return [self.way(filtered_relation)]
                """,
            line=5,
        ),
        Keeps("""\
            from django.db import models
            from django.db.models.fields.related import RelatedField


            class Key(models.ForeignKey):
                def get_path_info(self, filtered_relation=None):
                    return super().get_path_info(filtered_relation)


            class TagField(RelatedField):
                path_infos = ()

                def get_path_info(self, filtered_relation=None):
                    return []


            class Way:
                def get_path_info(self):
                    return []
            """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None:
            return
        wanted = _PROPERTIES[node.name]
        if self._has(site, owner, wanted):
            return
        message = f"A field with {node.name}() needs {wanted} as well"
        given = node.args
        if len(given.args) - len(given.defaults) > 1 or any(one is None for one in given.kw_defaults):
            yield site.flag(message=message)
            return
        below = site.insert_after(node, f"@property\ndef {wanted}(self):\n    return self.{node.name}()")
        gap = site.module.source.newline
        text = below.text
        yield site.fix(Edit(below.start, below.end, gap + text), message=message)

    def _has(self, site: Site, owner: ast.ClassDef, name: str) -> bool:
        """Whether the class has the property from anywhere: of its own, from the repository, or from Django."""
        for one in owner.body:  # the index does not know what an earlier pass has put in
            if isinstance(one, ast.FunctionDef) and one.name == name:
                return True
            if isinstance(one, ast.Assign) and any(
                getattr(target, "id", "") == name for target in one.targets
            ):
                return True
        for base in owner.bases:
            found = site.resolve(base, certain=False)
            if found is None:
                return True  # a mixin of somebody else's may bring it
            for ancestor in site.index.ancestry(found):
                facts = site.index.class_facts(ancestor)
                if ancestor in _HAVE or (facts is not None and name in facts.members):
                    return True
        return False

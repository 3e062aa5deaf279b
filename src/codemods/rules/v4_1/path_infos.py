"""``path_infos`` and ``reverse_path_infos`` of relation fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_FIELD = "django.db.models.fields.related.RelatedField"
_HAVE = (
    "django.db.models.fields.related.ForeignObject",
    "django.db.models.fields.related.ManyToManyField",
)
_NEW = {"get_path_info": "path_infos", "get_reverse_path_info": "reverse_path_infos"}


class PathInfos(Rule):
    """Queries ask a relation field for ``path_infos``, which only Django's own fields make of ``get_path_info()``."""

    change = "4.1/undocumented-path-infos"
    available = "1.8"
    triggers = tuple(OnMethod("", name) for name in _NEW)
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import RelatedField

                class TagsField(RelatedField):
                    def get_path_info(self, filtered_relation=None):
                        return self._path(True, filtered_relation)

                    def get_reverse_path_info(self, filtered_relation=None):
                        return self._path(False, filtered_relation)

                class Mixin:
                    def get_path_info(self, filtered_relation=None):
                        return []

                class MixedField(Mixin, RelatedField):
                    pass
                """,
            after="""\
                from django.db.models.fields.related import RelatedField

                class TagsField(RelatedField):
                    def get_path_info(self, filtered_relation=None):
                        return self._path(True, filtered_relation)

                    @property
                    def path_infos(self):
                        return self.get_path_info()

                    def get_reverse_path_info(self, filtered_relation=None):
                        return self._path(False, filtered_relation)

                    @property
                    def reverse_path_infos(self):
                        return self.get_reverse_path_info()

                class Mixin:
                    def get_path_info(self, filtered_relation=None):
                        return []

                    @property
                    def path_infos(self):
                        return self.get_path_info()

                class MixedField(Mixin, RelatedField):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from django.db.models.fields.related import RelatedField
                from shop.paths import Path

                class Key(models.ForeignKey):
                    def get_path_info(self, filtered_relation=None):
                        return []

                class Mixin:
                    def get_path_info(self, filtered_relation=None):
                        return []

                class MixedKey(Mixin, models.ForeignKey):
                    pass

                class TagsField(RelatedField):
                    path_infos = ()

                    def get_path_info(self, filtered_relation=None):
                        return []

                class Short(Path):
                    def get_path_info(self):
                        return []
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        class_ = site.module.parents.get(node)
        if not isinstance(node, ast.FunctionDef) or not isinstance(class_, ast.ClassDef):
            return
        new = _NEW[node.name]
        if not _is_asked(site, class_):
            return
        if site.descends(class_, *_HAVE) or new in site.module.walk.scope_of[class_].bindings:
            return
        if any(
            new in facts.members
            for base in class_.bases
            if (name := site.resolve(base, certain=False)) is not None
            for facts in site.index.own_line(name)
        ):
            return
        message = f"Queries ask a relation field for {new}"
        if not self.replaceable:
            yield site.flag(message=message)
            return
        code = f"\n@property\ndef {new}(self):\n    return self.{node.name}()"
        yield site.fix(site.insert_after(node, code), message=message)


def _is_asked(site: Site, class_: ast.ClassDef) -> bool:
    """Whether a class is a relation field, or is mixed into one that does not have the attributes from Django."""
    if site.descends(class_, _FIELD):
        return True
    lines = map(site.index.ancestry, site.index.heirs(f"{site.module.name}.{class_.name}"))
    return any(_FIELD in line and set(_HAVE).isdisjoint(line) for line in lines)

"""What fields stand behind the columns of a repository's models."""

from __future__ import annotations

from typing import NamedTuple

from codemods.index.facts import ClassFacts
from codemods.index.index import Index
from codemods.rules.shapes.relations import MODEL, Relation, relations_of

__all__ = ["FIELDS", "Column", "column_of", "columns_named", "field_class"]

FIELDS = frozenset(
    [
        *(
            "AutoField",
            "BigAutoField",
            "SmallAutoField",
            "IntegerField",
            "BigIntegerField",
            "SmallIntegerField",
        ),
        *("PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField", "FloatField"),
        *("DecimalField", "BooleanField", "NullBooleanField", "CharField", "TextField", "SlugField"),
        *("EmailField", "URLField", "FilePathField", "FileField", "ImageField", "DateField", "DateTimeField"),
        *("TimeField", "DurationField", "UUIDField", "BinaryField", "GenericIPAddressField", "JSONField"),
        "Field",
    ]
)
"""The field classes of ``django.db.models`` that hold a value of their own."""


class Column(NamedTuple):
    """A field: the final name of its class, and the name of the class of Django's that it is or descends from."""

    qname: str
    django: str

    @classmethod
    def plain(cls, name: str) -> Column:
        return cls(f"django.db.models.{name}", name)

    @property
    def own(self) -> bool:
        """Whether the class is not Django's own, so that it may turn values into something else."""
        return not self.qname.startswith("django.")


def field_class(index: Index, qname: str) -> Column | None:
    """The field that a call of a class makes; None for relations, and for what is not known to be a field."""
    final = index.name(qname).qname
    for ancestor in index.ancestry(final):
        name = ancestor.rpartition(".")[2]
        if not ancestor.startswith("django."):
            if ancestor.partition(".")[0] != "?" and index.class_facts(ancestor) is None:
                return None  # of another package, and what it descends from is not known
            continue
        if name in FIELDS and index.is_subclass(ancestor, f"django.db.models.{name}"):
            return Column.plain(name) if final.startswith("django.db.models.") else Column(final, name)
        if name == "ForeignObject":
            return None
    return None


def column_of(index: Index, model: str, path: str) -> Column | None:
    """The field that a path such as ``author__born`` leads to from a model; None where it cannot be told."""
    relations = relations_of(index)
    *ways, last = path.split("__")
    for way in ways:
        relation = relations.of(model, way)
        if relation is not None:
            target = relation.target
        else:
            back = _back(index, model, way)
            target = back.owner if back is not None else None
        if target is None:
            return None
        model = target
    return _own_column(index, model, last)


def columns_named(index: Index, path: str) -> Column | None:
    """The field that the end of a path names, where every model of the repository that has one has the same kind."""
    named = index.ask(_by_name)
    *ways, last = path.split("__")
    if any(way in named for way in ways):  # what follows a column is a part of its value
        return None
    found = named.get(last)
    return next(iter(found)) if found is not None and len(found) == 1 else None


def _by_name(index: Index) -> dict[str, set[Column | None]]:
    """The names of the columns of all models, with what fields they are in each."""
    found: dict[str, set[Column | None]] = {}
    for models in relations_of(index).models.values():
        for model in models:
            facts = index.class_facts(model)
            for name, call in facts.calls.items() if facts is not None else ():
                if index.is_subclass(index.name(call.callee).qname, "django.db.models.Field"):
                    found.setdefault(name, set()).add(field_class(index, call.callee))
    return found


def _back(index: Index, model: str, name: str) -> Relation | None:
    ancestry = index.ancestry(model)
    found = [one for one in relations_of(index).all if one.query == name and one.target in ancestry]
    return found[0] if len(found) == 1 else None


def _own_column(index: Index, model: str, name: str) -> Column | None:
    line = list(index.own_line(model))
    for facts in line:
        call = facts.calls.get(name)
        if call is not None:
            if field_class(index, call.callee) is not None:
                return field_class(index, call.callee)
            break
        if name in facts.members:
            return None
    relation = relations_of(index).of(model, name) or relations_of(index).of(model, name.removesuffix("_id"))
    if relation is not None:
        plain = relation.kind in ("key", "one") and relation.target is not None
        return _key_of(index, relation.target) if plain and relation.target is not None else None
    return _key_of(index, model) if name in ("pk", "id") else None


def _key_of(index: Index, model: str) -> Column | None:
    """The primary key of a model that leaves it to Django to make one."""
    line = list(index.own_line(model))
    if not line or any(_has_key(facts) for facts in line):
        return None
    known = all(
        one.startswith("django.") or one == "object" or index.class_facts(one) is not None
        for one in index.ancestry(model)
    )
    return Column.plain("AutoField") if known and index.is_subclass(model, MODEL) else None


def _has_key(facts: ClassFacts) -> bool:
    return any("primary_key" in call.texts for call in facts.calls.values())

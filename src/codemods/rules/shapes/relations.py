"""The models of a repository and how they hang together: fields that lead to other models, and the way back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from codemods.index.facts import CallFacts
from codemods.index.index import Index
from codemods.rules.site import Site

__all__ = ["Relation", "Relations", "relations_of", "root_model"]

MODEL = "django.db.models.Model"
_FOREIGN_KEY = "django.db.models.ForeignKey"
_MANY_TO_MANY = "django.db.models.ManyToManyField"
_ONE_TO_ONE = "django.db.models.OneToOneField"
_GENERIC = "django.contrib.contenttypes.fields.GenericRelation"
_MANAGERS = ("objects", "_default_manager", "_base_manager")


class Relation(NamedTuple):
    """A field that leads from the model ``owner`` to ``target`` (final names; None where it cannot be told).

    ``kind`` is "many" for many-to-many fields, "generic", "one" for one-to-one fields and "key" for foreign keys.
    ``accessor`` is the attribute of the target's instances that leads back, ``query`` the name for it in lookups;
    empty where there is none or where it cannot be told. ``named``: neither comes from the model's name alone.
    """

    owner: str
    name: str
    kind: str
    target: str | None
    accessor: str
    query: str
    named: bool


class Relations:
    """All relations that the models of a repository declare."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.models: dict[str, list[str]] = {}  # class name -> final names of models
        for facts in index.files.values():
            for qualname in facts.classes:
                qname = f"{facts.names[0]}.{qualname}" if facts.names else qualname
                if index.is_subclass(qname, MODEL):
                    self.models.setdefault(qualname.rpartition(".")[2], []).append(qname)
        self.all: list[Relation] = [
            relation
            for names in self.models.values()
            for qname in names
            for relation in self._declared(qname)
        ]

    def of(self, model: str, name: str) -> Relation | None:
        """The relation that an instance's attribute ``name`` follows forwards, declared by the model or an ancestor."""
        ancestry = self.index.ancestry(model)
        return next((one for one in self.all if one.name == name and one.owner in ancestry), None)

    def back(self, model: str, name: str) -> Relation | None:
        """The relation that leads back from ``model`` by the attribute ``name``."""
        ancestry = self.index.ancestry(model)
        return next((one for one in self.all if one.accessor == name and one.target in ancestry), None)

    def is_plain_field(self, model: str, name: str) -> bool:
        """Whether ``name`` is a field of the model that leads nowhere."""
        for facts in self.index.own_line(model):
            call = facts.calls.get(name)
            if call is not None:
                callee = self.index.name(call.callee).qname
                return self.index.is_subclass(callee, "django.db.models.Field") and self._kind(call) is None
        return False

    @cached_property
    def sets(self) -> frozenset[str]:
        """The names of attributes that stand for several objects, forward and back."""
        forward = {one.name for one in self.all if one.kind in ("many", "generic")}
        return frozenset(forward | {one.accessor for one in self.all if one.accessor and one.kind != "one"})

    def meta(self, model: str, option: str) -> str | None:
        """The literal text that a model's ``Meta`` gives an option (its ancestors' where it has no Meta of its own)."""
        for ancestor in self.index.ancestry(model):
            facts = self.index.class_facts(f"{ancestor}.Meta")
            if facts is not None:
                return facts.texts.get(option)
        return None

    def _declared(self, qname: str) -> Iterator[Relation]:
        facts = self.index.class_facts(qname)
        if facts is None:
            return
        for name, call in facts.calls.items():
            kind = self._kind(call)
            if kind is None:
                continue
            target = self._target(qname, call)
            accessor = query = ""
            meta = self.index.class_facts(f"{qname}.Meta")
            abstract = meta is not None and "abstract" in meta.members
            related = call.texts.get("related_name") or self.meta(qname, "default_related_name") or ""
            model = qname.rpartition(".")[2].lower()
            if kind != "generic" and not abstract and "%" not in related and not related.endswith("+"):
                accessor = related or (model if kind == "one" else f"{model}_set")
                query = call.texts.get("related_query_name") or related or model
            yield Relation(qname, name, kind, target, accessor, query, bool(related))

    def _kind(self, call: CallFacts) -> str | None:
        callee = self.index.name(call.callee).qname
        for base, kind in (
            (_MANY_TO_MANY, "many"),
            (_ONE_TO_ONE, "one"),
            (_FOREIGN_KEY, "key"),
            (_GENERIC, "generic"),
        ):
            if self.index.is_subclass(callee, base):
                return kind
        return None

    def _target(self, owner: str, call: CallFacts) -> str | None:
        text = call.first or call.texts.get("to", "")
        if text == "self":
            return owner
        if not text:
            return None
        final = self.index.name(text).qname
        if self.index.class_facts(final) is not None:
            return final
        if final.startswith("django.") and self.index.is_subclass(final, MODEL):
            return final
        label, _, name = text.rpartition(".")
        known = self.models.get(name, [])
        if label:
            known = [one for one in known if label.rpartition(".")[2] in one.split(".")[:-1]]
        else:
            module = owner.rpartition(".")[0]
            known = [one for one in known if one.rpartition(".")[0] == module] or [
                one for one in known if one.partition(".")[0] == owner.partition(".")[0]
            ]
        return known[0] if len(known) == 1 else None


def relations_of(index: Index) -> Relations:
    """The relations of an index, made once."""
    return index.ask(Relations)


def root_model(site: Site, node: ast.expr) -> str | None:
    """The model that a query such as ``Book.objects.filter(…).order_by(…)`` is about; None where it cannot be told."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            if node.attr in _MANAGERS:
                found = site.resolve(node.value)
                if found is not None and site.index.is_subclass(found, MODEL):
                    return found if site.index.class_facts(found) is not None else None
            node = node.value
        else:
            return None

"""Relations with an ``__init__()`` of their own, and what they are compared by."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_MODULE = "django.db.models.fields.reverse_related"
_BASE = f"{_MODULE}.ForeignObjectRel"
_COMMON = {
    "related_name": "None",
    "related_query_name": "None",
    "limit_choices_to": "{}",
    "parent_link": "False",
    "on_delete": "None",
    "symmetrical": "False",
    "multiple": "True",
}
"""What ``ForeignObjectRel.__init__()`` sets where it is told nothing."""
_MORE: dict[str, dict[str, str | None]] = {
    f"{_MODULE}.ManyToManyRel": {"through": "None", "through_fields": "None", "db_constraint": "True"},
    f"{_MODULE}.ManyToOneRel": {"field_name": None},
}
_OWN = frozenset(["identity", "__hash__", "__eq__"])


class RelationIdentity(Rule):
    """Relations are compared and hashed by all that their ``__init__()`` sets, so none of it may be missing."""

    change = "3.2/relation-identity"
    available = "1.8"
    triggers = (OnSubclass(_BASE),)
    advice = "Set it, or call super().__init__()."
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import ManyToManyRel

                class TagsRel(ManyToManyRel):
                    def __init__(self, field, related_name, through, to=None):
                        self.model = to
                        self.related_name = related_name
                        self.limit_choices_to = {}
                        self.symmetrical = True
                        self.multiple = True
                        self.through = through
                        self.field = field
                        self.through_fields = None
                """,
            after="""\
                from django.db.models.fields.related import ManyToManyRel

                class TagsRel(ManyToManyRel):
                    def __init__(self, field, related_name, through, to=None):
                        self.model = to
                        self.related_name = related_name
                        self.limit_choices_to = {}
                        self.symmetrical = True
                        self.multiple = True
                        self.through = through
                        self.field = field
                        self.through_fields = None
                        self.related_query_name = None
                        self.parent_link = False
                        self.on_delete = None
                        self.db_constraint = True
                """,
        ),
        Flags(
            """\
                from django.db.models import ManyToOneRel

                class OwnRel(ManyToOneRel):
                    def __init__(self, field, to):
                        self.field = field
                        self.model = to

                class SentRel(ManyToOneRel):
                    def __init__(self, **options):
                        self.__dict__.update(options)
                """,
            lines=(4, 9),
        ),
        Keeps(
            """\
                from django.db.models import ManyToManyRel, ManyToOneRel
                from shop.relations import ForeignObjectRel

                class OwnRel(ForeignObjectRel):
                    def __init__(self, field):
                        self.field = field

                class TagsRel(ManyToManyRel):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.tags = True

                class OldRel(ManyToManyRel):
                    def __init__(self, field):
                        ManyToManyRel.__init__(self, field, "shop.Tag")

                class SameRel(ManyToOneRel):
                    identity = ("same",)

                    def __init__(self, field):
                        self.field = field
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        maker = next(
            (one for one in class_.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None
        )
        bound = site.module.walk.scope_of[class_].bindings
        if maker is None or not maker.args.args or not _OWN.isdisjoint(bound):
            return
        lines = [
            site.index.ancestry(name)
            for base in class_.bases
            if (name := site.resolve(base, certain=False)) is not None
        ]
        line = {name for one in lines for name in one}
        if any(not name.startswith("django.") and name != "object" for name in line):
            return  # what stands between may set the rest
        this = maker.args.args[0].arg
        if any(_calls_maker(one) for one in ast.walk(maker)):
            return
        message = "Relations are compared by attributes that this one does not have"
        if any(_opaque(one, this) for one in ast.walk(maker)):
            yield site.flag(node=maker, message=message)
            return
        wanted: dict[str, str | None] = {"field": None, "model": None, **_COMMON}
        for base, more in _MORE.items():
            if base in line:
                wanted.update(more)
        given = {
            one.attr
            for one in ast.walk(maker)
            if isinstance(one, ast.Attribute)
            and isinstance(one.ctx, ast.Store)
            and isinstance(one.value, ast.Name)
            and one.value.id == this
        }
        missing = {name: text for name, text in wanted.items() if name not in given and name not in bound}
        if not missing:
            return
        message = f"{message}: {', '.join(missing)}"
        if None in missing.values():
            yield site.flag(node=maker, message=message)
            return
        code = "\n".join(f"{this}.{name} = {text}" for name, text in missing.items())
        yield site.fix(site.insert_after(maker.body[-1], code), node=maker, message=message)


def _calls_maker(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "__init__"


def _opaque(node: ast.AST, this: str) -> bool:
    """Whether attributes are set in a way that does not name them."""
    if isinstance(node, ast.Attribute):
        return node.attr == "__dict__"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("setattr", "vars") or any(
            isinstance(one, ast.Name) and one.id == this for one in node.args
        )
    return isinstance(node, ast.Return)

"""``Meta.index_together``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes import literals
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSubclass
from codemods.source.scopes import BindingKind, Scope

_OPTIONS = ("index_together", "indexes")


class _Inherited(NamedTuple):
    """What the options of the bases of a ``Meta`` are: where each stands first, in the way Python looks them up."""

    together: str  # the base expression whose ``index_together`` is inherited, "" for none
    indexes: str
    known: bool


class IndexTogether(Rule):
    """``index_together`` becomes ``indexes``.

    What the options were before the run decides, so that a child that inherits its ``Meta`` loses no index and gains
    none, whichever of the two files is rewritten first.
    """

    change = "4.2/index-together"
    also = ("5.1/index-together",)
    needs = ("django.db.models.Index",)
    advice = (
        "The index keeps its name in the database until the next makemigrations, which writes a RenameIndex for it; "
        "no index is dropped or built anew."
    )
    triggers = (OnModule(("index_together",)), OnSubclass("django.db.models.Model"))
    examples = [
        Fixes(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Book(models.Model):
                    class Meta(object):
                        index_together = [("a", "b")]
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    class Meta(object):
                        indexes = [models.Index(fields=["a", "b"])]
                """,
        ),
        Fixes(
            path="shop/models.py",
            before='''\
                from django.db import models

                class Product(models.Model):
                    name = models.CharField(max_length=10)

                    class Meta:
                        """Options."""

                        ordering = ["name"]
                        index_together = [("category", "created"), ["featured", "price"]]

                class Price(models.Model):
                    class Meta:
                        index_together = ["product", "when"]
                ''',
            after='''\
                from django.db import models

                class Product(models.Model):
                    name = models.CharField(max_length=10)

                    class Meta:
                        """Options."""

                        ordering = ["name"]
                        indexes = [
                            models.Index(fields=["category", "created"]),
                            models.Index(fields=["featured", "price"]),
                        ]

                class Price(models.Model):
                    class Meta:
                        indexes = [models.Index(fields=["product", "when"])]
                ''',
        ),
        Fixes(
            path="shop/models.py",
            before="""\
                from django.contrib.gis.db.models import CharField, Index as GeoIndex, Model

                class Product(Model):
                    class Meta:
                        indexes = [GeoIndex(fields=["name"], name="by_name")]
                        index_together = (("a", "b"),)
                """,
            after="""\
                from django.contrib.gis.db.models import CharField, Index as GeoIndex, Model

                class Product(Model):
                    class Meta:
                        indexes = [GeoIndex(fields=["name"], name="by_name"), GeoIndex(fields=["a", "b"])]
                """,
        ),
        Fixes(
            path="shop/models.py",
            files={
                "shop/__init__.py": "",
                "shop/bases.py": "from django.db import models\n\nclass Dated(models.Model):\n    class Meta:\n"
                "        abstract = True\n        index_together = [['placed', 'status']]\n",
            },
            before="""\
                from django.db import models
                from shop.bases import Dated

                class Order(Dated):
                    class Meta(Dated.Meta):
                        ordering = ["placed"]

                class Offer(Dated):
                    class Meta(Dated.Meta):
                        indexes = [models.Index(fields=["until"], name="until")]

                class Note(Dated):
                    class Meta:
                        indexes = [models.Index(fields=["text"], name="text")]
                """,
            after="""\
                from django.db import models
                from shop.bases import Dated

                class Order(Dated):
                    class Meta(Dated.Meta):
                        ordering = ["placed"]

                class Offer(Dated):
                    class Meta(Dated.Meta):
                        indexes = [*Dated.Meta.indexes, models.Index(fields=["until"], name="until")]

                class Note(Dated):
                    class Meta:
                        indexes = [models.Index(fields=["text"], name="text")]
                """,
        ),
        Fixes(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Dated(models.Model):
                    class Meta:
                        abstract = True
                        indexes = [models.Index(fields=["placed"], name="%(class)s_placed")]

                class Order(Dated):
                    class Meta(Dated.Meta):
                        index_together = [["paid", "status"]]

                class Plain(models.Model):
                    class Meta:
                        abstract = True
                        index_together = [["a", "b"]]

                class Bill(Plain):
                    class Meta(Plain.Meta):
                        index_together = [["paid", "status"]]

                class More(Plain):
                    class Meta(Plain.Meta):
                        index_together = Plain.Meta.index_together + [["c", "d"]]
                """,
            after="""\
                from django.db import models

                class Dated(models.Model):
                    class Meta:
                        abstract = True
                        indexes = [models.Index(fields=["placed"], name="%(class)s_placed")]

                class Order(Dated):
                    class Meta(Dated.Meta):
                        indexes = [*Dated.Meta.indexes, models.Index(fields=["paid", "status"])]

                class Plain(models.Model):
                    class Meta:
                        abstract = True
                        indexes = [models.Index(fields=["a", "b"])]

                class Bill(Plain):
                    class Meta(Plain.Meta):
                        indexes = [models.Index(fields=["paid", "status"])]

                class More(Plain):
                    class Meta(Plain.Meta):
                        indexes = [*Plain.Meta.indexes, models.Index(fields=["c", "d"])]
                """,
        ),
        Fixes(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        index_together = [  # of the ledger
                            ('code', 'placed'),  # for the latest of each code
                            (
                                "shop",  # first
                                "paid",
                            ),
                        ]

                class Bill(models.Model):
                    class Meta:
                        index_together = (
                            "code",
                            "placed",  # for the latest of each code
                        )
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        indexes = [  # of the ledger
                            models.Index(fields=['code', 'placed']),  # for the latest of each code
                            models.Index(fields=[
                                "shop",  # first
                                "paid",
                            ]),
                        ]

                class Bill(models.Model):
                    class Meta:
                        indexes = [models.Index(fields=[
                            "code",
                            "placed",  # for the latest of each code
                        ])]
                """,
        ),
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        indexes = []
                        index_together = [
                            ("code", "placed"),  # for the latest of each code
                        ]
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        indexes = [models.Index(fields=["code", "placed"])]
                """,
        ),
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models
                from paper.models import Sheet

                class Page(Sheet):
                    class Meta(Sheet.Meta):
                        index_together = [["a", "b"]]
                """,
            after="""\
                from django.db import models
                from paper.models import Sheet

                class Page(Sheet):
                    class Meta(Sheet.Meta):
                        indexes = [models.Index(fields=["a", "b"])]
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Product(models.Model):
                    class Meta:
                        index_together = make_indexes()
                """,
            line=5,
        ),
        Flags(
            """\
                from django.db import models

                class Both(models.Model):
                    class Meta:
                        abstract = True
                        indexes = []
                        index_together = []

                class Child(Both):
                    class Meta(Both.Meta):
                        index_together = [["a", "b"]]
                """,
            path="shop/models.py",
            current="4.1",
            target="4.2",
            supports="1.8",
            line=7,
            lines=(7, 11),
        ),
        Flags(
            """\
                def options_of(model, dated):
                    options = {"ordering": ("date",)}
                    if dated:
                        options["index_together"] = (("date", model._meta.pk.attname),)
                    return type("Meta", (), options)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db import migrations

                class Migration(migrations.Migration):
                    operations = [
                        migrations.CreateModel("A", [], options={"index_together": {("a", "b")}}),
                        migrations.AlterIndexTogether("B", index_together={("a", "b")}),
                    ]
                """,
            path="shop/migrations/0001_initial.py",
        ),
        Keeps(
            """\
                class Query:
                    index_together = [["a", "b"]]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Module):
            if "migration" in site.roles:
                return
            for inner, _, _ in site.module.walk.classes:
                if "index_together" in site.module.walk.scope_of[inner].bindings and self._is_meta(
                    site, inner
                ):
                    yield from self._together(site, inner)
            yield from self._made(site)
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.ClassDef) and part.name == "Meta":
                    yield from self._child(site, part)

    def _made(self, site: Site) -> Iterator[Answer]:
        """``options["index_together"] = …``, where the options of a model are made at run time."""
        for part in site.module.nodes(ast.Subscript, near="index_together"):
            if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store):
                if isinstance(part.slice, ast.Constant) and part.slice.value == "index_together":
                    yield site.flag(
                        node=part,
                        message="Options of a model that are made here take indexes in the place of index_together",
                        advice="Add an Index(fields=[…]) to the option indexes; migrations tell of its new name.",
                    )

    def _is_meta(self, site: Site, node: ast.ClassDef) -> bool:
        """Whether a class holds the options of a model: called Meta, inside a class; or made to be inherited by one."""
        owner = site.module.parents.get(node)
        if isinstance(owner, ast.ClassDef):
            return node.name == "Meta"
        qname = f"{site.module.name}.{node.name}"
        return any(heir.endswith(".Meta") for heir in site.index.heirs(qname))

    # -- a Meta with its own index_together ------------------------------------------------------------------------

    def _together(self, site: Site, meta: ast.ClassDef) -> Iterator[Answer]:
        scope = site.module.walk.scope_of[meta]
        message = "index_together is indexes now"
        bindings = scope.bindings["index_together"]
        statement = site.module.parents.get(bindings[0].node)
        if not self.replaceable:
            if isinstance(statement, ast.stmt):
                yield site.flag(node=statement, message=message)
            return
        if (
            len(bindings) > 1
            or not isinstance(statement, ast.Assign | ast.AnnAssign)
            or statement.value is None
        ):
            yield site.flag(node=statement if isinstance(statement, ast.stmt) else meta, message=message)
            return
        if isinstance(statement, ast.Assign) and len(statement.targets) > 1:
            yield site.flag(node=statement, message=message)
            return
        read = self._groups(site, statement.value)
        if read is None:
            yield site.flag(
                node=statement,
                message=message,
                advice="The value cannot be read here; write a models.Index for each.",
            )
            return
        base, groups = read
        inherited = self._inherited(site, meta)
        texts = [f"{from_models(site, 'Index', meta)}(fields=[{', '.join(group)}])" for group in groups]
        own = self._own(site, scope)
        advice = ""
        if base:
            if inherited.indexes or not inherited.together:
                raise CannotRewrite("the base has indexes of its own")
            texts.insert(0, f"*{base}.indexes")
        elif "indexes" not in scope.bindings and inherited.indexes:
            if inherited.together:
                yield site.flag(
                    node=statement,
                    message=message,
                    advice="The base has both options, of which one is overridden here; write the indexes out.",
                )
                return
            texts.insert(0, f"*{inherited.indexes}.indexes")
        if not inherited.known:
            advice = "The Meta that this one inherits from cannot be seen: its indexes, if any, must be named as well."
        answer = site.fix if inherited.known else site.suggest
        kept = None
        if "#" in site.source(statement):
            kept = None if own is not None else self._in_place(site, statement, groups, texts)
            if kept is None:
                answer = site.suggest
                advice = (
                    f"{advice} The comments in the list go: write them where the indexes are now.".lstrip()
                )
        if "indexes" in scope.bindings:
            if own is None:
                yield site.flag(
                    node=statement,
                    message=message,
                    advice="Add a models.Index for each to the indexes of this class.",
                )
                return
            edits: list[Edit] = [*site.remove(statement)]
            if texts:
                edits.append(literals.append(site, own, texts))
            yield answer(edits, node=statement, message=message, advice=advice)
            return
        if not texts and not meta.bases:
            yield answer(site.remove(statement), node=statement, message=message, advice=advice)
            return
        yield answer(
            kept or site.replace(statement, self._written(site, statement, texts)),
            node=statement,
            message=message,
            advice=advice,
        )

    def _in_place(
        self, site: Site, statement: ast.Assign | ast.AnnAssign, groups: list[list[str]], texts: list[str]
    ) -> list[Edit] | None:
        """The list as it stands there, comments and all: of each group only the brackets become those of an index."""
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        value = statement.value
        if not isinstance(value, ast.List | ast.Tuple | ast.Set) or not groups:
            return None
        rest = "".join(f"{text}, " for text in texts[: -len(groups)])
        index = texts[-1].partition("(")[0]
        flat = len(groups) == 1 and literals.key_of(value.elts[0]) is not None
        edits = [site.replace_name(target, "indexes")]
        for part in (value,) if flat else (value, *value.elts):
            opening, closing = (f"[{rest}", "]") if part is value else ("", "")
            if flat or part is not value:
                opening, closing = f"{opening}{index}(fields=[", f"]){closing}"
            start, end = site.module.span(part)
            if site.module.text[start] not in "([{":
                return None
            if site.module.text[start + 1].isspace():
                opening = opening.rstrip()
            edits += [Edit(start, start + 1, opening), Edit(end - 1, end, closing)]
        return edits

    def _written(self, site: Site, statement: ast.stmt, texts: list[str]) -> str:
        line = f"indexes = [{', '.join(texts)}]"
        indent = site.module.indent_of(statement)
        if len(texts) < 2 or len(indent) + len(line) < 80 or any(text.startswith("*") for text in texts):
            return line
        step = "\t" if "\t" in indent else "    "
        newline = site.module.source.newline
        return newline.join(["indexes = [", *(f"{indent}{step}{text}," for text in texts), f"{indent}]"])

    def _own(self, site: Site, scope: Scope) -> ast.List | ast.Tuple | None:
        """The literal that a Meta's own ``indexes`` are."""
        bindings = scope.bindings.get("indexes", [])
        if len(bindings) == 1 and bindings[0].kind is BindingKind.ASSIGN:
            value = bindings[0].value
            return value if isinstance(value, ast.List | ast.Tuple) else None
        return None

    def _groups(self, site: Site, value: ast.expr) -> tuple[str, list[list[str]]] | None:
        """The base ``Meta`` whose ``index_together`` is added to ("" for none), and the fields of each index, quoted."""
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
            left = value.left
            rest = self._groups(site, value.right)
            if isinstance(left, ast.Attribute) and left.attr == "index_together" and rest and not rest[0]:
                return site.source(left.value), rest[1]
            return None
        if not isinstance(value, ast.List | ast.Tuple | ast.Set):
            return None
        if value.elts and all(literals.key_of(one) is not None for one in value.elts):
            return "", [[site.source(one) for one in value.elts]]
        groups = []
        for one in value.elts:
            if not isinstance(one, ast.List | ast.Tuple) or not one.elts:
                return None
            if any(literals.key_of(field) is None for field in one.elts):
                return None
            groups.append([site.source(field) for field in one.elts])
        return "", groups

    # -- a Meta that inherits from one ------------------------------------------------------------------------------

    def _child(self, site: Site, meta: ast.ClassDef) -> Iterator[Answer]:
        """A ``Meta`` with ``indexes`` of its own, whose base has ``index_together``: it would lose the base's."""
        scope = site.module.walk.scope_of[meta]
        facts = self._facts(site, meta)
        if "indexes" not in scope.bindings or not meta.bases or facts is None:
            return
        if "index_together" in facts or "indexes" not in facts:
            return
        inherited = self._inherited(site, meta)
        if not inherited.together:
            return
        statement = site.module.parents.get(scope.bindings["indexes"][-1].node)
        message = "The index_together that this Meta inherits becomes indexes, which are overridden here"
        own = self._own(site, scope)
        if own is not None and any(isinstance(one, ast.Starred) for one in own.elts):
            return
        if own is None or inherited.indexes or not self.replaceable or not isinstance(statement, ast.stmt):
            if isinstance(statement, ast.BinOp) or own is None:
                value = scope.bindings["indexes"][-1].value
                if isinstance(value, ast.BinOp) and "Meta.indexes" in site.source(value):
                    return
            yield site.flag(
                node=statement,
                message=message,
                advice="Name the indexes of the base here as well, or they are lost.",
            )
            return
        edit = literals.append(site, own, [f"*{inherited.together}.indexes"], front=True)
        yield site.fix(edit, node=statement, message=message)

    def _facts(self, site: Site, meta: ast.ClassDef) -> dict[str, str] | None:
        """What the Meta bound before the run."""
        owner = site.module.parents.get(meta)
        if not isinstance(owner, ast.ClassDef):
            return None
        qualname = site.module.qualname("Meta", site.module.walk.scope_of[owner])
        facts = site.index.class_facts(f"{site.module.name}.{qualname}") if qualname else None
        return facts.members if facts is not None else None

    def _inherited(self, site: Site, meta: ast.ClassDef) -> _Inherited:
        """The options that come from the bases, as they were before the run."""
        found = dict.fromkeys(_OPTIONS, "")
        known = True
        for base in meta.bases:
            if getattr(base, "id", "") == "object":
                continue
            qname = site.resolve(base)
            facts = site.index.class_facts(qname) if qname is not None else None
            if facts is None:
                if qname is None or not qname.startswith("django."):
                    known = False
                continue
            for ancestor in site.index.ancestry(qname or ""):
                facts = site.index.class_facts(ancestor)
                if facts is None:
                    known = known and ancestor.startswith("django.")
                    continue
                for name in _OPTIONS:
                    if name in facts.members and not found[name]:
                        found[name] = site.source(base)
        return _Inherited(found["index_together"], found["indexes"], known)

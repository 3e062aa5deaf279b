"""The model field ``CommaSeparatedIntegerField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

_FIELD = "django.db.models.CommaSeparatedIntegerField"
_VALIDATOR = "django.core.validators.validate_comma_separated_integer_list"


class CommaSeparatedIntegerField(Rule):
    """``CommaSeparatedIntegerField`` is a ``CharField`` with a validator now; migrations keep the old name."""

    change = "1.10/commaseparatedintegerfield"
    also = ("2.0/commaseparatedintegerfield",)
    needs = (_VALIDATOR,)
    advice = (
        "Use a CharField with validators=[validate_comma_separated_integer_list], and make a migration: makemigrations "
        "writes an AlterField, which changes no column (SQLite copies the table)."
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from shop.checks import odd

                class Draw(models.Model):
                    numbers = models.CommaSeparatedIntegerField(max_length=40, blank=True)
                    others = models.CommaSeparatedIntegerField(
                        max_length=40,
                        validators=[odd],
                    )
                """,
            after="""\
                from django.core.validators import validate_comma_separated_integer_list
                from django.db import models
                from shop.checks import odd

                class Draw(models.Model):
                    numbers = models.CharField(max_length=40, blank=True, validators=[validate_comma_separated_integer_list])
                    others = models.CharField(
                        max_length=40,
                        validators=[validate_comma_separated_integer_list, odd],
                    )
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import CommaSeparatedIntegerField, Model

                class Draw(Model):
                    numbers = CommaSeparatedIntegerField(max_length=40)
                """,
            after="""\
                from django.core.validators import validate_comma_separated_integer_list
                from django.db.models import CharField, Model

                class Draw(Model):
                    numbers = CharField(max_length=40, validators=[validate_comma_separated_integer_list])
                """,
        ),
        Fixes(
            before="""\
                from django.db.models.fields import CharField, CommaSeparatedIntegerField

                fields = [CharField(), CommaSeparatedIntegerField()]
                """,
            after="""\
                from django.core.validators import validate_comma_separated_integer_list
                from django.db.models.fields import CharField

                fields = [CharField(), CharField(validators=[validate_comma_separated_integer_list])]
                """,
        ),
        Flags(
            """\
                from django.db import models
                from shop.checks import VALIDATORS

                class NumbersField(models.CommaSeparatedIntegerField):
                    pass

                numbers = models.CommaSeparatedIntegerField(max_length=4, validators=VALIDATORS)
                known = {models.CommaSeparatedIntegerField: "numbers"}
                """,
            lines=(4, 7),
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("draw", "numbers", models.CommaSeparatedIntegerField(max_length=4)),
                    ]
                """,
        ),
        Keeps(
            "from shop.fields import CommaSeparatedIntegerField\n\nCommaSeparatedIntegerField(max_length=4)\n"
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName(_FIELD)

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use" or "migration" in site.roles:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        call, node = site.call, site.node
        parent = site.parent
        if call is None and not (isinstance(parent, ast.ClassDef) and node in parent.bases):
            return  # the class itself stays, for old migrations
        validators = site.argument(call, "validators") if call is not None else None
        if call is None or not isinstance(validators, ast.List | ast.Tuple | None) or site.has_stars(call):
            yield site.flag()
            return
        editor = site.edit_call(call)
        validator = site.need(_VALIDATOR)
        if isinstance(node, ast.Attribute):
            editor.callee(f"{site.source(node.value)}.CharField")
        else:
            editor.callee(self._char_field(site, node))
        if validators is None:
            editor.add("validators", f"[{validator}]")
        else:
            inside = site.source(validators)[1:-1].strip()
            editor.value("validators", f"[{validator}, {inside}]" if inside else f"[{validator}]")
        yield site.fix(editor.edit(), node=call)

    def _char_field(self, site: Site, node: ast.AST) -> str:
        """``CharField`` from the module that the old field was taken from."""
        target = site.binding.target if site.binding is not None else None
        module = (target or "").rpartition(".")[0]
        if module in ("django.db.models.fields", "django.contrib.gis.db.models"):
            return site.need(f"{module}.CharField")
        return from_models(site, "CharField", node)

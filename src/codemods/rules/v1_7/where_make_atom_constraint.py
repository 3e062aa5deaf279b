"""``Constraint`` and ``make_atom()`` of queries."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Write the condition as a lookup; a WhereNode asks its children for as_sql()."


class WhereMakeAtom(FlagMembers):
    """``WhereNode.make_atom()`` is gone: conditions are lookups."""

    change = "1.7/where-make-atom-constraint"
    also = ("1.9/make-atom-constraint",)
    members = {"django.db.models.sql.where.WhereNode.make_atom": _ADVICE}
    examples = [
        Flags(
            """\
                from django.db.models.sql.where import WhereNode

                class Where(WhereNode):
                    def make_atom(self, child, qn, connection):
                        return "", []
                """,
            line=4,
        ),
        Keeps(
            """\
                class Where:
                    def make_atom(self, child, qn, connection):
                        return "", []
                """
        ),
    ]


class WhereConstraint(RemoveSymbols):
    """``Constraint`` of ``django.db.models.sql.where`` is gone: conditions are lookups."""

    change = "1.7/where-make-atom-constraint"
    also = ("1.9/make-atom-constraint",)
    names = {
        "django.db.models.sql.where.Constraint": _ADVICE,
        "django.db.models.sql.query.Constraint": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.db.models.sql.where import AND, Constraint

                print(Constraint("a", "b", None), AND)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.contrib.postgres.constraints import ExclusionConstraint
                from shop.where import Constraint

                print(Constraint, ExclusionConstraint)
                """
        ),
    ]

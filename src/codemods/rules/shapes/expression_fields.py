"""What field the value of a query expression has, as a release of Django works it out."""

from __future__ import annotations

import ast
import enum
from collections.abc import Sequence
from functools import cached_property

from codemods.releases import Release
from codemods.rules.shapes.model_columns import Column, column_of, columns_named, field_class
from codemods.rules.shapes.queried_models import annotation_of, queried_model
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.source.names import last_name

__all__ = [
    "MIXING",
    "ExpressionFields",
    "Other",
    "Outcome",
    "expression_class",
    "is_explicit",
    "is_mixed",
    "sources_of",
]


class Other(enum.Enum):
    """What there is to say of an expression that has no field that could be named."""

    NONE = enum.auto()  # it has none, and any other decides
    MIXED = enum.auto()  # FieldError
    UNKNOWN = enum.auto()


Outcome = Column | Other
"""The field of an expression."""

_TYPED_VALUES = Release(3, 2)
_COMBINED = Release(4, 1)
_MODULO = Release(4, 2)
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%", ast.Pow: "^"}

_INTEGER, _FLOAT, _DECIMAL = map(Column.plain, ("IntegerField", "FloatField", "DecimalField"))
_CHAR, _TEXT, _BOOLEAN = map(Column.plain, ("CharField", "TextField", "BooleanField"))
_DATE, _DATETIME, _TIME = map(Column.plain, ("DateField", "DateTimeField", "TimeField"))
_DURATION = Column.plain("DurationField")

_PARTS = "Year IsoYear Month Day Week WeekDay IsoWeekDay Quarter Hour Minute Second"
_FIXED = {
    **dict.fromkeys(
        ["Count", "Length", "Ord", "StrIndex", "DenseRank", "Ntile", "Rank", "RowNumber", "Extract"], _INTEGER
    ),
    **dict.fromkeys([f"Extract{part}" for part in _PARTS.split()], _INTEGER),
    **dict.fromkeys(["CumeDist", "PercentRank", "Random", "SearchRank", "TrigramSimilarity"], _FLOAT),
    "Now": _DATETIME,
    "TruncDate": _DATE,
    "TruncTime": _TIME,
    "Exists": _BOOLEAN,
}
"""Expressions whose field does not come from what they are given."""
_TEXTS = frozenset(["Left", "LPad", "Repeat", "Right", "RPad", "Substr"])
"""Texts, as Django has it from the release on in which plain values have a field."""
_MATH = frozenset(
    [
        "Avg",
        "StdDev",
        "Variance",
        "ACos",
        "ASin",
        "ATan",
        "ATan2",
        "Cos",
        "Cot",
        "Degrees",
        "Exp",
        "Ln",
        "Log",
        "Mod",
        "Pi",
        "Power",
        "Radians",
        "Sin",
        "Sqrt",
        "Tan",
    ]
)
"""Functions of numbers: decimal where one is decimal, else a float for whole numbers."""
_SAME = frozenset(
    [
        "Abs",
        "Aggregate",
        "Ceil",
        "Coalesce",
        "FirstValue",
        "Floor",
        "Func",
        "Greatest",
        "LastValue",
        "Least",
        "Lower",
        "LTrim",
        "Max",
        "Min",
        "NullIf",
        "Replace",
        "Reverse",
        "RTrim",
        "Sign",
        "StringAgg",
        "Sum",
        "Trim",
        "Upper",
    ]
)
"""What has the field of its sources, which have to agree."""
MIXING = _TEXTS | _MATH | _SAME | {"Case", "Concat", "ConcatPair"}
"""What several sources may disagree in."""
_FIRST = frozenset(["Lag", "Lead", "NthValue", "Round", "Window"])
"""What has the field of its first source, whatever the others are."""
_GIVEN = {"Cast": 1, "ExpressionWrapper": 1, "RawSQL": 2, "Subquery": 1, "Value": 1}
"""Where those take their field that can by position."""
_HARMLESS = frozenset(
    [
        "__doc__",
        "__slots__",
        "allow_distinct",
        "arg_joiner",
        "arity",
        "as_mysql",
        "as_oracle",
        "as_postgresql",
        "as_sql",
        "as_sqlite",
        "bilateral",
        "contains_aggregate",
        "filter_template",
        "filterable",
        "function",
        "lookup_name",
        "name",
        "template",
        "window_compatible",
    ]
)
"""What a class can have of its own without another field."""
_UUID = Column.plain("UUIDField")
_LITERALS = {
    "datetime.date": _DATE,
    "datetime.date.today": _DATE,
    "datetime.datetime": _DATETIME,
    "datetime.datetime.now": _DATETIME,
    "datetime.datetime.today": _DATETIME,
    "datetime.datetime.utcnow": _DATETIME,
    "datetime.time": _TIME,
    "datetime.timedelta": _DURATION,
    "decimal.Decimal": _DECIMAL,
    "django.utils.timezone.now": _DATETIME,
    "uuid.UUID": _UUID,
    "uuid.uuid4": _UUID,
}
"""Calls that make a plain value."""


def expression_class(site: Site, node: ast.AST | None) -> str | None:
    """The name of Django's class of expressions that a call makes one of, or of one that its class descends from.

    Classes of the repository count where they say nothing of fields; "" stands for those that do.
    """
    if not isinstance(node, ast.Call):
        return None
    qname = site.resolve(node.func)
    if qname is None:
        return None
    final = site.index.name(qname).qname
    if site.index.class_facts(final) is None:
        return _named(site, final)
    plain = True
    for ancestor in site.index.ancestry(final):
        facts = site.index.class_facts(ancestor)
        if facts is not None:
            plain = plain and facts.members.keys() <= _HARMLESS
        elif ancestor.startswith("django."):
            name = _named(site, ancestor)
            if name is not None:
                return name if plain else ""
        else:
            plain = False
    return None


def _named(site: Site, qname: str) -> str | None:
    if not qname.startswith(("django.db.models.", "django.contrib.postgres.")):
        return None
    name = qname.rpartition(".")[2]
    if name in MIXING or name in _FIXED or name in _FIRST or name in _GIVEN or name in ("F", "When"):
        return name
    bases = ("django.db.models.expressions.Combinable", "django.db.models.expressions.F")
    return "" if any(site.index.is_subclass(qname, base) for base in bases) else None


def is_explicit(site: Site, call: ast.Call) -> bool:
    """Whether a call says itself what field it has, so that nobody asks for those of what it is made of."""
    name = expression_class(site, call)
    if name in _FIXED or site.argument(call, "output_field", _GIVEN.get(name or "")) is not None:
        return True
    return name == "" or any(keyword.arg is None for keyword in call.keywords)


def sources_of(name: str, call: ast.Call) -> list[ast.expr]:
    """What the field of an expression comes from where it does not say it itself."""
    if name == "Case":
        found = [*call.args]
        found += [keyword.value for keyword in call.keywords if keyword.arg == "default"]
        return found
    if name == "When":
        found = call.args[1:2] + [keyword.value for keyword in call.keywords if keyword.arg == "then"]
        return found[:1]
    if name in _FIRST:
        found = call.args[:1] + [keyword.value for keyword in call.keywords if keyword.arg == "expression"]
        return found[:1]
    names = ("expression", "text", "replacement") if name == "Replace" else ("expression",)
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    return call.args + [given[one] for one in names if one in given]


class ExpressionFields:
    """The fields of the expressions of one query, by the rules of one release.

    ``queryset`` is what the query is made of, where that is known.
    """

    def __init__(self, site: Site, release: Release, queryset: ast.expr | None) -> None:
        self.site = site
        self.release = release
        self.queryset = queryset
        self._open: set[ast.AST] = set()

    @cached_property
    def model(self) -> str | None:
        """The model that the query is about."""
        return queried_model(self.site, self.queryset) if self.queryset is not None else None

    def of(self, node: ast.expr) -> Outcome:
        """The field of what stands where an expression is expected: a text names a column, others are values."""
        if node in self._open or len(self._open) > 20:
            return Other.UNKNOWN
        self._open.add(node)
        try:
            return self._of(node)
        finally:
            self._open.remove(node)

    def _of(self, node: ast.expr) -> Outcome:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._column(node.value)
        if isinstance(node, ast.BinOp) and self.is_expression(node):
            return self._combined(node)
        if isinstance(node, ast.UnaryOp) and self.is_expression(node.operand):
            if isinstance(node.op, ast.Invert):
                return self.of(node.operand)
            return self._combination("*", self.of(node.operand), self._value(_INTEGER))
        if isinstance(node, ast.Name):
            values = assigned_values(self.site, node)
            return self.of(values[0]) if values is not None and len(values) == 1 else Other.UNKNOWN
        name = expression_class(self.site, node)
        if isinstance(node, ast.Call) and name is not None:
            return self._call(name, node)
        return self.literal(node)

    def is_expression(self, node: ast.expr) -> bool:
        """Whether an operand is an expression, as far as can be seen."""
        if isinstance(node, ast.BinOp):
            return self.is_expression(node.left) or self.is_expression(node.right)
        if isinstance(node, ast.Name):
            values = assigned_values(self.site, node)
            return values is not None and len(values) == 1 and self._is_made_so(values[0])
        return self._is_made_so(node)

    def _is_made_so(self, node: ast.expr) -> bool:
        if isinstance(node, ast.BinOp):
            return self._is_made_so(node.left) or self._is_made_so(node.right)
        return expression_class(self.site, node) is not None

    def literal(self, node: ast.expr) -> Outcome:
        """The field of a plain value."""
        found = self._plain(node)
        return self._value(found) if isinstance(found, Column) else found

    def _value(self, column: Column) -> Outcome:
        return column if self.release >= _TYPED_VALUES else Other.NONE

    def _plain(self, node: ast.expr) -> Outcome:
        """The field that fits a Python value."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            return self._plain(node.operand)
        if isinstance(node, ast.JoinedStr):
            return _CHAR
        if isinstance(node, ast.Constant):
            value = node.value
            for kind, column in ((bool, _BOOLEAN), (int, _INTEGER), (float, _FLOAT), (str, _CHAR)):
                if isinstance(value, kind):
                    return column
            return Other.NONE if value is None else Other.UNKNOWN
        if isinstance(node, ast.Name):
            values = assigned_values(self.site, node)
            if values is not None and len(values) == 1 and not isinstance(values[0], ast.Name):
                return self._plain(values[0])
        if isinstance(node, ast.Call):
            qname = self.site.resolve(node.func)
            return _LITERALS.get(qname or "", Other.UNKNOWN)
        return Other.UNKNOWN

    def _column(self, path: str) -> Outcome:
        found: Column | None = None
        if self.queryset is not None:
            given = annotation_of(self.site, self.queryset, path)
            if given is not None:
                return self.of(given)
        if self.model is not None:
            found = column_of(self.site.index, self.model, path)
        elif not self._is_alias(path):
            found = columns_named(self.site.index, path)
        return found or Other.UNKNOWN

    def _is_alias(self, name: str) -> bool:
        """Whether some query of the module gives an expression that name."""
        return any(
            last_name(call.func) in ("annotate", "alias", "aggregate", "values", "extra")
            for call, _ in self.site.module.walk.keywords.get(name, ())
        )

    def _call(self, name: str, call: ast.Call) -> Outcome:
        if any(isinstance(one, ast.Starred) for one in call.args):
            return Other.UNKNOWN
        given = self.site.argument(call, "output_field", _GIVEN.get(name))
        if given is not None and not (isinstance(given, ast.Constant) and given.value is None):
            return self._made(given)
        if name in _FIXED:
            return _FIXED[name]
        if any(keyword.arg is None for keyword in call.keywords) and name != "When":
            return Other.UNKNOWN
        if name == "F":
            path = self.site.argument(call, "name", 0)
            return self.of(path) if path is not None else Other.UNKNOWN
        if name == "Value":
            value = self.site.argument(call, "value", 0)
            return self.literal(value) if value is not None else Other.UNKNOWN
        if name == "RawSQL":
            return Column.plain("Field")
        if name == "Subquery":
            return self._subquery(call)
        if name in _TEXTS and self.release >= _TYPED_VALUES:
            return _CHAR
        if name == "StringAgg" and self.release >= _COMBINED:
            return _TEXT
        fields = self.sources(name, call)
        if name in _MATH:
            return self._number(fields)
        if name in ("Concat", "ConcatPair"):
            *rest, field = fields
            for one in reversed(rest):
                field = self.agreed([one, field])
            return field
        return self.agreed(fields) if name else Other.UNKNOWN

    def sources(self, name: str, call: ast.Call) -> list[Outcome]:
        """The fields that the field of an expression is worked out from."""
        if name == "StringAgg":  # what it puts between texts is made a text of, whatever it is
            return [*map(self.of, sources_of(name, call)[:1]), self._value(_CHAR)]
        return [self.of(one) for one in sources_of(name, call)] or [Other.UNKNOWN]

    def _made(self, node: ast.expr) -> Outcome:
        """The field that ``output_field=…`` makes."""
        if isinstance(node, ast.Name):
            values = assigned_values(self.site, node)
            node = values[0] if values is not None and len(values) == 1 else node
        qname = self.site.resolve(node.func) if isinstance(node, ast.Call) else None
        return (field_class(self.site.index, qname) if qname is not None else None) or Other.UNKNOWN

    def _subquery(self, call: ast.Call) -> Outcome:
        """The field of the only column that a subquery selects, where that is one of the model."""
        queryset = self.site.argument(call, "queryset", 0)
        while isinstance(queryset, ast.Subscript):
            queryset = queryset.value
        if not isinstance(queryset, ast.Call) or last_name(queryset.func) not in ("values", "values_list"):
            return Other.UNKNOWN
        model = queried_model(self.site, queryset)
        first = queryset.args[0] if len(queryset.args) == 1 else None
        if model is None or not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            return Other.UNKNOWN
        if annotation_of(self.site, queryset, first.value) is not None:
            return Other.UNKNOWN
        return column_of(self.site.index, model, first.value) or Other.UNKNOWN

    # -- several fields ----------------------------------------------------------------------------------------------

    def agreed(self, fields: Sequence[Outcome]) -> Outcome:
        """The first field, which has to be of the class of each of the others."""
        if Other.MIXED in fields:
            return Other.MIXED
        known = [one for one in fields if one is not Other.NONE]
        if not known:
            return Other.NONE
        first = known[0]
        if not isinstance(first, Column):
            return Other.UNKNOWN
        for one in known[1:]:
            if isinstance(one, Column) and not self._is_a(first, one):
                return Other.MIXED
        return Other.UNKNOWN if Other.UNKNOWN in known else first

    def _number(self, fields: Sequence[Outcome]) -> Outcome:
        if Other.MIXED in fields:
            return Other.MIXED
        if any(isinstance(one, Column) and self._is_a(one, _DECIMAL) for one in fields):
            return _DECIMAL
        if Other.UNKNOWN in fields:
            return Other.UNKNOWN
        if any(isinstance(one, Column) and self._is_a(one, _INTEGER) for one in fields):
            return _FLOAT
        return self.agreed(fields)

    def _combined(self, node: ast.BinOp) -> Outcome:
        sign = _SIGNS.get(type(node.op))
        if sign is None:
            return Other.UNKNOWN
        return self._combination(sign, self.operand(node.left), self.operand(node.right))

    def operand(self, node: ast.expr) -> Outcome:
        """The field of an operand: a text is a text there."""
        if self.is_expression(node):
            return self.of(node)
        found = self._plain(node)
        if found == _DURATION:
            return found  # which has its field in every release
        return self._value(found) if isinstance(found, Column) else found

    def _combination(self, sign: str, left: Outcome, right: Outcome) -> Outcome:
        if Other.MIXED in (left, right):
            return Other.MIXED
        if self.release >= _COMBINED:
            return self._by_table(sign, left, right)
        if (
            self.release >= _TYPED_VALUES
            and sign == "-"
            and left == right
            and left in (_DATE, _DATETIME, _TIME)
        ):
            return _DURATION
        found = self.agreed([left, right])
        if found is Other.MIXED and self.release >= _TYPED_VALUES and sign in "+-*/":
            found = self._numbers(left, right, equal=(_INTEGER,))
        return found

    def _by_table(self, sign: str, left: Outcome, right: Outcome) -> Outcome:
        """What two fields give by the table that says what goes with what."""
        if Other.UNKNOWN in (left, right):
            return Other.UNKNOWN
        if not isinstance(left, Column) or not isinstance(right, Column):
            one = left if isinstance(left, Column) else right
            kinds = (_INTEGER, _FLOAT, _DECIMAL)
            found = next((kind for kind in kinds if isinstance(one, Column) and self._is_a(one, kind)), None)
            return found or (Other.NONE if one is Other.NONE else Other.MIXED)
        mixed = sign in "+-*/" or (sign == "%" and self.release >= _MODULO)
        numbers = self._numbers(left, right, equal=(_INTEGER, _FLOAT, _DECIMAL), mixed=mixed)
        return numbers if numbers is not Other.MIXED else self._times(sign, left, right)

    def _numbers(self, left: Outcome, right: Outcome, equal: Sequence[Column], mixed: bool = True) -> Outcome:
        if not isinstance(left, Column) or not isinstance(right, Column):
            return Other.UNKNOWN
        for kind in equal:
            if self._is_a(left, kind) and self._is_a(right, kind):
                return kind
        for kind in (_DECIMAL, _FLOAT) if mixed else ():
            if (self._is_a(left, _INTEGER) and self._is_a(right, kind)) or (
                self._is_a(left, kind) and self._is_a(right, _INTEGER)
            ):
                return kind
        return Other.MIXED

    def _times(self, sign: str, left: Column, right: Column) -> Outcome:
        """Sums and differences of dates, times and durations."""
        dated, other = (self._is_a(left, _DATE), self._is_a(right, _DATE))
        if sign not in "+-":
            return Other.MIXED
        if self._is_a(left, _DURATION) and self._is_a(right, _DURATION):
            return _DURATION
        if self._is_a(right, _DURATION):
            return _DATETIME if dated else _TIME if self._is_a(left, _TIME) else Other.MIXED
        if sign == "+" and self._is_a(left, _DURATION):
            return _DATETIME if other else _TIME if self._is_a(right, _TIME) else Other.MIXED
        if sign == "-" and ((dated and other) or (self._is_a(left, _TIME) and self._is_a(right, _TIME))):
            return _DURATION
        return Other.MIXED

    def _is_a(self, one: Column, kind: Column) -> bool:
        """Whether a field is an instance of the class of another."""
        if kind == _INTEGER and one.django.endswith("AutoField"):
            return True  # which it was not before 3.0
        return one.qname == kind.qname or self.site.index.is_subclass(one.qname, kind.qname)


def is_mixed(fields: ExpressionFields, node: ast.expr) -> bool:
    """Whether the operands of some arithmetic do not agree, rather than one of them being wrong in itself."""
    if isinstance(node, ast.UnaryOp):
        return is_mixed(fields, node.operand)
    if not isinstance(node, ast.BinOp):
        return False
    if is_mixed(fields, node.left) or is_mixed(fields, node.right):
        return True
    sides = (fields.operand(node.left), fields.operand(node.right))
    return Other.MIXED not in sides and fields.of(node) is Other.MIXED

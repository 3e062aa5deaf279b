"""Byte strings where Django wants text: in migrations and fields that were written on Python 2, and in URLs."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnBytes, OnCall, Trigger

_PREFIX = re.compile(r"[a-zA-Z]*")
_FIELDS = ("django.db.models.fields.Field", "django.db.models.Field")
_BINARY = ("django.db.models.fields.BinaryField", "django.db.models.BinaryField")
_OPERATIONS = "django.db.migrations."
_VALUES = frozenset({"default", "validators", "initial"})  # what may be bytes in a field that is not known
_REVERSE = ("reverse", "reverse_lazy")
_TEXTS = ("django.db.models.CharField", "django.db.models.TextField")
_GIVE_BYTES = (
    "base64.b32encode",
    "base64.b64encode",
    "base64.encodebytes",
    "base64.urlsafe_b64encode",
    "binascii.b2a_base64",
    "binascii.hexlify",
    "os.urandom",
    "secrets.token_bytes",
)
_ENCODERS = ("django.utils.encoding.force_bytes", "django.utils.encoding.smart_bytes")


class BytestringsRejected(Rule):
    """Byte strings are no longer taken for text."""

    change = "2.0/bytestrings-rejected"
    advice = "Write text, or decode() the bytes first."
    examples = [
        Fixes(
            path="shop/migrations/0001_initial.py",
            before="""\
                from django.core.validators import RegexValidator
                from django.db import migrations, models
                import shop.fields

                class Migration(migrations.Migration):
                    dependencies = [(b'auth', b'0001_initial')]

                    operations = [
                        migrations.CreateModel(
                            name=b'Book',
                            fields=[
                                (b'id', models.AutoField(verbose_name=b'ID', primary_key=True)),
                                ('kind', models.CharField(b'kind', default=b'', choices=[(b'a', b'A'), (b'b', b"B's")])),
                                ('data', models.BinaryField(default=b'', help_text=br'\\d')),
                                ('code', shop.fields.CodeField(default=b'x', validators=[RegexValidator(b'^x')])),
                                ('title', models.TextField(help_text=b'one '
                                                                     b'two')),
                            ],
                            options={b'ordering': [b'kind'], 'verbose_name': b'book'},
                        ),
                        migrations.AddField(b'book', b'name', models.CharField(default=b'\\xc3\\xa9')),
                        migrations.AlterUniqueTogether(name='book', unique_together=set([(b'kind', b'code')])),
                    ]
                """,
            after="""\
                from django.core.validators import RegexValidator
                from django.db import migrations, models
                import shop.fields

                class Migration(migrations.Migration):
                    dependencies = [('auth', '0001_initial')]

                    operations = [
                        migrations.CreateModel(
                            name='Book',
                            fields=[
                                ('id', models.AutoField(verbose_name='ID', primary_key=True)),
                                ('kind', models.CharField('kind', default='', choices=[('a', 'A'), ('b', "B's")])),
                                ('data', models.BinaryField(default=b'', help_text=r'\\d')),
                                ('code', shop.fields.CodeField(default='x', validators=[RegexValidator('^x')])),
                                ('title', models.TextField(help_text='one '
                                                                     'two')),
                            ],
                            options={'ordering': ['kind'], 'verbose_name': 'book'},
                        ),
                        migrations.AddField('book', 'name', models.CharField(default='é')),
                        migrations.AlterUniqueTogether(name='book', unique_together=set([('kind', 'code')])),
                    ]
                """,
            files={
                "shop/__init__.py": "",
                "shop/fields.py": "from django.db import models\n\n\nclass CodeField(models.CharField):\n    pass\n",
            },
        ),
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField(b"title", default=b"", max_length=9)
                    data = models.BinaryField(default=b"")
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField("title", default="", max_length=9)
                    data = models.BinaryField(default=b"")
                """,
        ),
        Flags(
            """\
                from django.shortcuts import redirect
                from django.urls import reverse
                from django.utils.encoding import force_bytes

                def view(request, name):
                    reverse("book", args=[b"a"])
                    reverse("book", kwargs={"name": name.encode("utf-8")})
                    return redirect("book", force_bytes(name))
                """,
            lines=(6, 7, 8),
        ),
        Flags(
            """\
                from binascii import hexlify
                from os import urandom

                from django.db import models

                def key():
                    return hexlify(urandom(20))[:30]

                class Device(models.Model):
                    key = models.CharField(max_length=80, default=key)
                    seed = models.TextField(default=lambda: "abc".encode())
                """,
            lines=(10, 11),
        ),
        Flags(
            path="shop/migrations/0002_code.py",
            source="""\
                from django.db import migrations
                from elsewhere import OddField

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "code", OddField(default=b"x", max_length=1))]
                """,
            line=5,
        ),
        Keeps(
            path="shop/migrations/0003_data.py",
            source="""\
                import hashlib
                from django.db import migrations, models

                def fill(apps, schema_editor):
                    apps.get_model("shop", "Book").objects.update(data=b"x", code=hashlib.md5(b"a").hexdigest())

                class Migration(migrations.Migration):
                    operations = [
                        migrations.RunPython(fill),
                        migrations.RunSQL(b"SELECT 1"),
                        migrations.AddField("book", "data", models.BinaryField(default=b"x")),
                    ]
                """,
        ),
        Keeps(
            """\
                from binascii import hexlify
                from os import urandom

                from django.db import models

                def key():
                    return hexlify(urandom(20)).decode()

                def seed():
                    return urandom(20)

                class Device(models.Model):
                    key = models.CharField(max_length=80, default=key)
                    seed = models.BinaryField(default=seed)
                    name = models.CharField(max_length=80)
                """
        ),
        Keeps(
            """\
                from django.urls import reverse
                from shop.links import reverse as own

                def view(request, name):
                    own(b"a", args=[b"b"])
                    return reverse("book", args=[name.encode("utf-8").decode("latin-1")])
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnBytes()
        for name in _REVERSE:
            yield OnCall(f"django.core.urlresolvers.{name}")
        yield OnCall("django.shortcuts.redirect")
        yield OnCall("django.shortcuts.resolve_url")
        for name in _TEXTS:
            yield OnCall(name, subclasses=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call):
            if site.index.is_subclass(site.qname, _FIELDS[0]):
                yield from self._default(site, site.node)
            else:
                yield from self._reversed(site, site.node)
        elif isinstance(site.node, ast.Constant):
            yield from self._literal(site, site.node)

    # -- URLs --------------------------------------------------------------------------------------------------------

    def _reversed(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
            parts = [argument]
            if isinstance(argument, ast.List | ast.Tuple):
                parts = argument.elts
            elif isinstance(argument, ast.Dict):
                parts = argument.values
            for part in parts:
                if self._is_bytes(site, part):
                    yield site.flag(node=part, message="Bytes become b'…' in a URL")

    def _is_bytes(self, site: Site, node: ast.expr) -> bool:
        while isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            node = node.value
        if isinstance(node, ast.Constant):
            return isinstance(node.value, bytes)
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Attribute) and node.func.attr == "encode":
            return True
        return site.is_name(node.func, *_ENCODERS, *_GIVE_BYTES)

    def _default(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """A field of text whose default is worked out, as bytes."""
        default = site.argument(call, "default")
        values: list[ast.expr] = []
        if isinstance(default, ast.Lambda):
            values = [default.body]
        elif isinstance(default, ast.Name):
            found = [one for one, scope in site.module.walk.functions if one.name == default.id]
            if len(found) == 1:
                values = [
                    one.value for one in ast.walk(found[0]) if isinstance(one, ast.Return) and one.value
                ]
        if any(self._is_bytes(site, value) for value in values):
            yield site.flag(
                node=default,
                message="The default of a field for text is bytes, which become b'…' in its column",
                advice=self.advice,
            )

    # -- fields and migrations ---------------------------------------------------------------------------------------

    def _literal(self, site: Site, node: ast.Constant) -> Iterator[Answer]:
        place = self._place(site, node)
        if place is None:
            return
        message = "Bytes are written where Django wants text"
        if not place:
            yield site.flag(
                node=node,
                message=message,
                advice="Whether the field holds text or bytes cannot be told from here.",
            )
            return
        try:
            edit = Edit(*site.module.span(node), _as_text(site.source(node), node.value))  # type: ignore[arg-type]
        except CannotRewrite as reason:
            yield site.flag(node=node, message=message, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if "migration" in site.roles:
            yield site.fix(edit, node=node, message=message)
        else:
            yield site.suggest(
                edit, node=node, message=message, advice="Take this if the bytes are not meant to be bytes."
            )

    def _place(self, site: Site, node: ast.AST) -> bool | None:
        """Whether text is wanted where a literal stands; None where nothing of Django's takes it."""
        migration = "migration" in site.roles
        inside: ast.AST = node
        argument = ""
        for ancestor in site.module.ancestors(node):
            if isinstance(ancestor, ast.Call):
                if inside is ancestor.func:
                    return None
                made = getattr(ancestor.func, "id", "") in ("frozenset", "list", "set", "tuple")
                if made or site.is_name(ancestor.func, "re.compile"):
                    inside, argument = ancestor, ""
                    continue
                return self._wants_text(site, ancestor, argument, migration)
            if isinstance(ancestor, ast.keyword):
                argument = ancestor.arg or ""
            elif isinstance(ancestor, ast.stmt):
                names = {one.id for one in getattr(ancestor, "targets", ()) if isinstance(one, ast.Name)}
                listed = names & {"dependencies", "replaces", "run_before"}
                in_class = isinstance(site.module.parents.get(ancestor), ast.ClassDef)
                return True if migration and listed and in_class else None
            elif isinstance(ancestor, ast.IfExp):
                if inside is ancestor.test:
                    return None
            elif not isinstance(ancestor, ast.List | ast.Tuple | ast.Dict | ast.Set):
                return None
            inside = ancestor
        return None

    def _wants_text(self, site: Site, call: ast.Call, argument: str, migration: bool) -> bool | None:
        qname = site.resolve(call.func, certain=False) or ""
        last = qname.rpartition(".")[2]
        if qname.startswith(_OPERATIONS):
            return True if migration and last not in ("RunSQL", "RunPython", "swappable_dependency") else None
        if qname.startswith("django.core.validators."):
            return True
        ancestry = site.index.ancestry(qname) if qname else ()
        if not set(ancestry).isdisjoint(_FIELDS):
            known = set(ancestry)
            if argument in _VALUES:
                return True if known.isdisjoint(_BINARY) else None
            return True
        if not migration or not _is_field_of_operation(site, call):
            return None
        return bool(argument) and argument not in _VALUES


def _is_field_of_operation(site: Site, call: ast.Call) -> bool:
    """Whether a call stands where an operation takes a field: in ``fields=[("name", …)]``, as ``field=`` or last."""
    parent = site.module.parents.get(call)
    while isinstance(parent, ast.Tuple | ast.List):
        parent = site.module.parents.get(parent)
    if isinstance(parent, ast.keyword):
        if parent.arg not in ("field", "fields"):
            return False
        parent = site.module.parents.get(parent)
    return isinstance(parent, ast.Call) and (site.resolve(parent.func) or "").startswith(_OPERATIONS)


def _as_text(source: str, value: bytes) -> str:
    """The source of a text literal that says what a bytes literal says."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        raise CannotRewrite("the bytes are no UTF-8") from None
    pieces: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(f"({source})").readline):
            if token.type == tokenize.STRING:
                pieces.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        raise CannotRewrite("the literal cannot be read") from None
    result: list[str] = []
    at = 0
    for piece in pieces:
        start = source.index(piece, at)
        prefix = _PREFIX.match(piece)
        assert prefix is not None
        bare = prefix[0].replace("b", "").replace("B", "") + piece[prefix.end() :]
        result += [source[at:start], bare]
        at = start + len(piece)
    written = "".join([*result, source[at:]])
    try:
        same = ast.literal_eval(f"({written})") == text
    except (SyntaxError, ValueError):
        same = False
    if same:
        return written
    if len(pieces) > 1 or not text.isprintable():
        raise CannotRewrite("the bytes are written with escapes")
    return repr(text)

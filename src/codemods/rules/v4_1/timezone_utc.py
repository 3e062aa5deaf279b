"""``django.utils.timezone.utc``."""

from __future__ import annotations

import ast

from codemods.releases import Release
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.datetimes import utc_expression, utc_replacement
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_PYTZ_ONLY = frozenset(["localize", "normalize", "zone"])


class TimezoneUtc(SymbolToExpression):
    """``django.utils.timezone.utc`` is only another name for ``datetime.timezone.utc``.

    From 4.0 on it is the standard library's object, without pytz's ``localize()``, ``normalize()`` and ``zone``.
    """

    change = "4.1/timezone-utc"
    also = (
        "4.1/timezone-utc-migrations",
        "4.0/timezone-utc-alias",
        "5.0/timezone-utc",
        "5.0/timezone-utc-migrations",
    )
    expressions = {"django.utils.timezone.utc": ("datetime.timezone", ".utc")}
    advice = "Use datetime.timezone.utc."
    examples = [
        Fixes(
            before="""\
                from datetime import datetime

                from django.db import models
                from django.utils.timezone import utc

                START = datetime(2015, 1, 1, tzinfo=utc)
                """,
            after="""\
                from datetime import datetime, timezone

                from django.db import models

                START = datetime(2015, 1, 1, tzinfo=timezone.utc)
                """,
        ),
        Fixes(
            before="""\
                import datetime

                from django.utils import timezone

                def f(moment):
                    return timezone.now(), datetime.datetime(2015, 1, 1, tzinfo=timezone.utc)
                """,
            after="""\
                import datetime

                from django.utils import timezone

                def f(moment):
                    return timezone.now(), datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
                """,
        ),
        Fixes(
            before="""\
                from datetime import datetime

                from django.utils import timezone

                def f():
                    return timezone.now() - datetime.now(timezone.utc)
                """,
            after="""\
                from datetime import datetime, timezone as datetime_timezone

                from django.utils import timezone

                def f():
                    return timezone.now() - datetime.now(datetime_timezone.utc)
                """,
        ),
        Fixes(
            before="""\
                from django.utils.timezone import now, utc

                def f(datetime):
                    return datetime.now(utc), utc.localize(datetime.x), now()
                """,
            after="""\
                from datetime import timezone

                from django.utils.timezone import now

                def f(datetime):
                    return datetime.now(timezone.utc), datetime.x.replace(tzinfo=timezone.utc), now()
                """,
        ),
        Fixes(
            path="shop/migrations/0001_initial.py",
            before="""\
                from django.db import migrations, models
                import datetime
                from django.utils.timezone import utc
                import django.utils.timezone

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("a", "b", models.DateTimeField(default=datetime.datetime(1, 1, 1, tzinfo=utc))),
                        migrations.AddField(
                            "a", "c", models.DateTimeField(
                                default=datetime.datetime(1, 1, 1, tzinfo=django.utils.timezone.utc)
                            ),
                        ),
                    ]
                """,
            after="""\
                from django.db import migrations, models
                import datetime

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("a", "b", models.DateTimeField(default=datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc))),
                        migrations.AddField(
                            "a", "c", models.DateTimeField(
                                default=datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc)
                            ),
                        ),
                    ]
                """,
        ),
        Fixes(
            path="shop/times.py",
            before="""\
                from django.utils.timezone import now, utc

                __all__ = ["now", "utc"]
                """,
            after="""\
                import datetime

                from django.utils.timezone import now

                utc = datetime.timezone.utc

                __all__ = ["now", "utc"]
                """,
        ),
        Fixes(
            path="shop/times.py",
            files={"shop/__init__.py": "", "shop/use.py": "from shop.times import utc\n\nprint(utc)\n"},
            before="""\
                from django.utils import timezone
                from django.utils.timezone import utc

                NOW = timezone.now()
                """,
            after="""\
                import datetime

                from django.utils import timezone

                utc = datetime.timezone.utc

                NOW = timezone.now()
                """,
        ),
        Flags(
            """\
                try:
                    from django.utils.timezone import utc
                except ImportError:
                    utc = None
                """,
            line=2,
        ),
        Keeps(
            """\
                from datetime import timezone
                from django.utils import timezone as zones

                def f(utc):
                    return timezone.utc, utc, zones.now()
                """
        ),
        Keeps(
            """\
                from django.utils import timezone

                def f(timezone):
                    return timezone.utc
                """
        ),
        Keeps(
            """\
                from django.utils import timezone

                print(timezone.utc)
                """,
            current="3.2",
            target="4.0",
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return utc_expression(site, near)

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        return utc_replacement(site, use)

    def wants(self, site: Site, use: ast.expr) -> bool:
        if self.range.target >= Release(4, 1):
            return True
        parent = site.module.parents.get(use)
        return isinstance(parent, ast.Attribute) and parent.attr in _PYTZ_ONLY

"""What a run pays for knowing Django: opening the tables, and asking about two releases.

    python benchmarks/api_tables.py

A typical run touches some sixty modules of Django and asks for each name in two releases, then for the same names
again. Times are CPU times of this process, the best of several fresh openings.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from codemods.django.api import Api
from codemods.releases import Release

FIRST, SECOND = Release(3, 2), Release(5, 2)

MODULES = [
    "django.apps",
    "django.conf",
    "django.conf.urls",
    "django.contrib.admin",
    "django.contrib.admin.sites",
    "django.contrib.auth",
    "django.contrib.auth.backends",
    "django.contrib.auth.decorators",
    "django.contrib.auth.forms",
    "django.contrib.auth.models",
    "django.contrib.auth.views",
    "django.contrib.contenttypes.fields",
    "django.contrib.contenttypes.models",
    "django.contrib.messages",
    "django.contrib.sites.models",
    "django.contrib.staticfiles.storage",
    "django.core.cache",
    "django.core.exceptions",
    "django.core.files.base",
    "django.core.files.storage",
    "django.core.mail",
    "django.core.management",
    "django.core.management.base",
    "django.core.paginator",
    "django.core.serializers",
    "django.core.signing",
    "django.core.validators",
    "django.db",
    "django.db.migrations",
    "django.db.models",
    "django.db.models.deletion",
    "django.db.models.expressions",
    "django.db.models.fields",
    "django.db.models.fields.related",
    "django.db.models.functions",
    "django.db.models.query",
    "django.db.models.signals",
    "django.db.transaction",
    "django.dispatch",
    "django.forms",
    "django.forms.models",
    "django.forms.widgets",
    "django.http",
    "django.middleware.csrf",
    "django.shortcuts",
    "django.template",
    "django.template.loader",
    "django.template.response",
    "django.test",
    "django.test.client",
    "django.test.utils",
    "django.urls",
    "django.utils.cache",
    "django.utils.encoding",
    "django.utils.functional",
    "django.utils.html",
    "django.utils.http",
    "django.utils.safestring",
    "django.utils.text",
    "django.utils.timezone",
    "django.utils.translation",
    "django.views.decorators.csrf",
    "django.views.generic",
    "django.views.generic.base",
]


def best(action: Callable[[], object], rounds: int = 7) -> float:
    """The least CPU time of some rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times) * 1000


def names(api: Api) -> list[str]:
    """Names as a code base asks for them: module members, and members of what is a class."""
    found: list[str] = []
    for module in MODULES:
        members = [name for name in api.module_names(module, FIRST) if not name.startswith("_")][:25]
        found += [f"{module}.{name}" for name in members]
    for owner in (
        "django.db.models.Model",
        "django.db.models.QuerySet",
        "django.forms.Form",
        "django.http.HttpRequest",
    ):
        found += [f"{owner}.{name}" for name in sorted(api.member_names(owner, FIRST))[:40]]
    return found


def main() -> None:
    path = Path(__file__).parent.parent / "src" / "codemods" / "django" / "tables.bin"
    asked = names(Api())

    def cold() -> Api:
        api = Api()
        for name in asked:
            if api.exists(name, FIRST) and not api.exists(name, SECOND):
                api.moved_to(name, FIRST, SECOND)
        return api

    warm = cold()

    def again() -> None:
        for name in asked:
            warm.exists(name, FIRST)
            warm.exists(name, SECOND)

    print(f"size of the tables                        {path.stat().st_size / 1000:8.0f} kB")
    print(f"open, first answer                        {best(lambda: Api().exists('django', FIRST)):8.1f} ms")
    print(f"open, {len(asked):,} names in two releases        {best(cold):8.1f} ms")
    print(f"the same {len(asked):,} names again               {best(again):8.1f} ms")
    print(
        f"all names gone between 1.8 and 6.1        {best(lambda: Api().gone_names(Release(1, 8), Release(6, 1)), 2):8.1f} ms"
    )


if __name__ == "__main__":
    main()

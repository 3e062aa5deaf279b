"""``include(admin.site.urls)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.url_patterns import ADMIN_SITE, ADMIN_SITES
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name


class IncludeAdminSiteUrls(Rule):
    """The URLs of an admin site go into ``url()`` as they are, without ``include()``."""

    change = "1.9/include-admin-site-urls"
    also = ("2.0/include-admin-site-urls",)
    triggers = (OnCall("django.conf.urls.include"),)
    advice = "Give admin.site.urls to url() itself."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url
                from django.contrib import admin

                urlpatterns = [
                    url(r'^admin/', include(admin.site.urls)),
                    url(r'^shop/', include('shop.more')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url
                from django.contrib import admin

                urlpatterns = [
                    url(r'^admin/', admin.site.urls),
                    url(r'^shop/', include('shop.more')),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf import urls
                from django.contrib.admin.sites import AdminSite

                office = AdminSite(name='office')
                urlpatterns = [urls.url(r'^office/', view=urls.include(office.urls))]
                """,
            after="""\
                from django.conf import urls
                from django.contrib.admin.sites import AdminSite

                office = AdminSite(name='office')
                urlpatterns = [urls.url(r'^office/', view=office.urls)]
                """,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url
                from office.admin import admin_site

                urlpatterns = [url(r'^office/', include(admin_site.urls))]
                """,
            after="""\
                from django.conf.urls import url
                from office.admin import admin_site

                urlpatterns = [url(r'^office/', admin_site.urls)]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url
                from django.contrib import admin

                urlpatterns = [url(r'^admin/', include(admin.site.urls, namespace='office'))]
                """,
            line=4,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url
                from django.contrib import admin

                urlpatterns = [url(r"^admin/", include(admin.site.urls))]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib import admin

                urlpatterns = [url(r"^admin/", admin.site.urls)]
                """,
            files={
                "shop/lazy.py": """\
                from django.contrib import admin

                class LazyAdminSite(admin.AdminSite):
                    @property
                    def urls(self):
                        return []
                """
            },
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url
                from django.contrib import admin
                from rest_framework import routers

                router = routers.DefaultRouter()
                urlpatterns = [
                    url(r'^admin/', admin.site.urls),
                    url(r'^api/', include(router.urls)),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not call.args:
            return
        urls = call.args[0]
        if not isinstance(urls, ast.Attribute) or urls.attr != "urls":
            return
        owner = urls.value
        if site.is_name(owner, *ADMIN_SITES):
            sure = True
        else:
            found = site.infer(owner)
            if found is not None:
                if not site.index.is_subclass(found.qname, ADMIN_SITE):
                    return
                sure = found.certain
            else:
                last = last_name(owner)
                if not (last == "site" or last.endswith(("_site", "admin"))):
                    return
                sure = False
        message = "The URLs of an admin site no longer go through include()"
        if len(call.args) > 1 or call.keywords:
            if sure:
                yield site.flag(
                    message=message,
                    advice="Name the instance by AdminSite(name=...) instead of giving include() a namespace.",
                )
            return
        edit = site.replace(call, site.source(urls))
        own = site.index.ask(_own_urls)
        if sure and own:
            yield site.suggest(
                edit, message=message, advice=f"{own}.urls must be what AdminSite.urls is: three values."
            )
        elif sure:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit, message=message, advice=f"Do so if {site.source(owner)} is an AdminSite of Django's."
            )


def _own_urls(index: Index) -> str:
    """A class of the repository that stands in for Django's admin site and has ``urls`` of its own; "" where there is none."""
    heirs = {**index.heirs(ADMIN_SITE), **index.heirs("django.contrib.admin.AdminSite")}
    return next((qname for qname, facts in heirs.items() if "urls" in facts.members), "")

"""Which name of a URL stands for a view: over includes, namespaces, and the entries that have no name yet."""

from __future__ import annotations

import pytest

from codemods.files.modules import module_names, source_roots
from codemods.files.text import SourceText
from codemods.index.facts import collect
from codemods.index.index import Index
from codemods.index.urls import UrlName, Urls
from codemods.releases import Release
from codemods.source.module import Module

VIEWS = "".join(f"def {name}(request):\n    pass\n\n" for name in ("a", "b", "c", "d"))


def urls_of(files: dict[str, str], unwritable: frozenset[str] = frozenset()) -> Urls:
    files = {"shop/__init__.py": "", "shop/views.py": VIEWS, **files}
    roots = source_roots(files)
    facts = [
        collect(Module(path, SourceText(text), module_names(path, roots))) for path, text in files.items()
    ]
    for one in facts:
        one.writable = one.path not in unwritable
    return Index(facts, Release(1, 8)).urls


def test_the_name_of_the_only_entry_stands_for_the_view() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import url\nurlpatterns = [url('^a$', 'shop.views.a', name='first')]\n"
        }
    )
    assert urls.name_of("shop.views.a") == UrlName("first")
    assert urls.name_of("shop.views.gone") is None
    assert urls.name_of("first") is None
    assert urls.names == {"first"}


def test_prefixes_of_patterns_and_tuples_count() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import patterns, url\n"
            "urlpatterns = patterns('shop.views', ('^a$', 'a', {}, 'one'), url('^b$', 'b', name='two'))\n"
        }
    )
    assert [urls.name_of(f"shop.views.{name}") for name in "ab"] == [UrlName("one"), UrlName("two")]


NAMESPACED = {
    "shop/urls.py": "from django.conf.urls import include, url\n"
    "inner = [url('^c$', 'shop.views.c', name='c')]\n"
    "urlpatterns = [url('^x/', include('shop.more', namespace='x')), url('^y/', include(inner, namespace='y'))]\n",
    "shop/more.py": "from django.conf.urls import include, url\n"
    "from shop import views\n"
    "urlpatterns = [url('^a$', views.a, name='a'), url('', include([url('^b$', views.b, name='b')], namespace='z'))]\n",
}


@pytest.mark.parametrize(
    ("path", "name"), [("shop.views.a", "x:a"), ("shop.views.b", "x:z:b"), ("shop.views.c", "y:c")]
)
def test_behind_a_namespace_a_path_led_nowhere(path: str, name: str) -> None:
    assert urls_of(NAMESPACED).name_of(path) == UrlName(name, sure=False)


def test_a_path_within_its_namespace_was_found() -> None:
    urls = urls_of(NAMESPACED)
    assert urls.name_of("x:shop.views.a") == UrlName("x:a")
    found = urls.name_of("y:shop.views.a")
    assert found is not None
    assert not found.name


def test_an_entry_without_a_name_is_given_one_that_nothing_has() -> None:
    files = {
        "shop/urls.py": "from django.conf.urls import url\nfrom shop import views\n"
        "urlpatterns = [url('^a$', views.a), url('^b$', views.b, name='shop_a'), url('^c$', views.c)]\n",
        "shop/code.py": "from django.core.urlresolvers import reverse\nreverse('shop.views.a')\n",
    }
    urls = urls_of(files)
    assert urls.name_of("shop.views.a") == UrlName("shop_views_a", given=True)
    routes = urls.index.files["shop/urls.py"].routes
    assert [urls.new_name(route) for route in routes] == ["shop_views_a", "", ""]
    found = urls_of(files, frozenset({"shop/urls.py"})).name_of("shop.views.a")
    assert found is not None
    assert not found.name


@pytest.mark.parametrize(
    "entries",
    [
        "url('^a$', views.a, name='one'), url('^b$', views.a, name='two')",
        "url('^a$', views.a, name='one'), url('^b$', views.b, name='one')",
        "url('^a$', views.a, name=NAME)",
        "url('^a$', login_required(views.a), name='one')",
        "url('^a$', views.a, **more)",
    ],
)
def test_what_is_not_certain_has_a_reason(entries: str) -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import url\nfrom shop import views\n"
            f"urlpatterns = [{entries}]\n"
        }
    )
    found = urls.name_of("shop.views.a")
    assert found is not None
    assert found.reason
    assert not found.name


def test_djangos_own_urlconf_of_auth_has_names() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import include, url\n"
            "urlpatterns = [url('', include('django.contrib.auth.urls'))]\n"
        }
    )
    assert urls.name_of("django.contrib.auth.views.login") == UrlName("login")
    assert "password_reset" in urls.names


def test_names_that_log_out() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import url\nfrom django.contrib.auth.views import logout\n"
            "urlpatterns = [url('^bye$', logout, name='bye')]\n"
        }
    )
    assert urls.logouts == {"bye", "logout", "admin:logout"}


def test_an_entry_that_the_user_sets_aside_is_given_no_name() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import url\nurlpatterns = [\n"
            "    url('^a$', 'shop.views.a'),  # codemods: ignore[1.8]\n"
            "    url('^b$', 'shop.views.b'),  # codemods: ignore[2.0]\n]\n"
        }
    )
    aside, other = urls.name_of("shop.views.a"), urls.name_of("shop.views.b")
    assert aside is not None and other is not None
    assert (aside.name, aside.given) == ("", False)
    assert aside.reason
    assert other.given


def test_app_name_is_the_namespace_where_none_is_given() -> None:
    urls = urls_of(
        {
            "shop/urls.py": "from django.conf.urls import include, url\n"
            "urlpatterns = [url('^m/', include('shop.more'))]\n",
            "shop/more.py": "from django.conf.urls import url\nfrom django.contrib.auth.views import logout\n"
            "app_name = 'more'\nurlpatterns = [url('^out$', logout, name='out')]\n",
        }
    )
    assert "more:out" in urls.logouts

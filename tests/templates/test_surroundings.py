"""What templates are told of the repository around them, from its sources to the findings."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from codemods.engine.options import RunOptions, Stdin
from codemods.engine.run import run
from codemods.releases import Range

SETTINGS = """\
SECRET_KEY = "x"
ROOT_URLCONF = "site.urls"
INSTALLED_APPS = ["django.contrib.auth", "shop"]
"""
TAGS = """\
from django import template

register = template.Library()


@register.simple_tag
def price(x):
    return x


@register.filter("shown")
def show(x):
    return x


register.filter("length_is", show)
"""


def found(
    folder: Path, files: dict[str, str], current: str | None, target: str, **options: object
) -> dict[str, list[str]]:
    """The codes in each template of a repository, and its new text where it has one."""
    (folder / "manage.py").write_text("")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
        for parent in path.parents:
            if parent == folder:
                break
            if name.endswith(".py"):
                (parent / "__init__.py").touch()
    result = run(RunOptions(paths=(folder,), root=folder, range=Range.of(current, target), jobs=1, **options))  # type: ignore[arg-type]
    codes: dict[str, list[str]] = {}
    for finding in [*result.findings, *result.problems]:
        codes.setdefault(finding.path, []).append(finding.code)
    for change in result.changes:
        if change.new != change.old:
            codes.setdefault(change.name, []).append(change.new.decode())
    return codes


def test_a_filter_of_the_repository_is_not_django_s(tmp_path: Path) -> None:
    text = "{% load shop_tags %}{% if x|length_is:2 %}{% price x %}{% endif %}"
    files = {"shop/templatetags/shop_tags.py": TAGS, "shop/templates/a.html": text}
    assert "shop/templates/a.html" not in found(tmp_path, files, "4.1", "5.2")


def test_tags_that_nothing_brings(tmp_path: Path) -> None:
    files = {
        "site/settings.py": SETTINGS,
        "shop/templatetags/shop_tags.py": TAGS,
        "shop/templates/good.html": "{% load shop_tags %}{% price 1 %}{{ 1|shown }}{% if x|length_is:2 %}{% endif %}{{ form }}",
        "shop/templates/bad.html": "{% load shop_tags %}{% cost 1 %}{{ 1|hidden }}{{ form }}",
        "shop/templates/other.html": "{% load foreign_tags %}{% cost 1 %}{{ 1|hidden }}{{ form }}",
    }
    codes = found(tmp_path, files, "4.0", "5.2")
    assert codes["shop/templates/good.html"] == ["4.1/form-default-rendering"]
    assert codes["shop/templates/bad.html"] == ["4.1/form-default-rendering", *["file/template-syntax"] * 2]
    assert codes["shop/templates/other.html"] == ["4.1/form-default-rendering"]


@pytest.mark.parametrize(
    ("renderer", "said"),
    [
        ("django.forms.renderers.DjangoTemplates", True),
        ("django.forms.renderers.DjangoDivFormRenderer", False),
        ("shop.forms.Rows", False),
        ("shop.forms.Same", True),
        ("elsewhere.Renderer", False),
    ],
)
def test_form_renderers_that_choose_a_layout(tmp_path: Path, renderer: str, said: bool) -> None:
    files = {
        "site/settings.py": f"{SETTINGS}FORM_RENDERER = {renderer!r}\n",
        "shop/forms.py": """\
            from django.forms.renderers import DjangoTemplates
            class Rows(DjangoTemplates):
                form_template_name = "rows.html"
            class Same(DjangoTemplates):
                pass
            """,
        "shop/templates/a.html": "{{ form }}",
    }
    assert ("shop/templates/a.html" in found(tmp_path, files, "4.0", "4.2")) is said


def test_dotted_paths_become_the_names_that_the_urlconf_gives(tmp_path: Path) -> None:
    files = {
        "site/settings.py": SETTINGS,
        "site/urls.py": """\
            from django.conf.urls import include, url
            urlpatterns = [url("^shop/", include("shop.urls"))]
            """,
        "shop/urls.py": """\
            from django.conf.urls import url
            from shop import views
            urlpatterns = [url("^c/$", views.cart, name="cart"), url("^p/$", views.pay), url("^i/$", views.item)]
            """,
        "shop/views.py": """\
            def cart(request): pass
            def pay(request): pass
            def item(request): pass
            """,
        "shop/templates/a.html": "{% url 'shop.views.cart' %}\n{% url \"shop.views.pay\" x=1 %}\n",
    }
    after = found(tmp_path, files, "1.8", "1.11")
    assert after["shop/templates/a.html"][-1] == "{% url 'cart' %}\n{% url \"shop_pay\" x=1 %}\n"
    assert 'views.pay, name="shop_pay")' in after["shop/urls.py"][-1]
    assert "views.item)" in after["shop/urls.py"][-1]
    # Where nobody names the entry, the path has to stay.
    chosen = found(
        tmp_path, files, "1.8", "1.11", ignore=("1.8/reverse-dotted-path", "1.10/reverse-dotted-path")
    )
    assert chosen["shop/templates/a.html"][-1] == "{% url 'cart' %}\n{% url \"shop.views.pay\" x=1 %}\n"


def test_links_to_log_out_by_the_names_of_the_urlconf(tmp_path: Path) -> None:
    files = {
        "site/settings.py": SETTINGS,
        "site/urls.py": """\
            from django.contrib.auth.views import LogoutView
            from django.urls import path
            from shop.views import leave
            urlpatterns = [path("out/", LogoutView.as_view(), name="sign_out"), path("x/", leave, name="logout")]
            """,
        "shop/views.py": "def leave(request): pass\n",
        "shop/templates/a.html": "<a href=\"{% url 'sign_out' %}\">x</a>",
        "shop/templates/b.html": "<a href=\"{% url 'logout' %}\">x</a>",
    }
    codes = found(tmp_path, files, "4.0", "5.2")
    assert codes["shop/templates/a.html"] == ["4.1/logout-get-template"]
    assert "shop/templates/b.html" not in codes


def test_addresses_of_logging_out_that_are_written_out(tmp_path: Path) -> None:
    link = '<a href="/accounts/logout/">x</a>'
    urls = """\
        from django.contrib.auth.views import LogoutView
        from django.urls import path
        urlpatterns = [path("accounts/logout/", LogoutView.as_view(), name="logout")]
        """
    files = {"site/settings.py": SETTINGS, "site/urls.py": urls, "shop/templates/a.html": link}
    assert found(tmp_path, files, "4.0", "5.2")["shop/templates/a.html"] == ["4.1/logout-get-template"]
    own = urls.replace("LogoutView.as_view()", "sign_out").replace(
        "django.contrib.auth.views import LogoutView", "shop.views import sign_out"
    )
    files = {**files, "site/urls.py": own, "shop/views.py": "def sign_out(request): pass\n"}
    assert "shop/templates/a.html" not in found(tmp_path, files, "4.0", "5.2")


def test_included_templates_that_are_nowhere(tmp_path: Path) -> None:
    files = {
        "site/settings.py": SETTINGS,
        "shop/templates/shop/a.html": "{% include 'shop/b.html' %}{% include 'admin/base.html' %}{% include 'shop/c.html' %}",
        "shop/templates/shop/b.html": "x",
        "shop/models.py": "",
    }
    assert found(tmp_path, files, "1.10", "2.2")["shop/templates/shop/a.html"] == [
        "1.11/include-tag-silenced-errors"
    ]
    files["site/settings.py"] = SETTINGS.replace('"shop"', '"shop", "elsewhere"')
    assert "shop/templates/shop/a.html" not in found(tmp_path, files, "1.10", "2.2")


def test_templates_in_python_strings_know_as_much(tmp_path: Path) -> None:
    files = {
        "shop/templatetags/shop_tags.py": TAGS,
        "shop/code.py": """\
            from django.template import Template

            TEXT = "{% load shop_tags %}{% if x|length_is:2 %}{% endif %}"
            KEPT = Template(TEXT)
            OTHER = "{% if x|length_is:2 %}{% endif %}"
            CHANGED = Template(template_string=OTHER)
            """,
    }
    after = found(tmp_path, files, "4.1", "5.2")["shop/code.py"][-1]
    assert 'TEXT = "{% load shop_tags %}{% if x|length_is:2 %}{% endif %}"' in after
    assert 'OTHER = "{% if x|length == 2 %}{% endif %}"' in after


def test_a_template_from_standard_input(tmp_path: Path) -> None:
    text = b"{% ifequal a b %}x{% endifequal %}"
    options = RunOptions(
        paths=(tmp_path / "a.html",), root=tmp_path, range=Range.of("3.0", "4.0"), stdin=Stdin("a.html", text)
    )
    result = run(options)
    assert [change.new for change in result.changes] == [b"{% if a == b %}x{% endif %}"]
    assert result.files == 1


def test_a_comment_silences_a_place_in_every_pass(tmp_path: Path) -> None:
    text = "{% load staticfiles %}\n{% ifequal a b %}\n{% ifequal c d %}{# codemods: ignore #}{% endifequal %}\n{% endifequal %}\n"
    after = found(tmp_path, {"shop/templates/a.html": text}, "2.0", "4.0")["shop/templates/a.html"][-1]
    assert (
        after
        == "{% load static %}\n{% if a == b %}\n{% ifequal c d %}{# codemods: ignore #}{% endifequal %}\n{% endif %}\n"
    )


def test_forms_by_the_names_that_views_give_them(tmp_path: Path) -> None:
    files = {
        "shop/forms.py": """\
            from django import forms
            class Address(forms.Form): pass
            Lines = forms.formset_factory(Address)
            """,
        "shop/views.py": """\
            from django.shortcuts import render
            from django.views.generic import TemplateView
            from shop import forms
            from shop.forms import Lines

            def order(request):
                where = forms.Address(request.POST)
                context = {"address": where, "n": len(request.POST)}
                context["lines"] = Lines()
                return render(request, "order.html", context)

            class Page(TemplateView):
                template_name = "page.html"

                def get_context_data(self, **kwargs):
                    context = super().get_context_data(**kwargs)
                    context["address"] = forms.Address()
                    return context
            """,
        "shop/templates/order.html": "{{ address }}{{ lines }}{{ n }}",
        "shop/templates/page.html": "{{ address }}{{ lines }}",
        "shop/templates/other.html": "{{ address }}",
    }
    told = ["4.1/form-default-rendering"]
    codes = found(tmp_path, files, "4.0", "5.2")
    assert codes == {"shop/templates/order.html": told * 2, "shop/templates/page.html": told}


def test_a_form_that_is_an_instance_of_a_model(tmp_path: Path) -> None:
    files = {
        "shop/models.py": "from django.db import models\nclass Survey(models.Model): pass\n",
        "shop/views.py": """\
            from django.shortcuts import get_object_or_404, render
            from shop.models import Survey

            def show(request, pk):
                form = get_object_or_404(Survey, pk=pk)
                return render(request, "show.html", {"form": form})

            def first(request):
                return render(request, "first.html", {"form": Survey.objects.first()})
            """,
        "shop/templates/show.html": "<h1>{{ form }}</h1>",
        "shop/templates/first.html": "<h1>{{ form }}</h1>",
        "shop/templates/other.html": "{{ form }}",
    }
    assert found(tmp_path, files, "4.0", "5.2") == {
        "shop/templates/other.html": ["4.1/form-default-rendering"]
    }


def test_a_library_static_of_the_repository(tmp_path: Path) -> None:
    library = "from django import template\nregister = template.Library()\n@register.simple_tag\ndef static(path): pass\n"
    files = {
        "site/settings.py": SETTINGS,
        "shop/templatetags/static.py": library,
        "shop/templates/a.html": "{% load i18n staticfiles %}",
        "shop/templates/b.html": "{% load static from admin_static %}",
        "shop/templates/c.html": "{% load staticfiles static %}",
    }
    assert found(tmp_path, files, "2.0", "3.1") == {
        "shop/templates/a.html": ["2.1/load-staticfiles"],
        "shop/templates/b.html": ["2.1/load-admin-static"],
        "shop/templates/c.html": ["2.1/load-staticfiles", "{% load static %}"],
    }
    engine = 'TEMPLATES = [{"OPTIONS": {"libraries": {"plain": "django.templatetags.static"}}}]\n'
    files["site/settings.py"] = SETTINGS + engine
    after = found(tmp_path, files, "2.0", "3.1")
    assert after["shop/templates/a.html"][-1] == "{% load i18n plain %}"
    assert after["shop/templates/b.html"][-1] == "{% load plain %}"


def test_templates_of_widgets_by_what_makes_their_contexts(tmp_path: Path) -> None:
    files = {
        "shop/widgets.py": """\
            from django import forms
            class Upload(forms.ClearableFileInput):
                template_name = "shop/upload.html"
            class Own(forms.ClearableFileInput):
                template_name = "shop/own.html"
                def get_context(self, name, value, attrs):
                    return {"initial_text": "x"}
            class Other(forms.FileInput):
                template_name = "shop/other.html"
            """,
        "shop/templates/shop/upload.html": "{{ initial_text }}",
        "shop/templates/shop/own.html": "{{ initial_text }}",
        "shop/templates/shop/other.html": "{{ initial_text }}",
    }
    assert found(tmp_path, files, "1.11", "2.2") == {
        "shop/templates/shop/upload.html": [
            "1.11.4/clearable-file-input-context",
            "{{ widget.initial_text }}",
        ]
    }
    files["shop/widgets.py"] = files["shop/widgets.py"].replace(
        'return {"initial_text": "x"}', "return super().get_context()"
    )
    codes = found(tmp_path, files, "1.11", "2.2")
    assert codes["shop/templates/shop/own.html"] == ["1.11.4/clearable-file-input-context"]


def test_a_base_of_the_admin_that_the_repository_has_itself(tmp_path: Path) -> None:
    base = "<div>{% block branding %}{% endblock %}</div>{% block footer %}{% endblock %}"
    files = {
        "shop/templates/admin/base.html": base,
        "shop/templates/a.html": "{% extends 'admin/base_site.html' %}{% block footer %}<div id='footer'>x</div>{% endblock %}",
        "shop/templates/b.html": "{% extends 'admin/login.html' %}{% block branding %}<h1 id='site-name'>x</h1>{% endblock %}",
    }
    selected = ("5.0/admin-site-header-div", "5.1/admin-footer")
    assert not found(tmp_path, files, "4.2", "5.2", select=selected)
    files["shop/templates/admin/base.html"] = (
        "{% extends 'admin/base.html' %}{% block branding %}{% endblock %}"
    )
    assert found(tmp_path, files, "4.2", "5.2", select=selected) == {
        "shop/templates/a.html": ["5.1/admin-footer"],
        "shop/templates/b.html": ["5.0/admin-site-header-div"],
    }


def test_addresses_of_logging_out_in_scripts(tmp_path: Path) -> None:
    urls = """\
        from django.contrib.auth.views import LogoutView
        from django.urls import path
        urlpatterns = [path("accounts/logout/", LogoutView.as_view(), name="logout")]
        """
    files = {
        "site/settings.py": SETTINGS,
        "site/urls.py": urls,
        "shop/static/shop/a.js": "window.location.pathname = '/accounts/logout/';\n",
    }
    assert found(tmp_path, files, "4.0", "5.2")["shop/static/shop/a.js"] == ["4.1/logout-get-redirect"]
    files["site/urls.py"] = "urlpatterns = []\n"
    assert "shop/static/shop/a.js" not in found(tmp_path, files, "4.0", "5.2")

from __future__ import annotations

from codemods.files.kinds import module_name, module_names, source_roots


def test_a_plain_project() -> None:
    paths = ["manage.py", "shop/__init__.py", "shop/models.py", "shop/sub/__init__.py"]
    roots = source_roots(paths)
    assert roots == ("",)
    assert [module_names(path, roots) for path in paths] == [
        ("manage",),
        ("shop",),
        ("shop.models",),
        ("shop.sub",),
    ]


def test_a_project_below_the_root_has_two_names() -> None:
    roots = source_roots(["site/manage.py", "site/shop/__init__.py", "site/shop/models.py"])
    assert roots == ("site", "")
    assert module_names("site/shop/models.py", roots) == ("shop.models", "site.shop.models")
    assert module_name("site/shop/models.py", roots) == "shop.models"


def test_a_manage_file_inside_of_a_package() -> None:
    roots = source_roots(["site/__init__.py", "site/manage.py", "site/shop/__init__.py"])
    assert module_names("site/shop/models.py", roots) == ("shop.models", "site.shop.models")


def test_src_layout_namespace_packages_and_folders_of_apps() -> None:
    roots = source_roots(["src/company/shop/__init__.py", "apps/blog/__init__.py", "src/top.py"])
    assert module_names("src/company/shop/a.py", roots) == ("shop.a", "company.shop.a", "src.company.shop.a")
    assert module_names("apps/blog/a.py", roots) == ("blog.a", "apps.blog.a")
    assert module_names("src/top.py", roots) == ("top", "src.top")


def test_files_that_cannot_be_imported_have_no_name() -> None:
    roots = source_roots(["my-site/shop/__init__.py", "my-site/run-me.py"])
    assert module_names("my-site/run-me.py", roots) == ()
    assert module_names("my-site/shop/a.py", roots) == ("shop.a",)
    assert module_names("bin/manage", roots) == ()
    assert module_name("__init__.py", roots) is None


def test_a_manage_py_within_a_package_of_a_package_gives_no_likely_names() -> None:
    paths = ["top/__init__.py", "top/site/__init__.py", "top/site/manage.py", "top/site/shop/models.py"]
    names = module_names("top/site/shop/models.py", source_roots(paths))
    assert names == ("top.site.shop.models", "shop.models")


def test_a_root_with_an_init_file_that_cannot_be_a_package_is_the_root_of_what_is_below() -> None:
    roots = source_roots(["shop-1.2/__init__.py", "shop-1.2/setup.py", "shop-1.2/shop/__init__.py"])
    assert module_names("shop-1.2/shop/models.py", roots) == ("shop.models",)


def test_a_package_with_a_setup_file_may_be_the_root_of_what_is_below() -> None:
    roots = source_roots(["mall/__init__.py", "mall/setup.py", "mall/shop/__init__.py"])
    assert module_names("mall/shop/models.py", roots) == ("mall.shop.models", "shop.models")

"""What the index answers about the whole repository, so that no rule has to go over all files at every place."""

from __future__ import annotations

from codemods.files.text import SourceText
from codemods.index.facts import collect
from codemods.index.index import Index
from codemods.source.module import Module

FILES = {
    "shop.base": "class Base:\n    def save(self): pass\n",
    "shop.models": "from shop.base import Base\n\nclass Book(Base):\n    class Meta: pass\n    price = 1\n\nLIMIT = 1\n",
    "shop.views": "from shop import models\n\nclass Bound(models.Book):\n    def save(self): pass\n\nmodels.LIMIT\n",
    "shop.other": "class Base: pass\n\nclass Book(Base):\n    price = 2\n\nLIMIT = 2\n",
}


def index_of(files: dict[str, str]) -> Index:
    return Index(
        collect(Module(f"{name.replace('.', '/')}.py", SourceText(text), (name,)))
        for name, text in files.items()
    )


def test_heirs_are_those_of_that_very_class_however_far_below() -> None:
    index = index_of(FILES)
    assert set(index.heirs("shop.base.Base")) == {"shop.models.Book", "shop.views.Bound"}
    assert index.heirs("shop.views.Bound") == {}
    assert index.heirs("shop.base.Base")["shop.views.Bound"].qualname == "Bound"


def test_heirs_of_classes_that_stand_on_each_other_come_to_an_end() -> None:
    index = index_of(
        {
            "a": "from b import Two\n\nclass One(Two): pass\n",
            "b": "from a import One\n\nclass Two(One): pass\n",
        }
    )
    assert set(index.heirs("a.One")) == {"a.One", "b.Two"}


def test_owners_are_the_classes_whose_own_body_binds_the_name() -> None:
    index = index_of(FILES)
    assert set(index.owners("save")) == {"shop.base.Base", "shop.views.Bound"}
    assert set(index.owners("price")) == {"shop.models.Book", "shop.other.Book"}
    assert not index.owners("delete")


def test_binders_and_users_are_told_by_module() -> None:
    index = index_of(FILES)
    assert [facts.path for facts in index.binders("LIMIT")] == ["shop/models.py", "shop/other.py"]
    assert [facts.path for facts in index.users("shop.models.LIMIT", "shop.base.Base")] == [
        "shop/views.py",
        "shop/models.py",
    ]
    assert not index.users("shop.other.LIMIT")


def test_a_question_is_answered_once() -> None:
    asked: list[Index] = []

    def count(index: Index) -> int:
        asked.append(index)
        return len(index.files)

    index = index_of(FILES)
    assert (index.ask(count), index.ask(count)) == (4, 4)
    assert asked == [index]


def test_the_ancestry_is_in_the_order_in_which_python_asks() -> None:
    source = """\
class Top: pass
class Left(Top): pass
class Right(Top): pass
class Low(Left, Right, Top): pass
class Wrong(Top, Left): pass
class Lost(Missing, Right): pass
"""
    index = index_of({"a": source})
    assert index.ancestry("a.Low") == ("a.Low", "a.Left", "a.Right", "a.Top")
    assert set(index.ancestry("a.Wrong")) == {"a.Wrong", "a.Top", "a.Left"}
    assert index.ancestry("a.Lost") == ("a.Lost", "a.Right", "a.Top")

"""A trigger's words are found wherever the text holds them, whatever the table has learnt from other files before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codemods.engine.words import WordTable
from codemods.files.text import SourceText
from codemods.source.module import Module

WORDS = (
    ("ForeignKey",),
    ("_cache", "__isnull"),
    ("'rel'", '"rel"'),
    ("<input ", "name="),
    (" object",),
    ("text/css", "django.conf.urls"),
    ("[<",),
    ("é", "naïve", "a… b"),
    (),
)
PIECES = st.sampled_from(
    [
        *(word for words in WORDS for word in words),
        "rel",
        "name",
        "input",
        "object",
        "x",
        "_",
        "…",
        "\xa0",
        " ",
        ".",
        "\n",
    ]
)


def module(text: str) -> Module:
    return Module("shop/a.py", SourceText(repr(text) + f"  # {text}".replace("\n", " ")))


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=4))
def test_the_table_finds_what_looking_for_each_word_would_find(texts: list[str]) -> None:
    table = WordTable((words, number) for number, words in enumerate(WORDS))
    for text in texts:
        file = module(text)
        wanted = {
            number
            for number, words in enumerate(WORDS)
            if not words or any(word in file.text for word in words)
        }
        found = table.found(file)
        assert set(found) == wanted
        assert len(found) == len(wanted)

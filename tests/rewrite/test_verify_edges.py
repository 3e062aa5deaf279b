"""What is taken out at the edge of a block is seen as an edit of the block, and nothing else passes for one."""

from __future__ import annotations

import textwrap

import pytest

from codemods.files.text import SourceText
from codemods.findings import Edit
from codemods.rewrite import headers, statements
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.verify import apply, differs
from codemods.source.module import Module


def module_of(text: str) -> Module:
    return Module("shop/code.py", SourceText(textwrap.dedent(text)), ("shop.code",))


def reason_for(module: Module, edits: list) -> str | None:
    after = module_of(apply(module.text, edits))
    return differs(module.tree, module.lines, after.tree, after.lines, edits)


def test_the_last_statement_of_a_nested_block_may_go() -> None:
    module = module_of(
        """\
        class Place:
            class Meta:
                ordering = ["pk"]
                stale = True
        """
    )
    meta = module.tree.body[0].body[0]
    assert reason_for(module, list(statements.remove(module, meta.body[1]))) is None


LAST_ARM = """\
    class Place:
        def save(self):
            self.keep()

            # only for what is old
            if OLD:
                self.fill()

    class Other:
        pass
    """


def test_the_last_lines_of_a_block_may_go_from_below_a_comment() -> None:
    module = module_of(LAST_ARM)
    condition = module.tree.body[0].body[0].body[1]
    start = module.lines.line_start(condition.lineno)
    edits = [Edit(start, module.lines.line_start(condition.end_lineno + 1), "")]
    assert reason_for(module, edits) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("self.keep()", "self.drop()"), ("save(self)", "save(self, *args)"), ("Other", "Another")],
)
def test_nothing_else_may_change_with_them(old: str, new: str) -> None:
    module = module_of(LAST_ARM)
    condition = module.tree.body[0].body[0].body[1]
    start = module.lines.line_start(condition.lineno)
    edits = [Edit(start, module.lines.line_start(condition.end_lineno + 1), "")]
    other = module_of(apply(module.text, edits).replace(old, new))
    assert differs(module.tree, module.lines, other.tree, other.lines, edits) is not None


def test_a_decorator_of_a_method_may_go() -> None:
    module = module_of(
        """\
        class Place:
            @stale
            def name(self):
                pass
        """
    )
    method = module.tree.body[0].body[0]
    assert reason_for(module, [headers.drop_decorator(module, method, method.decorator_list[0])]) is None


def test_a_decorator_may_come_above_a_method() -> None:
    module = module_of(
        """\
        class Place:
            async def name(self):
                pass
        """
    )
    method = module.tree.body[0].body[0]
    edit = headers.add_decorator(module, method, "property")
    assert reason_for(module, [edit]) is None
    assert "    @property\n    async def name(self):" in apply(module.text, [edit])


def test_a_statement_that_changed_elsewhere_is_still_seen() -> None:
    module = module_of("one = 1\n\n\ntwo = 2\n")
    edits = list(statements.remove(module, module.tree.body[1]))
    other = module_of(apply(module.text, edits).replace("one = 1", "one = 3"))
    assert differs(module.tree, module.lines, other.tree, other.lines, edits) is not None


def test_a_statement_may_become_what_the_next_one_is() -> None:
    module = module_of(
        """\
        with address("shop.views.login"):
            visit()
        with address("login"):
            visit()
        """
    )
    at = module.text.index("shop.views.login")
    assert reason_for(module, [Edit(at, at + len("shop.views.login"), "login")]) is None


def test_a_statement_that_no_edit_lies_in_may_not_become_what_the_next_one_is() -> None:
    module = module_of("a()\nb()\n")
    after = module_of("b()\nb()\n")
    assert differs(module.tree, module.lines, after.tree, after.lines, []) is not None


def test_what_is_put_beside_a_statement_stays_in_its_suite() -> None:
    module = module_of("if field:  field.unique = 1  # once\nfield.a = 1; field.b = 2\nfield.c = 3\n")
    inner, first, second, last = module.tree.body[0].body[0], *module.tree.body[1:]
    edits = [statements.insert_after(module, one, "drop(field)\nkeep()") for one in (inner, first, last)]
    edits.append(statements.insert_before(module, second, "take(field)"))
    assert apply(module.text, edits) == (
        "if field:  field.unique = 1; drop(field); keep()  # once\n"
        "field.a = 1; drop(field); keep(); take(field); field.b = 2\n"
        "field.c = 3\ndrop(field)\nkeep()\n"
    )


def test_no_block_is_put_on_a_line_with_others() -> None:
    module = module_of("class Shop: name = 1\n")
    with pytest.raises(CannotRewrite):
        statements.insert_after(module, module.tree.body[0].body[0], "def save(self):\n    pass")

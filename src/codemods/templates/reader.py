"""Reads a template: its tags and variables in order, the blocks that they form, and what is wrong with it.

Nothing is lost and nothing raises: ``Template(text).tokens`` joined is the text, whatever the text is, and what Django
would refuse is a ``Problem``. Tags that no library of ours knows are read too: one that has an ``end…`` tag somewhere
in the file is taken to open a block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from codemods.files.text import LineIndex
from codemods.findings import Edit
from codemods.templates.expressions import Argument, Expression, read_expression, split_arguments
from codemods.templates.grammar import BLOCKS, BRANCHES, CONDITIONS, ENDS, TRANSLATIONS, closer_of
from codemods.templates.lexer import Kind, Token, tokenize
from codemods.templates.markup import Markup

__all__ = ["Block", "Load", "Node", "Problem", "Tag", "Template", "Use", "Variable", "is_builtin"]

_LONGEST = 1 << 16  # characters of one tag; a longer one is no template's, and is not taken apart
_MOST_PROBLEMS = 20  # told of one template
_DEEPEST = 500  # blocks in blocks; Django's parser gives up earlier


@dataclass(frozen=True, slots=True)
class Problem:
    """What Django would not accept; ``start`` and ``end`` are character offsets."""

    start: int
    end: int
    message: str


class Node:
    """A tag or a variable that is alive: not in ``{% comment %}`` and not in ``{% verbatim %}``."""

    __slots__ = ("__dict__", "end", "parent", "start", "template")

    def __init__(self, template: Template, token: Token, parent: Block | None) -> None:
        self.template = template
        self.start = token.start
        self.end = token.end
        self.parent = parent

    @property
    def text(self) -> str:
        """The whole of it, with its braces."""
        return self.template.text[self.start : self.end]

    @property
    def contents(self) -> str:
        """What stands between the braces, without the spaces around it."""
        return self.template.text[self.start + 2 : self.end - 2].strip()

    @property
    def contents_start(self) -> int:
        inner = self.template.text[self.start + 2 : self.end - 2]
        return self.start + 2 + len(inner) - len(inner.lstrip())

    @property
    def in_translation(self) -> bool:
        """True directly in ``{% blocktranslate %}``, where a variable is part of a message."""
        return self.parent is not None and self.parent.name in TRANSLATIONS

    def ancestors(self) -> Iterator[Block]:
        """The blocks around it, the innermost first."""
        return islice(self._ancestors(), _DEEPEST)

    def _ancestors(self) -> Iterator[Block]:
        block = self.parent
        while block is not None:
            yield block
            block = block.opener.parent

    def inside(self, *names: str) -> Block | None:
        """The innermost block of one of these names that it stands in."""
        return next((block for block in self.ancestors() if block.name in names), None)

    def uses(self) -> Iterator[Use]:
        """The expressions in it."""
        raise NotImplementedError

    def replace(self, text: str) -> Edit:
        """The edit that puts ``text`` in its place."""
        return Edit(self.start, self.end, text)

    def remove(self) -> Edit:
        """As ``Template.drop`` of all of it."""
        return self.template.drop(self.start, self.end)


class Variable(Node):
    """``{{ … }}``."""

    @cached_property
    def expression(self) -> Expression | None:
        """What is printed; None where it is no expression."""
        if self.end - self.start > _LONGEST:
            return None
        return read_expression(self.template.text[self.start + 2 : self.end - 2], self.start + 2)

    def uses(self) -> Iterator[Use]:
        if self.expression is not None and not self.in_translation:
            yield Use(self, None, self.expression)


class Tag(Node):
    """``{% name … %}``; ``block`` is the block that it opens, divides or ends."""

    def __init__(self, template: Template, token: Token, parent: Block | None, name: str) -> None:
        super().__init__(template, token, parent)
        self.name = name
        self.block: Block | None = None

    @property
    def name_start(self) -> int:
        return self.contents_start

    @cached_property
    def arguments(self) -> Sequence[Argument]:
        """What follows the name, split at spaces that are not quoted."""
        if self.end - self.start > _LONGEST:
            return ()
        return split_arguments(self.contents, self.contents_start)[1:]

    @property
    def words(self) -> list[str]:
        """The texts of the arguments."""
        return [argument.text for argument in self.arguments]

    @property
    def is_condition(self) -> bool:
        return self.name in CONDITIONS

    @property
    def opens(self) -> bool:
        """True for the tag that opens a block which is ended."""
        return self.block is not None and self.block.opener is self

    def uses(self) -> Iterator[Use]:
        if self.name in ("load", "block", "endblock", "comment", "templatetag"):
            return
        if self.name == "filter":
            rest = self.contents[len("filter") :]
            start = self.contents_start + len("filter")
            chain = read_expression("_|" + rest.lstrip(), start + len(rest) - len(rest.lstrip()) - 2)
            if chain is not None and chain.filters:
                yield Use(self, None, chain)
            return
        for argument in self.arguments:
            if argument.expression is not None:
                yield Use(self, argument, argument.expression)

    def rename(self, name: str) -> Edit:
        """The edit that gives it another name."""
        return Edit(self.name_start, self.name_start + len(self.name), name)

    def rewrite(self, contents: str) -> Edit:
        """The edit that puts other contents between its braces and keeps the spaces there."""
        return Edit(self.contents_start, self.contents_start + len(self.contents), contents)


@dataclass(frozen=True, slots=True)
class Use:
    """An expression at its place: printed (no ``argument``), or an argument of a tag."""

    node: Node
    argument: Argument | None
    expression: Expression

    @property
    def tag(self) -> Tag | None:
        """The tag that it is an argument of."""
        return self.node if isinstance(self.node, Tag) else None

    @property
    def is_printed(self) -> bool:
        return isinstance(self.node, Variable)

    @property
    def is_operand(self) -> bool:
        """True for a whole operand of a condition, ``x`` in ``{% if x and y %}``."""
        return self.tag is not None and self.tag.is_condition


@dataclass(eq=False, slots=True)
class Block:
    """What stands from an opening tag to its end."""

    opener: Tag
    branches: list[Tag] = field(default_factory=list)
    closer: Tag | None = None

    @property
    def name(self) -> str:
        return self.opener.name

    @property
    def start(self) -> int:
        """Where what it holds begins."""
        return self.opener.end

    @property
    def end(self) -> int:
        """Where what it holds ends."""
        return self.closer.start if self.closer is not None else len(self.opener.template.text)

    @property
    def text(self) -> str:
        """What it holds."""
        return self.opener.template.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        return self.closer is not None


@dataclass(frozen=True, slots=True)
class Load:
    """``{% load a b %}``, with ``libraries``; or ``{% load x y from a %}``, with ``names`` from one library."""

    tag: Tag
    names: tuple[Argument, ...]
    libraries: tuple[Argument, ...]


class Template:
    """A template that has been read.

    ``is_html`` says that blank lines between things mean nothing: a tag that is dropped may take its line with it.
    """

    def __init__(self, text: str, *, is_html: bool = True) -> None:
        self.text = text
        self.is_html = is_html
        self.tokens = tokenize(text)
        self.problems: list[Problem] = []
        self.nodes: list[Node] = []
        self.blocks: list[Block] = []
        _Builder(self).build()

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def markup(self) -> Markup:
        """The HTML around the tags."""
        return Markup(
            self.text, [(token.start, token.end) for token in self.tokens if token.kind is not Kind.TEXT]
        )

    @cached_property
    def tags(self) -> list[Tag]:
        return [node for node in self.nodes if isinstance(node, Tag)]

    @cached_property
    def variables(self) -> list[Variable]:
        return [node for node in self.nodes if isinstance(node, Variable)]

    @property
    def texts(self) -> Iterator[Token]:
        """The pieces between the tags, verbatim parts among them."""
        return (token for token in self.tokens if token.kind is Kind.TEXT)

    def named(self, *names: str) -> list[Tag]:
        """The tags of these names."""
        return [tag for tag in self.tags if tag.name in names]

    def uses(self) -> Iterator[Use]:
        """Every expression of the template."""
        for node in self.nodes:
            yield from node.uses()

    @cached_property
    def loads(self) -> list[Load]:
        """Its ``{% load %}`` tags; Django splits these at every space."""
        found = []
        for tag in self.named("load"):
            arguments = tuple(tag.arguments)
            if len(arguments) >= 3 and arguments[-2].text == "from":
                found.append(Load(tag, arguments[:-2], arguments[-1:]))
            else:
                found.append(Load(tag, (), arguments))
        return found

    @cached_property
    def extends(self) -> str:
        """The name of the template that it extends, where it is a literal; else nothing."""
        tag = next(iter(self.named("extends")), None)
        return (tag.arguments[0].string or "") if tag is not None and tag.arguments else ""

    @cached_property
    def is_child(self) -> bool:
        """True where the template extends another: what stands outside its blocks is not printed."""
        return bool(self.named("extends"))

    def block(self, name: str) -> Block | None:
        """The ``{% block name %}`` of the template."""
        for block in self.blocks:
            if block.name == "block" and block.opener.words[:1] == [name]:
                return block
        return None

    def nodes_in(self, block: Block) -> Iterator[Node]:
        """The nodes between the opener and the closer of a block, in order."""
        return self.nodes_in_span(block.start, block.end)

    def nodes_in_span(self, start: int, end: int) -> Iterator[Node]:
        """The nodes that begin between two offsets, in order."""
        at = bisect_left(self.nodes, start, key=lambda node: node.start)
        for index in range(at, len(self.nodes)):
            if self.nodes[index].start >= end:
                return
            yield self.nodes[index]

    def replace(self, start: int, end: int, text: str) -> Edit:
        """The edit that puts ``text`` in the place of a span."""
        return Edit(start, end, text)

    def drop(self, start: int, end: int) -> Edit:
        """The edit that drops a span, and its line where that has nothing else and blank lines mean nothing."""
        return Edit(*self._span_to_drop(start, end), "")

    def _span_to_drop(self, start: int, end: int) -> tuple[int, int]:
        """``start`` and ``end``, widened to the whole line where nothing else is on it and that changes no page."""
        if not (self.is_html or self.is_child):
            return start, end
        left = start
        while left > 0 and self.text[left - 1] in " \t":
            left -= 1
        right = end
        while right < len(self.text) and self.text[right] in " \t":
            right += 1
        if left > 0 and self.text[left - 1] not in "\r\n":
            return start, end
        if right < len(self.text):
            if self.text[right] not in "\r\n":
                return start, end
            if self.markup.keeps_space(start):
                return start, end
            right += 2 if self.text.startswith("\r\n", right) else 1
        return left, right


class _Builder:
    """Makes nodes and blocks of the tokens, in one pass."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.stack: list[Block] = []
        self.open: Counter[str] = Counter()
        self.ended: frozenset[str] = frozenset()
        self.foreign = 0  # open blocks that are not Django's: what they hold may be anything
        self.strangers = False  # a tag that is not Django's has been met: it may open a block in its own way
        self.in_comment = False

    def build(self) -> None:
        named = [(token, self._name(token)) for token in self.template.tokens]
        self.ended = frozenset(name[3:] for _, name in named if name.startswith("end"))
        for token, name in named:
            if self.in_comment:
                self._leave_comment(token)
            elif token.kind is Kind.VARIABLE:
                self._variable(token)
            elif token.kind is Kind.TAG:
                self._tag(token, name)
        while self.stack:
            self._unclosed(self._pop())
        self.template.blocks.sort(key=lambda block: block.start)
        self.template.problems.sort(key=lambda problem: problem.start)

    def _name(self, token: Token) -> str:
        if token.kind is not Kind.TAG:
            return ""
        words = self.template.text[token.start + 2 : token.end - 2].split(None, 1)
        return words[0] if words else ""

    @property
    def parent(self) -> Block | None:
        return self.stack[-1] if self.stack else None

    def problem(self, start: int, end: int, message: str) -> None:
        if len(self.template.problems) < _MOST_PROBLEMS:
            self.template.problems.append(Problem(start, end, message))

    def _variable(self, token: Token) -> None:
        variable = Variable(self.template, token, self.parent)
        if token.end - token.start > _LONGEST:
            self.problem(token.start, token.end, "This variable is too long to be read.")
        elif not variable.contents:
            self.problem(token.start, token.end, "The braces are empty; Django refuses the template.")
        self.template.nodes.append(variable)

    def _tag(self, token: Token, name: str) -> None:
        if not name:
            self.problem(token.start, token.end, "The tag is empty; Django refuses the template.")
            return
        if token.end - token.start > _LONGEST:
            self.problem(token.start, token.end, f"This {{% {name[:40]} %}} tag is too long to be read.")
        opener = ENDS.get(name) or (name[3:] if name.startswith("end") else "")
        if opener and (opener in BLOCKS or self.open[opener]):
            self._end(token, name, opener)
            return
        tag = Tag(self.template, token, self.parent, name)
        self.template.nodes.append(tag)
        if name in BRANCHES:
            self._branch(tag)
        elif name in BLOCKS or name in self.ended:
            self._begin(tag)
        self.strangers |= not is_builtin(name)

    def _begin(self, tag: Tag) -> None:
        block = Block(tag)
        if tag.name == "comment":
            self.in_comment = True
        tag.block = block
        self.stack.append(block)
        self.open[tag.name] += 1
        self.foreign += tag.name not in BLOCKS

    def _pop(self) -> Block:
        block = self.stack.pop()
        self.open[block.name] -= 1
        self.foreign -= block.name not in BLOCKS
        return block

    def _branch(self, tag: Tag) -> None:
        block = self.parent
        if block is not None and tag.name in BLOCKS.get(block.name, BRANCHES):
            block.branches.append(tag)
            tag.block = block
        elif not self.strangers:
            self.problem(tag.start, tag.end, f"{{% {tag.name} %}} stands in no block that it could divide.")

    def _end(self, token: Token, name: str, opener: str) -> None:
        if not self.open[opener]:
            self.template.nodes.append(Tag(self.template, token, self.parent, name))
            if not self.strangers:
                self.problem(token.start, token.end, f"{{% {name} %}} ends a block that nothing opens.")
            return
        while (block := self._pop()).name != opener:
            self._unclosed(block)
        closer = Tag(self.template, token, self.parent, name)
        closer.block = block
        block.closer = closer
        self.template.nodes.append(closer)
        self.template.blocks.append(block)

    def _unclosed(self, block: Block) -> None:
        """A block that nothing ends: an error for Django's tags, a tag that opens no block for others."""
        if block.name in BLOCKS:
            if not self.foreign:
                tag = block.opener
                message = f"{{% {block.name} %}} is not ended: {{% {closer_of(block.name)} %}} is missing."
                self.problem(tag.start, tag.end, message)
        else:
            block.opener.block = None

    def _leave_comment(self, token: Token) -> None:
        """In a comment only the tag that ends it counts, and it takes no arguments."""
        if token.kind is Kind.TAG:
            contents = self.template.text[token.start + 2 : token.end - 2].strip()
            if contents == "endcomment":
                self.in_comment = False
                self._end(token, "endcomment", "comment")


_SINGLE = frozenset(  # Django's tags that stand alone
    [
        "admin_actions",
        "autoescape",
        "csp_nonce_attr",
        "csrf_token",
        "cycle",
        "debug",
        "extends",
        "firstof",
        "get_available_languages",
        "get_current_language",
        "get_current_language_bidi",
        "get_current_timezone",
        "get_language_info",
        "get_language_info_list",
        "get_media_prefix",
        "get_static_prefix",
        "include",
        "load",
        "lorem",
        "now",
        "partial",
        "querystring",
        "regroup",
        "resetcycle",
        "ssi",
        "static",
        "templatetag",
        "trans",
        "translate",
        "url",
        "widthratio",
    ]
)


def is_builtin(name: str) -> bool:
    """True for a tag of Django's that needs no ``{% load %}``, one that ends or divides a block, or one of i18n."""
    return name in _SINGLE or name in BLOCKS or name in BRANCHES or name in ENDS

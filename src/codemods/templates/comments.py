"""What stands in ``{% comment %}``: no template as it is, but one again for whoever takes the tags around it away."""

from __future__ import annotations

from codemods.templates.reader import Template

__all__ = ["spans_of_comments", "uncommented"]


def spans_of_comments(template: Template) -> list[tuple[int, int]]:
    """The spans of what its comments hold, as far as there is a tag or a variable in it."""
    return [
        (block.start, block.end)
        for block in template.blocks
        if block.name == "comment" and block.is_whole and ("{%" in block.text or "{{" in block.text)
    ]


def uncommented(template: Template) -> Template:
    """The template without its ``{% comment %}`` tags, everything else in its place."""
    text = template.text
    pieces: list[str] = []
    done = 0
    for block in template.blocks:
        if block.name != "comment" or block.closer is None:
            continue
        for tag in (block.opener, block.closer):
            # No space, so that a line is not taken for an empty one.
            pieces += [text[done : tag.start], "x" * (tag.end - tag.start)]
            done = tag.end
    pieces.append(text[done:])
    return Template("".join(pieces), is_html=template.is_html)

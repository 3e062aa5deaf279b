"""What a run tells: the same findings as text for people, and as data for editors, CI and scanners."""

from codemods.report.content import FORMATS, Content, render

__all__ = ["FORMATS", "Content", "render"]

"""The pipeline: paths -> files -> facts -> index -> findings -> merged edits -> verified text."""

from codemods.engine.options import FileChange, RunOptions, RunResult, Stdin

__all__ = ["FileChange", "RunOptions", "RunResult", "Stdin", "run"]


def __getattr__(name: str) -> object:
    if name == "run":
        from codemods.engine.run import run

        return run
    raise AttributeError(name)

"""What can go wrong with a run as a whole: one sentence for the user, and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

__all__ = ["Failure", "expected"]


class Failure(click.ClickException):
    """The run cannot be done; the message is one sentence that says what to do."""

    exit_code = 2


@contextmanager
def expected(*errors: type[Exception]) -> Iterator[None]:
    """Turn errors whose text is meant for the user into a ``Failure``."""
    try:
        yield
    except errors as error:
        raise Failure(str(error)) from None

"""``new_file()`` of upload handlers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site


class NewFileContentTypeExtra(ChangeMethods):
    """``new_file()`` of upload handlers is given ``content_type_extra`` as a sixth argument."""

    change = "1.7/new-file-content-type-extra"
    bases = ("django.core.files.uploadhandler.FileUploadHandler",)
    mixins = True
    grow = {"new_file": (("content_type_extra", "None"),)}
    by_position = {"new_file": 6}
    available = "1.7"
    advice = "Let new_file() take content_type_extra=None after charset, and hand it on to super()."
    examples = [
        Fixes(
            before="""\
                from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler

                class Quota(FileUploadHandler):
                    def new_file(self, field_name, file_name, content_type, content_length, charset=None):
                        super(Quota, self).new_file(field_name, file_name, content_type, content_length, charset)

                class Small(MemoryFileUploadHandler):
                    def new_file(self, field_name, file_name, content_type, content_length, charset):
                        self.name = file_name
                """,
            after="""\
                from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler

                class Quota(FileUploadHandler):
                    def new_file(self, field_name, file_name, content_type, content_length, charset=None, content_type_extra=None):
                        super(Quota, self).new_file(field_name, file_name, content_type, content_length, charset, content_type_extra=content_type_extra)

                class Small(MemoryFileUploadHandler):
                    def new_file(self, field_name, file_name, content_type, content_length, charset, content_type_extra=None):
                        self.name = file_name
                """,
            current="1.6",
        ),
        Flags(
            """\
                from django.core.files.uploadhandler import FileUploadHandler

                class Quota(FileUploadHandler):
                    def new_file(self, field_name, file_name, content_type, content_length, charset=None, **kwargs):
                        self.name = file_name

                class Named(FileUploadHandler):
                    def new_file(self, field_name, file_name):
                        self.name = file_name
                """,
            lines=(4, 8),
            current="1.6",
        ),
        Keeps(
            """\
                from django.core.files.uploadhandler import FileUploadHandler

                class Quota(FileUploadHandler):
                    def new_file(self, file_name, *args):
                        super().new_file(file_name, *args)

                class Small(FileUploadHandler):
                    def new_file(self, *args, **kwargs):
                        super().new_file(*args, **kwargs)

                class Plain(FileUploadHandler):
                    def new_file(self, field, name, kind, length, charset=None, extra=None):
                        pass

                class Other:
                    def new_file(self, field_name, file_name, content_type, content_length, charset=None):
                        pass
                """,
            current="1.6",
        ),
    ]  # fmt: skip

    def _grow(self, site: Site, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Answer]:
        arguments = node.args
        if arguments.vararg is not None:
            return  # all arguments are given by position
        count = len(arguments.posonlyargs) + len(arguments.args) - 1
        if count < 6 and (count != 5 or arguments.kwarg is not None or arguments.kwonlyargs):
            yield site.flag()
            return
        yield from super()._grow(site, node)

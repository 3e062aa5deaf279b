"""``FileWrapper`` of ``django.core.servers.basehttp``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class BasehttpFilewrapper(RenameExact):
    """``FileWrapper`` is the standard library's ``wsgiref.util.FileWrapper``."""

    change = "1.9/basehttp-filewrapper"
    renames = {"django.core.servers.basehttp.FileWrapper": "wsgiref.util.FileWrapper"}
    examples = [
        Fixes(
            before="""\
                from django.core.servers.basehttp import FileWrapper
                from django.http import HttpResponse

                def download(request):
                    return HttpResponse(FileWrapper(open("x", "rb")))
                """,
            after="""\
                from wsgiref.util import FileWrapper
                from django.http import HttpResponse

                def download(request):
                    return HttpResponse(FileWrapper(open("x", "rb")))
                """,
        ),
        Fixes(
            before="""\
                from django.core.servers import basehttp

                wrapper = basehttp.FileWrapper(open("x", "rb"))
                """,
            after="""\
                from wsgiref.util import FileWrapper

                wrapper = FileWrapper(open("x", "rb"))
                """,
        ),
        Keeps(
            source="""\
                from django.core.servers.basehttp import WSGIServer
                from wsgiref.util import FileWrapper

                print(WSGIServer, FileWrapper)
                """,
        ),
    ]

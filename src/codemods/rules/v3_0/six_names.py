"""What each name of ``six`` is on Python 3: the data behind the rule ``3.0/six``."""

from __future__ import annotations

__all__ = ["MODULES", "MOVED", "TUPLES", "VALUES"]

VALUES: dict[str, str] = {
    "text_type": "str",
    "binary_type": "bytes",
    "PY2": "False",
    "PY3": "True",
    "PY34": "True",
    "unichr": "chr",
    "next": "next",
    "advance_iterator": "next",
    "callable": "callable",
    "Iterator": "object",
}
"""Names that are a builtin or a constant now."""

TUPLES: dict[str, str] = {"string_types": "str", "integer_types": "int", "class_types": "type"}
"""Names that are tuples of one type: the type does where a type or a tuple of types is asked for."""

MOVED: dict[str, str] = {
    "StringIO": "io.StringIO",
    "BytesIO": "io.BytesIO",
    "MAXSIZE": "sys.maxsize",
    "wraps": "functools.wraps",
    "moves.reduce": "functools.reduce",
    "moves.StringIO": "io.StringIO",
    "moves.cStringIO": "io.StringIO",
    "moves.zip_longest": "itertools.zip_longest",
    "moves.filterfalse": "itertools.filterfalse",
    "moves.getcwd": "os.getcwd",
    "moves.getcwdb": "os.getcwdb",
    "moves.intern": "sys.intern",
    "moves.reload_module": "importlib.reload",
    "moves.shlex_quote": "shlex.quote",
    "moves.UserDict": "collections.UserDict",
    "moves.UserList": "collections.UserList",
    "moves.UserString": "collections.UserString",
    "moves.range": "range",
    "moves.xrange": "range",
    "moves.zip": "zip",
    "moves.map": "map",
    "moves.filter": "filter",
    "moves.input": "input",
}
"""Names that Python 3 has elsewhere; without a dot they are builtins."""

MODULES: dict[str, str] = {
    "moves.builtins": "builtins",
    "moves.configparser": "configparser",
    "moves.copyreg": "copyreg",
    "moves.cPickle": "pickle",
    "moves.queue": "queue",
    "moves.html_entities": "html.entities",
    "moves.html_parser": "html.parser",
    "moves.http_client": "http.client",
    "moves.http_cookiejar": "http.cookiejar",
    "moves.http_cookies": "http.cookies",
    "moves.BaseHTTPServer": "http.server",
    "moves.SimpleHTTPServer": "http.server",
    "moves.socketserver": "socketserver",
    "moves.email_mime_base": "email.mime.base",
    "moves.email_mime_image": "email.mime.image",
    "moves.email_mime_multipart": "email.mime.multipart",
    "moves.email_mime_text": "email.mime.text",
    "moves.reprlib": "reprlib",
    "moves._thread": "_thread",
    "moves._dummy_thread": "_dummy_thread",
    "moves.tkinter": "tkinter",
    "moves.xmlrpc_client": "xmlrpc.client",
    "moves.xmlrpc_server": "xmlrpc.server",
    "moves.urllib.parse": "urllib.parse",
    "moves.urllib.request": "urllib.request",
    "moves.urllib.error": "urllib.error",
    "moves.urllib.response": "urllib.response",
    "moves.urllib.robotparser": "urllib.robotparser",
    "moves.urllib_parse": "urllib.parse",
    "moves.urllib_error": "urllib.error",
    "moves.urllib_robotparser": "urllib.robotparser",
    "moves.urllib": "urllib",
}
"""Modules of ``six.moves`` and the modules of Python 3 that they are."""

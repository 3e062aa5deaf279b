"""What only Python 2 has: modules that cannot be imported wherever Django 2.0 or later runs, and builtins."""

from __future__ import annotations

__all__ = ["BUILTINS", "only_in_python2"]

BUILTINS = frozenset(
    [
        "apply",
        "basestring",
        "buffer",
        "cmp",
        "file",
        "long",
        "raw_input",
        "reduce",
        "unichr",
        "unicode",
        "xrange",
    ]
)
"""Builtins that Python 3 has not."""

_MODULES = frozenset(
    [
        "BaseHTTPServer",
        "CGIHTTPServer",
        "ConfigParser",
        "Cookie",
        "DocXMLRPCServer",
        "HTMLParser",
        "Queue",
        "SimpleHTTPServer",
        "SimpleXMLRPCServer",
        "SocketServer",
        "StringIO",
        "Tkinter",
        "UserDict",
        "UserList",
        "UserString",
        "__builtin__",
        "anydbm",
        "cPickle",
        "cStringIO",
        "commands",
        "cookielib",
        "copy_reg",
        "dbhash",
        "dumbdbm",
        "dummy_thread",
        "htmlentitydefs",
        "htmllib",
        "httplib",
        "md5",
        "mimetools",
        "popen2",
        "rfc822",
        "robotparser",
        "sets",
        "sgmllib",
        "sha",
        "thread",
        "urllib2",
        "urlparse",
        "whichdb",
        "xmlrpclib",
    ]
)
_PARTS = {
    "urllib": frozenset(["error", "parse", "request", "response", "robotparser"]),
}
"""Modules that only hold these on Python 3."""
_NAMES = frozenset(
    f"itertools.{name}" for name in ("ifilter", "ifilterfalse", "imap", "izip", "izip_longest")
)


def only_in_python2(qname: str) -> bool:
    """Whether an absolute dotted name is the standard library's on Python 2 and nothing on Python 3."""
    head, _, rest = qname.partition(".")
    if head in _MODULES or qname in _NAMES:
        return True
    return bool(rest) and head in _PARTS and rest.partition(".")[0] not in _PARTS[head]

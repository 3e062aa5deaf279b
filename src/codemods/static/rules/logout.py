"""Scripts that send the browser to where one logs out."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.templates.v4_1.logout_link import GOES_TO, SENT
from codemods.static.rule import StaticRule

__all__ = ["LogoutAddress"]

_PATH = "shop/static/shop/session.js"


class LogoutAddress(StaticRule):
    """Logging out takes a POST; the view answers 405 to a browser that is sent there."""

    change = "4.1/logout-get-redirect"
    also = ("5.0/logout-get-redirect",)
    words = ("logout",)
    pattern = GOES_TO
    suffix = "js"
    logout_paths = True
    advice = SENT
    examples = [
        Flags(
            "window.location.pathname = '/accounts/logout/';\nlocation.assign(\"/logout/\");\n",
            path=_PATH,
            lines=(1, 2),
        ),
        Keeps(
            "if (location.pathname == '/logout/') post('/logout/');\nlocation = '/logout/done/';\n",
            path=_PATH,
        ),
    ]

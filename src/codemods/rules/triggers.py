"""What rules subscribe to. The engine finds the subscribers of a place by dictionary look-up."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "OnAttribute",
    "OnBytes",
    "OnCall",
    "OnFunction",
    "OnKeyword",
    "OnMember",
    "OnMethod",
    "OnModule",
    "OnName",
    "OnSetting",
    "OnSubclass",
    "Trigger",
]


@dataclass(frozen=True, slots=True)
class OnName:
    """Every import and every use of a dotted name of Django's; dotted strings that name it too.

    The site's ``node`` is an ``ast.alias`` (import), a name, an attribute chain, or a string constant.
    ``subclasses``: also names of classes that descend from it. ``members``: a module prefix; any name below it.
    """

    qname: str
    members: bool = False


@dataclass(frozen=True, slots=True)
class OnCall:
    """Every call of a dotted name; ``node`` is the ``ast.Call``. With ``subclasses``, of its subclasses as well."""

    qname: str
    subclasses: bool = False


@dataclass(frozen=True, slots=True)
class OnSubclass:
    """Every class statement that descends from a class, directly or not; ``node`` is the ``ast.ClassDef``."""

    qname: str


@dataclass(frozen=True, slots=True)
class OnMethod:
    """Every method ``name`` defined in the body of a class that descends from ``base``; ``node`` is the function.

    ``base`` may be empty: then any class.
    """

    base: str
    name: str


@dataclass(frozen=True, slots=True)
class OnMember:
    """Every ``x.name`` where ``x`` is known to be an instance of ``base`` (or the class); ``node`` is the attribute.

    With ``likely``, also where nothing is known of ``x`` (the site's ``certain`` is then false); never where ``x`` is
    known to be something else.
    """

    base: str
    name: str
    likely: bool = False


@dataclass(frozen=True, slots=True)
class OnAttribute:
    """Every ``anything.name``; the rule must tell by itself whose attribute it is.

    With ``keywords`` only where it is called, and with keyword arguments.
    """

    name: str
    keywords: bool = False


@dataclass(frozen=True, slots=True)
class OnKeyword:
    """Every call with the keyword ``name``, whatever is called; ``node`` is the ``ast.Call``."""

    name: str


@dataclass(frozen=True, slots=True)
class OnBytes:
    """Every byte string; ``node`` is the ``ast.Constant``."""


@dataclass(frozen=True, slots=True)
class OnFunction:
    """Every function or method definition of that name, at any level; ``node`` is the definition."""

    name: str


@dataclass(frozen=True, slots=True)
class OnSetting:
    """Every place of a setting: ``kind`` of the site tells an assignment in a settings module or class (``assign``),
    a keyword of ``settings.configure()``/``override_settings()``/``modify_settings()``/``self.settings()`` (``keyword``),
    a read ``settings.NAME`` (``read``), a write ``settings.NAME = …`` (``write``) or a string naming it (``string``).
    """

    name: str


@dataclass(frozen=True, slots=True)
class OnModule:
    """Once for every module that holds one of ``words`` (identifiers or parts of strings); ``node`` is the module.

    ``roles`` limits it to files of these roles ("settings", "urlconf", "migration", "test").
    """

    words: tuple[str, ...]
    roles: tuple[str, ...] = ()


Trigger = (
    OnName
    | OnCall
    | OnSubclass
    | OnMethod
    | OnMember
    | OnAttribute
    | OnKeyword
    | OnBytes
    | OnFunction
    | OnSetting
    | OnModule
)

"""What the eleven settings of 6.0 for sending mail are called among the options of ``MAILERS``."""

from __future__ import annotations

__all__ = ["BACKEND", "OPTIONS", "QUIET", "SETTINGS", "SMTP", "SMTP_BACKEND"]

BACKEND = "EMAIL_BACKEND"

SMTP = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
    "EMAIL_TIMEOUT": "timeout",
    "EMAIL_SSL_CERTFILE": "ssl_certfile",
    "EMAIL_SSL_KEYFILE": "ssl_keyfile",
}
"""Setting -> option of the SMTP backend."""

OPTIONS = {**SMTP, "EMAIL_FILE_PATH": "file_path"}
"""Setting -> option of whichever backend has it."""

SETTINGS = (BACKEND, *OPTIONS)

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

QUIET = {
    "django.core.mail.backends.console.EmailBackend": frozenset[str](),
    "django.core.mail.backends.locmem.EmailBackend": frozenset[str](),
    "django.core.mail.backends.dummy.EmailBackend": frozenset[str](),
    "django.core.mail.backends.filebased.EmailBackend": frozenset(["EMAIL_FILE_PATH"]),
}
"""Django's backends that send nothing anywhere -> the settings that they read."""

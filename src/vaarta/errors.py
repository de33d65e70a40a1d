"""Every error that Vaarta raises or records, as a small tree with stable codes.

    VaartaError
    ├── UsageError       the call is wrong: an option, a date, a missing file        exit 2
    ├── SourceError      one source cannot be read; the others go on                 exit 1
    ├── PageError        a page was read and is not coded (kept as a Rejection)      exit 1
    ├── FetchError       an address could not be fetched, or must not be             exit 1
    ├── StoreError       the database cannot be used, or stopped working             exit 4
    └── DataError        a lexicon file is wrong: file, line, found, expected        exit 3

Each message names what was found, where, and the way out.
"""

from __future__ import annotations


class VaartaError(Exception):
    """Base of all errors of this package.

    code: a stable identifier such as ``S002``, safe to match on.
    message: one line for a person, with the way out in it.
    where: the file, address or record at fault, with ``:line`` where one is known; may be empty.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, where: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"[{self.code}] {place}{self.message}"

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.where)


class UsageError(VaartaError):
    """The command or call itself is wrong. Codes ``U…``."""

    exit_code = 2


class SourceError(VaartaError):
    """A file, folder, stream or line cannot be read. Codes ``S…``."""


class PageError(VaartaError):
    """The page was read, but there is nothing in it to code. Codes ``P…``."""


class FetchError(VaartaError):
    """An address could not be fetched, or is refused. Codes ``F…``.

    status: the server's answer where it gave one (F007); retry_after: the header of that name, as sent.
    """

    def __init__(self, code: str, message: str, where: str = "", *, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(code, message, where)
        self.status = status
        self.retry_after = retry_after


class StoreError(VaartaError):
    """The database cannot be opened or used, or the work stopped because it failed. Codes ``B…``."""

    exit_code = 4


class DataError(VaartaError):
    """A lexicon or settings file breaks its format. Codes ``D…``."""

    exit_code = 3

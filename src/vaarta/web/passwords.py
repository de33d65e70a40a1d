"""Passwords: hashed with argon2id, checked in a time that does not tell whether the user exists."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

from ..errors import UsageError

SHORTEST, LONGEST = 10, 500
# A check takes 64 MiB on purpose; a crowd at the door must not take all memory.
_AT_ONCE = threading.BoundedSemaphore(2)


@lru_cache(maxsize=1)
def _hasher() -> Any:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise UsageError("U046", "passwords need argon2. Run: pip install 'vaarta[web]'") from error
    return PasswordHasher()


def hash_password(password: str) -> str:
    """The hash to store, with its salt and cost in it. Raises UsageError U046 for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError("U046", f"a password has {SHORTEST} to {LONGEST} characters; several words make a good one.")
    with _AT_ONCE:
        return str(_hasher().hash(password))


def fits(password: str, stored: str | None) -> bool:
    """Whether a password fits a hash. Without a hash (no such user) as much work is done, and the answer is no."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    if len(password) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return bool(_hasher().verify(stored or _nobody(), password)) and stored is not None
        except (Argon2Error, InvalidHashError):
            return False


@lru_cache(maxsize=1)
def _nobody() -> str:
    return str(_hasher().hash("nobody has this password"))

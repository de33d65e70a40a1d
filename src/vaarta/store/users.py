"""Reviewers and their sign-ins. Knows hashes only: neither a password nor what a browser holds ever comes in here."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from sqlalchemy import Connection, delete, func, insert, select, update

from ..errors import UsageError
from . import schema as s
from .clock import later, now

# Letters of any script, digits and . _ -; nothing that needs quoting in a shell, an address or a file name.
NAME = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._-]{0,39}")


@dataclass(frozen=True, slots=True)
class User:
    """A reviewer. password: the argon2 hash; added: ISO time."""

    id: int
    name: str
    password: str
    active: bool
    added: str


def checked_name(name: str) -> str:
    """The name as it is stored. Raises UsageError U040 for one that may not be."""
    name = name.strip()
    if not NAME.fullmatch(name):
        raise UsageError("U040", f"{name!r} cannot be a user's name; use up to 40 letters, digits and . _ -")
    return name


def add(connection: Connection, name: str, password: str) -> int:
    """A new user with a hashed password; the id. Raises UsageError U041 where the name is taken."""
    name = checked_name(name)
    if find(connection, name) is not None:
        raise UsageError("U041", f"there is a user {name!r} already; vaarta users password changes the password.")
    at = now()
    row = {"name": name, "password": password, "active": 1, "added": at, "changed": at}
    return int(connection.execute(insert(s.users).values(row).returning(s.users.c.id)).scalar_one())


def set_password(connection: Connection, name: str, password: str) -> None:
    """Another hashed password; every sign-in of the user ends, and who was removed may sign in again. Raises UsageError U042."""
    user = _known(connection, name)
    values = {"password": password, "active": 1, "changed": now()}
    connection.execute(update(s.users).where(s.users.c.id == user.id).values(values))
    connection.execute(delete(s.sessions).where(s.sessions.c.user_id == user.id))


def remove(connection: Connection, name: str) -> None:
    """The user may no longer sign in. The reviews stay, and so does the name beside them. Raises UsageError U042."""
    user = _known(connection, name)
    connection.execute(update(s.users).where(s.users.c.id == user.id).values(active=0, changed=now()))
    connection.execute(delete(s.sessions).where(s.sessions.c.user_id == user.id))


def find(connection: Connection, name: str) -> User | None:
    """The user of that name, active or not."""
    row = connection.execute(select(s.users).where(s.users.c.name == name)).first()
    return User(row.id, row.name, row.password, bool(row.active), row.added) if row is not None else None


def every(connection: Connection) -> list[User]:
    """All users by name."""
    rows = connection.execute(select(s.users).order_by(s.users.c.name))
    return [User(r.id, r.name, r.password, bool(r.active), r.added) for r in rows]


def any_active(connection: Connection) -> bool:
    """Whether anybody may sign in."""
    return connection.execute(select(s.users.c.id).where(s.users.c.active == 1).limit(1)).first() is not None


def _known(connection: Connection, name: str) -> User:
    user = find(connection, name.strip())
    if user is None:
        raise UsageError("U042", f"there is no user {name!r}; vaarta users list shows who there is.")
    return user


def begin_session(connection: Connection, token: str, user_id: int, seconds: float, *, most: int = 20) -> None:
    """Note a sign-in by the hash of its token, for so many seconds. Expired ones go, and of this user's all but the newest ``most``."""
    connection.execute(delete(s.sessions).where(s.sessions.c.expires <= now()))
    held = select(s.sessions.c.token).where(s.sessions.c.user_id == user_id).order_by(s.sessions.c.created.desc()).offset(most - 1)
    if old := list(connection.execute(held.limit(100)).scalars()):
        connection.execute(delete(s.sessions).where(s.sessions.c.token.in_(old)))
    row = {"token": token, "user_id": user_id, "created": now(), "expires": later(seconds)}
    connection.execute(insert(s.sessions).values(row))


def end_session(connection: Connection, token: str) -> None:
    """Sign out."""
    connection.execute(delete(s.sessions).where(s.sessions.c.token == token))


def signed_in(connection: Connection, token: str) -> User | None:
    """Whose sign-in this is; None where it is none, has expired, or the user was removed."""
    joined = s.sessions.join(s.users, s.users.c.id == s.sessions.c.user_id)
    live = (s.sessions.c.token == token) & (s.sessions.c.expires > now()) & (s.users.c.active == 1)
    row = connection.execute(select(s.users).select_from(joined).where(live)).first()
    return User(row.id, row.name, row.password, True, row.added) if row is not None else None


def reviewed_by_each(connection: Connection) -> dict[int, int]:
    """User id → how many of the reviews that count now."""
    r = s.reviews.c
    query = select(r.user_id, func.count()).where(r.latest == 1).group_by(r.user_id)
    return {int(user): int(n) for user, n in connection.execute(query)}

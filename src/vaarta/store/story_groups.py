"""Pages to stories in the store: the step that groups what is new with what stands beside it.

Of a page only its address, its time and its links are asked for. A story that no link leads to from what is new is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from ..records import Story
from ..stories.build import group_articles, story_id
from ..stories.regroup import Group, regrouped
from . import schema as s
from .among import among
from .bulk import insert_rows
from .clock import now
from .database import next_id


@dataclass(slots=True)
class Page:
    """What of an article its story is made of. id: its address; story: the row of the story that it is in."""

    row: int
    id: str
    published: str | None
    outlet: str | None
    title: str | None
    grouped: int
    story: int | None


class Neighbourhood:
    """Pages with their links, read as they are asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.pages: dict[str, Page] = {}
        self._by_row: dict[int, Page] = {}
        self._in_story: dict[int, list[Page]] = {}

    def whole(self, rows: Iterable[int]) -> list[Page]:
        """Some pages, and all that share a story with one of them."""
        wanted = list(rows)
        self._load(wanted)
        found = {row: self._by_row[row] for row in wanted}
        for story in {page.story for page in found.values() if page.story is not None}:
            # A superseded page waits to be taken out, and its story to be made anew then.
            found.update((page.row, page) for page in self._in_story[story] if page.grouped in (0, 1))
        return list(found.values())

    def beside(self, addresses: Set[str]) -> set[Group]:
        """The stories that have a link to one of these pages; without those that wait to be made anew."""
        rows = [self.pages[address].row for address in addresses]
        a, b = s.story_links.c.a, s.story_links.c.b
        linked = set(self.connection.execute(select(b).where(among(a, rows))).scalars())
        linked.update(self.connection.execute(select(a).where(among(b, rows))).scalars())
        self._load(linked)
        stories = {page.story for row in linked if (page := self._by_row.get(row)) is not None}
        groups = (self._in_story[story] for story in stories if story is not None)
        return {frozenset(page.id for page in group) for group in groups if all(page.grouped == 1 for page in group)}

    def grouped(self, addresses: Set[str]) -> list[list[str]]:
        """The stories of these pages by their links to one another."""
        pages = {address: self.pages[address] for address in addresses}
        inside = {page.row: page.id for page in pages.values()}
        links: dict[tuple[str, str], float] = {}
        found = select(s.story_links.c.a, s.story_links.c.b, s.story_links.c.score).where(among(s.story_links.c.a, inside))
        for row_a, row_b, score in self.connection.execute(found):
            if row_b in inside:
                one, two = inside[row_a], inside[row_b]
                links[(one, two) if one < two else (two, one)] = score
        return group_articles(pages, links)

    def _load(self, rows: Iterable[int]) -> None:
        """Read pages that are not known yet, each with all that share its story."""
        missing = [row for row in rows if row not in self._by_row]
        if not missing:
            return
        m = s.story_members.c
        stories = set(self.connection.execute(select(m.story_id).where(among(m.article_id, missing))).scalars())
        found = self.connection.execute(select(m.article_id, m.story_id).where(among(m.story_id, stories)))
        members = {row.article_id: row.story_id for row in found}
        f, a = s.story_features.c, s.articles.c
        said = select(a.id, a.address, a.published, a.outlet, a.title, f.grouped)
        said = said.join_from(s.story_features, s.articles, a.id == f.article_id).where(among(f.article_id, {*missing, *members}))
        for row in self.connection.execute(said):
            page = Page(row.id, row.address, row.published, row.outlet, row.title, row.grouped, members.get(row.id))
            self._by_row[page.row] = page
            if page.grouped in (0, 1):
                self.pages[page.id] = page
            if page.story is not None:
                self._in_story.setdefault(page.story, []).append(page)


def group_pages(connection: Connection, rows: Sequence[int]) -> list[int]:
    """Bring some pages into their stories, and whatever they change; the pages whose story is another one now."""
    around = Neighbourhood(connection)
    new = around.whole(rows)
    groups = regrouped([page.id for page in new], around.beside, around.grouped)
    made = [[around.pages[address] for address in group] for group in groups]
    moved = _write(connection, made)
    touched = [page.row for group in made for page in group]
    connection.execute(update(s.story_features).where(among(s.story_features.c.article_id, touched)).values(grouped=1))
    return moved


def _write(connection: Connection, groups: Sequence[Sequence[Page]]) -> list[int]:
    """Write stories, the earliest page of each first; the pages that changed theirs."""
    keys = [story_id(group[0]) for group in groups]
    numbers = story_rows(connection, keys)
    free, at = next_id(connection, s.stories), now()
    new, known, members, moved = [], [], [], []
    for key, group in zip(keys, groups, strict=True):
        row = _story_row(key, group) | {"updated": at}
        if key in numbers:
            known.append({f"_{name}": value for name, value in row.items()})
        else:
            numbers[key] = free
            new.append({"id": free, **row})
            free += 1
        changed = [page.row for page in group if page.story != numbers[key]]
        members += [{"article_id": row_, "story_id": numbers[key]} for row_ in changed]
        moved += changed
    if new:
        insert_rows(connection, s.stories, new)
    if known:
        connection.execute(_CHANGE_STORY, known)
    connection.execute(delete(s.story_members).where(among(s.story_members.c.article_id, moved)))
    insert_rows(connection, s.story_members, members)
    return moved


_CHANGE_STORY = (
    update(s.stories)
    .where(s.stories.c.key == bindparam("_key"))
    .values({name: bindparam(f"_{name}") for name in ("title", "first_day", "last_day", "articles", "record", "updated")})
)


def _story_row(key: str, group: Sequence[Page]) -> dict[str, Any]:
    """A story as a row, without its id. group: its pages, the earliest first."""
    dates = [page.published for page in group if page.published]
    outlets = list(dict.fromkeys(page.outlet for page in group if page.outlet))
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    story = Story(key, group[0].title, first, last, [page.id for page in group], outlets)
    days = {"first_day": (group[0].published or "")[:10] or None, "last_day": (last or "")[:10] or None}
    return {"key": key, "title": story.title, **days, "articles": len(group), "record": story.to_dict()}


def story_rows(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The rows of stories by their keys."""
    wanted = sorted(set(keys))
    out: dict[str, int] = {}
    for n in range(0, len(wanted), _CHUNK):
        part = wanted[n : n + _CHUNK]
        out.update((k, i) for k, i in connection.execute(select(s.stories.c.key, s.stories.c.id).where(s.stories.c.key.in_(part))))
    return out


_CHUNK = 400

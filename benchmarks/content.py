"""What a database holds, table by table, without the times of day at which it was written: to show that a change left every row as it was.

python benchmarks/content.py DATABASE               for each table its number of rows and a digest of them
python benchmarks/content.py DATABASE OTHER         the rows that stand in only one of the two; exits with 1 where there are any
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from vaarta.store import schema as s
from vaarta.store.database import open_current

# When something was written, and by which run and coder, differs between two ingests of the same pages.
CLOCKS = frozenset({"at", "stored", "seen", "first", "last", "cleared", "updated"})
APART = frozenset({"runs", "coders"})
# Stories and merged events are numbered as they come, and when they come hangs on the clock: their keys stand in for their numbers.
NUMBERED = {"story_id": "stories", "merged_id": "merged_events"}
TABLES = s.metadata.tables
MOST_SHOWN = 5


def rows(address: str) -> Iterator[tuple[str, Counter[str]]]:
    """Each table's name with its rows as JSON."""
    database = open_current(address)
    with database.read() as connection:
        keys = {column: dict(connection.execute(select(*TABLES[name].c["id", "key"])).all()) for column, name in NUMBERED.items()}
        for name, table in sorted(TABLES.items()):
            if name not in APART:
                skipped = CLOCKS | {"id"} if name in NUMBERED.values() else CLOCKS
                columns = [column for column in table.columns if column.name not in skipped]
                said = [keys.get(column.name) for column in columns]
                found = connection.execute(select(*columns))
                yield name, Counter(json.dumps(list(map(plain, row, said)), ensure_ascii=False, sort_keys=True) for row in found)
    database.close()


def plain(value: Any, keys: dict[int, str] | None) -> object:
    """A value as JSON can hold it, sums without what the order of adding leaves in their last places."""
    if keys is not None:
        return keys.get(value, value)
    if isinstance(value, float):
        return round(value, 6)
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def digest(found: Counter[str]) -> str:
    """The same for the same rows in any order."""
    return hashlib.blake2b("\n".join(sorted(found.elements())).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def main() -> None:
    """Print the figures of one database, or the difference of two."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    if len(sys.argv) == 2:
        for name, found in rows(sys.argv[1]):
            print(f"{name:24} {found.total():>9} {digest(found)}")
        return
    differs = False
    for (name, one), (_, other) in zip(rows(sys.argv[1]), rows(sys.argv[2]), strict=True):
        gone, new = one - other, other - one
        differs = differs or bool(gone or new)
        print(f"{name:24} {one.total():>9} {other.total():>9} {'same' if not gone and not new else f'-{gone.total()} +{new.total()}'}")
        for mark, some in (("-", gone), ("+", new)):
            for row in list(some.elements())[:MOST_SHOWN]:
                print(f"  {mark} {row[:1000]}")
    sys.exit(differs)


if __name__ == "__main__":
    main()

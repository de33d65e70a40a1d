"""Generated news pages: the same seed, the same pages. Sentences come from templates/, in our own words.

python benchmarks/generator.py warc 20000 pages.warc.gz [--seed N]     an archive of web pages
python benchmarks/generator.py jsonl 1000 pages.jsonl [--seed N]       JSON lines with text

A page has 14 to 26 sentences, of which about one in eight tells an event as in real text (likeness.py), and around its story the
menus, scripts and link boxes of a
news site: some 25 KB, as pages have without their styles.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent / "templates"
# As measured on the raw sentences that likeness.py reads.
EVENT_SHARE = 0.13
SENTENCES = (14, 26)
# Minutes between one article and the next.
MINUTES_APART = 25
_IST = timezone(timedelta(hours=5, minutes=30))
_OUTLETS = ("samachar-ek.example", "khabar-do.example", "varta-teen.example", "patrika-char.example", "dainik-paanch.example")


def _lines(name: str) -> list[str]:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _slots() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines("slots.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    found["actor2"] = found["actor"]
    return found


@dataclass(frozen=True)
class Story:
    """One generated page, before it is dressed."""

    number: int
    url: str
    title: str
    paragraphs: list[str]
    published: str

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


class Generator:
    """Makes stories and sentences from one seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.slots = _slots()
        self.events = _lines("events.txt")
        self.plain = _lines("plain.txt")

    def sentence(self, event: bool) -> str:
        """One sentence, with or without an event in it."""
        template = self.random.choice(self.events if event else self.plain)
        values = {name: self.random.choice(words) for name, words in self.slots.items()}
        while values["actor2"] == values["actor"]:
            values["actor2"] = self.random.choice(self.slots["actor2"])
        return template.format(**values)

    def story(self, number: int) -> Story:
        """One page's worth of sentences in paragraphs of two to four."""
        wanted = self.random.randint(*SENTENCES)
        # News tells its events early; the background comes after.
        sentences = [self.sentence(self.random.random() < EVENT_SHARE * (1.5 if n < wanted // 2 else 0.5)) for n in range(wanted)]
        paragraphs = []
        while sentences:
            size = self.random.randint(2, 4)
            paragraphs.append(" ".join(sentences[:size]))
            sentences = sentences[size:]
        title = self.sentence(True).rstrip("।").split(" और ")[0]
        # As archives and feeds have them, in the order of time but for half a day: some sixty a day.
        minutes = number * MINUTES_APART + self.random.randint(0, 500_000) % 720
        moment = datetime(2022, 1, 1, 6, tzinfo=_IST) + timedelta(minutes=minutes)
        url = f"https://www.{self.random.choice(_OUTLETS)}/desh/khabar-{number:07d}.html"
        return Story(number, url, title, paragraphs, moment.isoformat())

    def stories(self, count: int) -> Iterator[Story]:
        """So many stories, one at a time."""
        for number in range(count):
            yield self.story(number)


def page(story: Story) -> str:
    """A story as a web page of an outlet."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": story.published}
    menu = "".join(f'<li class="nav-item"><a href="/vibhag-{n}/">विभाग {n}</a></li>' for n in range(60))
    related = "".join(
        f'<div class="card"><a href="/desh/purani-{story.number + n}.html"><img src="/img/{n}.jpg" alt="चित्र {n}">'
        f"<h4>पुरानी ख़बर का शीर्षक नंबर {n}</h4></a></div>"
        for n in range(24)
    )
    body = "".join(f"<p>{p}</p>" + ('<div class="ad"><span>विज्ञापन</span></div>' if n == 2 else "") for n, p in enumerate(story.paragraphs))
    script = "var config = {" + ",".join(f'"key{n}":"value{n}"' for n in range(250)) + "};"
    return (
        f'<!DOCTYPE html><html lang="hi"><head><meta charset="utf-8"><title>{story.title}</title>'
        f'<link rel="canonical" href="{story.url}"><meta property="og:type" content="article">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script><script>{script}</script></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{story.title}</h1>"
        f'<div class="byline">संवाददाता | {story.published[:10]}</div><div class="content">{body}</div></article>'
        f"<aside><h3>ये भी पढ़ें</h3>{related}</aside></main><footer><ul>{menu}</ul></footer></body></html>"
    )


def record(story: Story, body: bytes) -> bytes:
    """A page as a WARC record."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {story.url}\r\nWARC-Date: 2023-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{story.number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write_warc(path: Path, count: int, seed: int = 7) -> None:
    """An archive of so many pages, each record packed by itself as crawlers do."""
    with path.open("wb") as file:
        for story in Generator(seed).stories(count):
            file.write(gzip.compress(record(story, page(story).encode()), 1))


def write_jsonl(path: Path, count: int, seed: int = 7) -> None:
    """So many pages as JSON lines with text."""
    with path.open("w", encoding="utf-8") as file:
        for story in Generator(seed).stories(count):
            line = {"id": f"g{story.number}", "title": story.title, "text": story.text, "published": story.published, "url": story.url}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> None:
    """Write what the command line asks for."""
    if len(sys.argv) < 4 or sys.argv[1] not in ("warc", "jsonl"):
        sys.exit(__doc__)
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 7
    write = write_warc if sys.argv[1] == "warc" else write_jsonl
    write(Path(sys.argv[3]), int(sys.argv[2]), seed)


if __name__ == "__main__":
    main()

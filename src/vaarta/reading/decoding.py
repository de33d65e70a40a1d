"""Bytes to text: which encoding a page is in, and when it is no text at all.

The order is: byte order mark, UTF-8, the charset that the page or server declares. UTF-8 goes before the declaration
because declarations are often wrong and UTF-8 by accident is next to impossible.
"""

from __future__ import annotations

import codecs

import regex

from ..records.article import Rejection

MAX_BYTES = 10_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format": "a database",
    b"ID3": "a sound file",
}
_DECLARED = regex.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|encoding=["']([A-Za-z0-9_.:-]{2,40})""", regex.I
)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
# UTF-8 Devanagari (E0 A4 xx, E0 A5 xx) read as windows-1252 or latin-1 comes out as these.
_MOJIBAKE = regex.compile("à[¤¥]")
_SURROGATES = regex.compile("[\ud800-\udfff]")
# More bad characters than this, and offsets and words can no longer be trusted.
_BAD_SHARE = 0.005

BROKEN_ENCODING = "Save the page as UTF-8 and run again."


def decode(data: bytes, charset: str | None = None) -> str | Rejection:
    """The text of a page's bytes, or why it has none: P001 empty, P004 binary, P005 no encoding fits.

    charset: what the server said, if it said anything; tried after UTF-8.
    """
    if not data.strip():
        return Rejection("P001", "the page is empty. Nothing to code; fetch it again if that is a surprise.")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    head = data[:16]
    for magic, what in _BINARY.items():
        if head.startswith(magic):
            return Rejection("P004", f"this is {what}, not text. Take the text out of it first and give that.")
    sample = data[:65536]
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) * 0.01:
        return Rejection("P004", "this is binary data, not text. Give HTML, text or JSONL.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut off inside a character is still a page.
        if error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8")
    declared = [charset] if charset else []
    if match := _DECLARED.search(data[:4096]):
        declared.append((match[1] or match[2]).decode("ascii"))
    for name in declared:
        try:
            codec = codecs.lookup(name)
            # bytes-to-bytes codecs (zlib, hex …) are no charsets
            if not codec._is_text_encoding or codec.name in (
                "utf-8",
                "utf-7",
                "idna",
                "punycode",
                "raw_unicode_escape",
                "unicode_escape",
            ):
                continue
            text = codec.decode(data, "strict")[0]
        except (LookupError, ValueError):
            continue
        if not _MOJIBAKE.search(text):
            return text
    return _lenient(data, "utf-8")


def _lenient(data: bytes, name: str) -> str | Rejection:
    try:
        text = data.decode(name, "replace")
    except ValueError:
        text = "\ufffd" * len(data)
    text = text.removeprefix("\ufeff")
    if text.count("\ufffd") > max(1, len(text) * _BAD_SHARE):
        return Rejection("P005", f"the bytes are neither UTF-8 nor in the declared encoding. {BROKEN_ENCODING}")
    if not text.strip():
        return Rejection("P001", "the page is empty. Nothing to code; fetch it again if that is a surprise.")
    return text


def mend_surrogates(text: str) -> str:
    """Half characters (``\\ud83d`` alone in JSON) replaced one for one, so that every record can be written out."""
    return str(_SURROGATES.sub("\ufffd", text))


def garbled(text: str) -> Rejection | None:
    """P005 when a text was decoded wrongly before it came here (à¤°à¥‚à¤¸ for रूस)."""
    head = text[:20_000]
    if len(_MOJIBAKE.findall(head)) > max(2, len(head) // 40):
        return Rejection("P005", f"the text was read in the wrong encoding (UTF-8 as windows-1252). {BROKEN_ENCODING}")
    if head.count("\ufffd") > max(3, len(head) // 20):
        return Rejection("P005", f"much of the text is lost to a wrong encoding. {BROKEN_ENCODING}")
    return None

"""Decompression with a bound: a small page can unpack to gigabytes."""

from __future__ import annotations

import zlib

ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


class Unpacker:
    """Decompresses a body piece by piece, never more than asked for. encoding: one of ENCODINGS. Raises zlib.error."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._inflate: zlib._Decompress | None = None

    def __call__(self, chunk: bytes, limit: int) -> bytes:
        """What a chunk unpacks to, at most ``limit`` bytes of it; the rest waits for the next call."""
        if self._encoding in ("", "identity"):
            return chunk
        if self._inflate is None:
            # Some servers send "deflate" without the zlib header that the standard asks for.
            raw = self._encoding == "deflate" and (chunk[0] & 0x0F) != 8 if chunk else False
            self._inflate = zlib.decompressobj(-15 if raw else 47)
        return self._inflate.decompress(self._inflate.unconsumed_tail + chunk, max(1, limit))

    @property
    def whole(self) -> bool:
        """Whether the stream came to its end."""
        return self._inflate is None or self._inflate.eof

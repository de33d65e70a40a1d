"""What reading may cost: libraries only when they are needed, and little time for a short text."""

from __future__ import annotations

import subprocess
import sys
import time

from vaarta.reading import read

SHORT = "सरकार ने शनिवार को कहा कि पड़ोसी देश के साथ नदी के पानी पर बातचीत अगले हफ़्ते शुरू होगी."


def test_heavy_libraries_wait_until_a_page_or_an_address_is_read():
    code = (
        "import sys, vaarta.reading.sources as s; from vaarta.reading import read; read('रूस ने कहा।', form='plain');"
        "print([m for m in ('lxml', 'trafilatura', 'httpx') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_short_text_is_quick():
    read(SHORT, form="plain", id="x")
    best = 1.0
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(200):
            read(SHORT, form="plain", id="x")
        best = min(best, (time.perf_counter() - begin) / 200)
    # Measured at 15 to 25 millionths of a second; the bound leaves room for a busy machine.
    assert best < 100e-6

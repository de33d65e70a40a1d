"""Files, folders, standard input and JSONL: one clear message for what is bad, and the good beside it still read."""

from __future__ import annotations

import io
import json
import os
import sys
import types

import pytest

from vaarta.errors import SourceError, UsageError, VaartaError
from vaarta.reading import jsonl, read, sources

STORY = "सरकार ने पड़ोसी देश से बातचीत की माँग की है।"


def listed(*paths, **options):
    return list(sources.items([str(p) for p in paths], **options))


def test_folder_is_walked_and_sorted(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "skip.css").write_text("p {}")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": 1, "text": STORY}) + "\n", encoding="utf-8")
    found = listed(tmp_path)
    assert [i.source.removeprefix(str(tmp_path) + os.sep) for i in found] == ["a.md", "c.jsonl:1", os.path.join("b", "2.txt")]
    assert all(i.article.rejected is None for i in found)


def test_empty_folder_and_missing_file_have_codes(tmp_path):
    (tmp_path / "empty").mkdir()
    found = listed(tmp_path / "empty", tmp_path / "none.txt")
    assert [i.error.code for i in found] == ["S008", "S001"]
    assert str(tmp_path / "none.txt") in str(found[1].error)


def test_bad_pages_beside_good_ones(tmp_path):
    contents = {
        "1-good.txt": STORY.encode(),
        "2-empty.txt": b"",
        "3-binary.txt": bytes(range(256)) * 20,
        "4-latin.txt": "caf\xe9 \xe0\xe9\xe8 ".encode("latin-1") * 50,
        "5-pdf.html": b"%PDF-1.4 ...",
        "6-english.txt": b"Plain English text stands here and nothing else at all.",
        "7-mojibake.txt": (STORY * 3).encode("utf-8").decode("latin-1").encode("utf-8"),
        "8-large.txt": STORY.encode() * 400,
        "9-utf16.txt": STORY.encode("utf-16"),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    found = listed(tmp_path, max_bytes=20_000)
    codes = [i.article.rejected and i.article.rejected.code for i in found]
    assert codes == [None, "P001", "P004", "P005", "P004", "P002", "P005", "P006", None]
    assert found[-1].article.text == STORY


def test_unreadable_file_is_an_error_and_the_next_goes_on(tmp_path, monkeypatch):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text(STORY, encoding="utf-8")
    good.write_text(STORY, encoding="utf-8")
    real = sources.Path.open

    def refuse(self, *args, **kwargs):
        if self.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(sources.Path, "open", refuse)
    found = listed(bad, good)
    assert found[0].error.code == "S002"
    assert "Permission denied" in found[0].error.message
    assert found[1].article.rejected is None


def test_path_with_a_null_character():
    assert listed("a\x00b")[0].error.code == "S002"


def test_wrong_published_is_said_at_once():
    with pytest.raises(UsageError):
        sources.items(["x"], published="yesterday")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (b'{"id": "1", "text": "\xff"}', "S007", "UTF-8"),
        (b'{"id": "1", "text": "half', "S003", "middle"),
        (b'{"id": "1",', "S003", "middle"),
        (b"not json", "S003", "not JSON"),
        (b"[1]", "S003", "array"),
        (b"null", "S003", "null"),
        (b"[" * 100_000, "S003", "JSON"),
        (b'{"id": 1' + b"0" * 6000 + b', "text": "x"}', "S003", "JSON"),
        (b'{"text": "x"}', "S004", '"id"'),
        (b'{"id": true, "text": "x"}', "S004", '"id"'),
        (b'{"id": "", "text": "x"}', "S004", '"id"'),
        (b'{"id": "1"}', "S004", '"text"'),
        (b'{"id": "1", "text": "x", "html": "y"}', "S004", "both"),
        (b'{"id": "1", "text": 5}', "S004", '"text"'),
        (b'{"id": "1", "html": ["x"]}', "S004", '"html"'),
        (b'{"id": "1", "text": "x", "title": {}}', "S004", '"title"'),
        (b'{"id": "1", "text": "x", "url": 1}', "S004", '"url"'),
        (b'{"id": "1", "text": "x", "published": "soon"}', "S006", "soon"),
    ],
)
def test_bad_line_names_file_line_and_field(line, code, said):
    good = json.dumps({"id": "ok", "text": STORY}).encode()
    found = list(jsonl.records(io.BytesIO(good + b"\n" + line + b"\n\n" + good), "f.jsonl"))
    assert [n for n, _ in found] == [1, 2, 4]
    error = found[1][1]
    assert isinstance(error, SourceError)
    assert (error.code, error.where) == (code, "f.jsonl:2")
    assert said in error.message
    assert isinstance(found[2][1], dict)


def test_long_line_is_skipped_in_constant_memory():
    stream = io.BytesIO(b"x" * 5000 + b"\n" + b'{"id": 7, "text": "a"}\n')
    found = list(jsonl.records(stream, "f", max_line=1000))
    assert found[0][1].code == "S005"
    assert found[1] == (2, {"id": "7", "text": "a"})


def test_byte_order_mark_blank_lines_and_repeated_ids():
    stream = io.BytesIO(b'\xef\xbb\xbf{"id": 1, "text": "a", "title": null}\r\n\r\n{"id": 1, "text": "b"}')
    assert [r["id"] for _, r in jsonl.records(stream, "f")] == ["1", "1"]


def test_broken_stream_is_an_error():
    class Broken:
        def readline(self, size):
            raise OSError(5, "Input/output error")

    [(number, error)] = jsonl.records(Broken(), "f")
    assert (number, error.code) == (1, "S002")


@pytest.fixture
def stdin(monkeypatch):
    def put(data: bytes):
        monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(data)))

    return put


def test_standard_input_takes_jsonl(stdin):
    lines = [{"id": "a", "text": STORY, "published": "8 जनवरी 2022", "outlet": "X"}, {"id": "b", "html": f"<p>{STORY}</p>"}]
    stdin("\n".join(json.dumps(x) for x in lines).encode() + b'\n{"id": "c", "te')
    found = listed("-")
    assert [i.source for i in found] == ["-:1", "-:2", "-:3"]
    assert (found[0].article.id, found[0].article.published, found[0].article.outlet) == ("a", "2022-01-08", "X")
    assert found[1].article.paragraphs == [STORY]
    assert found[2].error.code == "S003"


def test_standard_input_takes_a_page_or_text(stdin):
    stdin(f"<html><body><h1>बातचीत की माँग हुई</h1><p>{STORY} {STORY}</p></body></html>".encode())
    assert listed("-")[0].article.title == "बातचीत की माँग हुई"
    stdin(STORY.encode())
    assert listed("-")[0].article.paragraphs == [STORY]
    stdin(b"")
    assert listed("-")[0].article.rejected.code == "P001"
    stdin(b"\n\n" + STORY.encode())
    assert listed("-")[0].article.rejected is None


def test_lone_surrogate_in_json_can_be_written_out_again():
    record = jsonl.parse(b'{"id": "1", "text": "\xe0\xa4\xb0\xe0\xa5\x82\xe0\xa4\xb8 \\ud83d \xe0\xa4\xa8\xe0\xa5\x87"}', "f:1")
    article = sources.from_record(record)
    assert article.text == "रूस \ufffd ने"
    json.dumps(article.to_dict(), ensure_ascii=False).encode()


@pytest.mark.parametrize("field", ["id", "title", "url", "outlet"])
def test_lone_surrogate_in_any_field_can_be_written_out(field):
    raw = {"id": "1", "text": STORY, field: "\ud83d"}
    article = sources.from_record(jsonl.parse(json.dumps(raw).encode(), "f:1"))
    json.dumps(article.to_dict(), ensure_ascii=False).encode()


def test_errors_are_one_tree():
    for _, found in jsonl.records(io.BytesIO(b"x\n"), "f"):
        assert isinstance(found, VaartaError)
        assert found.exit_code == 1


def test_declared_charset_that_is_wrong_does_no_harm():
    html = f'<html><head><meta charset="windows-1252"></head><body><p>{STORY} {STORY}</p></body></html>'
    assert read(html.encode("utf-8")).rejected is None


def test_broken_tail_of_a_character():
    data = (STORY + "रूस").encode()
    assert read(data[:-1]).rejected is None

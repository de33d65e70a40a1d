"""What a reviewer sees and does. Every page works as plain forms; every form carries its token."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import HTTPException, Path, Query, Request
from starlette.responses import Response

from ...errors import UsageError
from ...records import Article, Event
from ...store import queries, reviews
from ...store.corrections import SECTORS, STATUSES, Record, WrongRecordError, from_event
from ...store.gold import gold_lines, pronouns
from ...store.users import User
from .. import security
from ..api.routes import engine
from ..names import ontology
from ..templating import render
from . import forms
from .posted import Form, Posted, first, safe_next, see_other, whole_number
from .signin import router

Id = Annotated[int, Path(ge=1, le=2**63 - 1)]
EventKey = Annotated[str, Query(max_length=120, pattern=r"^[A-Za-z0-9._:-]+$")]
Start = Annotated[int, Query(ge=0, le=10**9)]
UserName = Annotated[str | None, Query(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]


def _sign_in(request: Request) -> Response:
    path = request.url.path if request.method == "GET" else "/review"
    return see_other(request, f"/sign-in?next={quote(path, safe='')}")


def _page(request: Request, template: str, user: User, status: int = 200, **values: Any) -> Response:
    response = render(request, template, status, user=user, csrf=security.csrf_of(request), **values)
    response.headers["Cache-Control"] = "no-store"
    return response


@router.get("/review")
def queue(request: Request) -> Response:
    """What the reviewer has yet to look at: as many events of rare types as of common ones."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    day = datetime.now(UTC).date().isoformat()
    with request.app.state.database.read() as connection:
        waiting = reviews.to_review(connection, user.id, list(ontology().types), seed=f"{user.id}:{day}")
        mine = reviews.newest(connection, user_id=user.id, limit=20)
        who = reviews.reviewers(connection)
    return _page(request, "review/queue.html", user, waiting=waiting, mine=mine, reviewers=who)


def _article(request: Request, article_id: int, user: User) -> tuple[Article, list[reviews.Review]]:
    with request.app.state.database.read() as connection:
        article = queries.article(connection, article_id)
        said = reviews.of_article(connection, article_id)
    if article is None:
        raise HTTPException(404, "there is no such article.")
    return article, said


@router.get("/review/articles/{article_id}")
def article_page(request: Request, article_id: Id) -> Response:
    """Every sentence of an article with its events and what reviewers said of them."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, said = _article(request, article_id, user)
    return _page(request, "review/article.html", user, article=article, article_id=article_id, sentences=_sentences(article, said, user))


def _sentences(article: Article, said: list[reviews.Review], user: User) -> list[dict[str, Any]]:
    """Each sentence with its events (their verdicts, one's own first), what was added, and whether one has marked it complete."""
    out = []
    for sentence in article.sentences:
        span = (sentence.start, sentence.end)
        of = [r for r in said if r.sentence == span]
        events = [
            {"event": e, "said": [r for r in of if r.event_key == e.id], "mine": _mine(of, user, e.id)}
            for e in article.events
            if e.sentence == span
        ]
        missed = [r for r in of if r.verdict == "missed"]
        done = [r for r in of if r.verdict == "complete"]
        whole = next((r for r in done if r.user_id == user.id), None)
        text = article.text[sentence.start : sentence.end]
        ready = all(e["mine"] for e in events)
        out.append({"start": sentence.start, "text": text, "events": events, "missed": missed, "done": done, "mine": whole, "ready": ready})
    return out


def _mine(said: list[reviews.Review], user: User, key: str) -> reviews.Review | None:
    return next((r for r in said if r.user_id == user.id and r.event_key == key), None)


def _back(request: Request, article_id: int, sentence: int, form: Posted | None = None) -> Response:
    """Where the form came from: the page on which the event was being read, or the review of its article."""
    if form is not None and (path := first(form, "back")):
        return see_other(request, f"{safe_next(path)}#event")
    return see_other(request, f"/review/articles/{article_id}#s{sentence}")


@router.post("/review/articles/{article_id}/judge")
def judge(request: Request, article_id: Id, form: Form) -> Response:
    """Right or wrong."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    verdict = first(form, "verdict")
    if verdict not in ("right", "wrong"):
        raise HTTPException(422, "the verdict is right or wrong.")
    event, note = first(form, "event")[:120], first(form, "note")
    with request.app.state.writer.write() as connection:
        reviews.judge(connection, user.id, article_id, event, "right" if verdict == "right" else "wrong", note=note)
    return _back(request, article_id, whole_number(form, "sentence"), form)


@router.post("/review/articles/{article_id}/fields")
def fields(request: Request, article_id: Id, form: Form) -> Response:
    """Keep a correction of the fields that stand beside the text: type, status, keys. All others stay as they are."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, said = _article(request, article_id, user)
    found = _event_of(article, first(form, "event")[:120])
    mine = _mine(said, user, found.id)
    given = deepcopy(mine.record if mine is not None and mine.record is not None else from_event(found))
    if (type_ := first(form, "type")) and type_ != given["type"]:
        given |= {"type": type_, "modes": []}
    given["status"] = first(form, "status") or given["status"]
    for side in ("actors", "recipients"):
        for n, who in enumerate(given[side]):
            if f"{side}-{n}-key" in form:
                who["key"] = first(form, f"{side}-{n}-key").upper() or None
    return _kept(request, user, article, article_id, found, given, form)


@router.post("/review/articles/{article_id}/complete")
def complete(request: Request, article_id: Id, form: Form) -> Response:
    """Nothing is missing in a sentence."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    start = whole_number(form, "sentence")
    with request.app.state.writer.write() as connection:
        reviews.complete(connection, user.id, article_id, start)
    return _back(request, article_id, start)


@router.post("/review/articles/{article_id}/withdraw")
def withdraw(request: Request, article_id: Id, form: Form) -> Response:
    """Take back what one said."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    with request.app.state.writer.write() as connection:
        reviews.withdraw(connection, user.id, article_id, first(form, "subject")[:200])
    return _back(request, article_id, whole_number(form, "sentence"), form)


def _event_of(article: Article, key: str) -> Event:
    event = next((e for e in article.events if e.id == key), None)
    if event is None:
        raise HTTPException(404, "there is no such event in this article; it may have been coded anew.")
    return event


def _record_form(
    request: Request,
    user: User,
    article_id: int,
    sentence: str,
    record: Record,
    action: str,
    *,
    note: str = "",
    problems: Any = (),
    status: int = 200,
) -> Response:
    rules = forms.checker()
    choices = {"types": rules.types, "modes": rules.modes, "statuses": STATUSES, "contexts": rules.contexts, "sectors": SECTORS}
    values = {"article_id": article_id, "sentence": sentence, "record": record, "action": action, "note": note}
    values |= {"problems": problems, "spare": forms.SPARE}
    return _page(request, "review/record.html", user, status, **values, **choices)


@router.get("/review/articles/{article_id}/correct")
def correct_page(request: Request, article_id: Id, event: EventKey) -> Response:
    """The form with the coder's record, or one's own correction of it."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, said = _article(request, article_id, user)
    found = _event_of(article, event)
    mine = _mine(said, user, event)
    record = mine.record if mine is not None and mine.record is not None else from_event(found)
    note = mine.note or "" if mine is not None else ""
    return _record_form(request, user, article_id, article.text[slice(*found.sentence)], record, f"correct?event={event}", note=note)


@router.post("/review/articles/{article_id}/correct")
def correct(request: Request, article_id: Id, event: EventKey, form: Form) -> Response:
    """Keep a correction; the form again with what is wrong, where something is."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, _ = _article(request, article_id, user)
    return _kept(request, user, article, article_id, _event_of(article, event), forms.read(form), form)


def _kept(request: Request, user: User, article: Article, article_id: int, found: Event, given: Record, form: Posted) -> Response:
    """A correction checked and kept; the whole form with what is wrong, where something is."""
    text = article.text[slice(*found.sentence)]
    # The coder may have taken a participant from elsewhere in the article; the reviewer may keep it.
    coded = from_event(found)
    spoken = [coded["said_by"]] if coded["said_by"] else []
    outside = [p["text"] for p in (*coded["actors"], *coded["recipients"], *spoken)] + coded["topics"]
    outside += [part["text"] for part in (coded["when"], coded["where"]) if part] + [coded["trigger"]]
    try:
        record = forms.checker().checked(given, text, outside=outside)
    except WrongRecordError as error:
        return _again(request, user, article_id, text, given, f"correct?event={found.id}", form, error)
    with request.app.state.writer.write() as connection:
        reviews.judge(connection, user.id, article_id, found.id, "corrected", record=record, note=first(form, "note"))
    return _back(request, article_id, found.sentence[0], form)


def _again(
    request: Request, user: User, article_id: int, text: str, given: Record, action: str, form: Posted, error: WrongRecordError
) -> Response:
    return _record_form(request, user, article_id, text, given, action, note=first(form, "note"), problems=error.problems, status=422)


@router.get("/review/articles/{article_id}/add")
def add_page(request: Request, article_id: Id, sentence: Start) -> Response:
    """The empty form for an event that the coder missed."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, _ = _article(request, article_id, user)
    return _record_form(request, user, article_id, _text_at(article, sentence), forms.empty(), f"add?sentence={sentence}")


def _text_at(article: Article, start: int) -> str:
    found = next((s for s in article.sentences if s.start == start), None)
    if found is None:
        raise HTTPException(404, "there is no such sentence in this article; it may have been coded anew.")
    return article.text[found.start : found.end]


@router.post("/review/articles/{article_id}/add")
def add(request: Request, article_id: Id, sentence: Start, form: Form) -> Response:
    """Keep an added event; the form again with what is wrong, where something is."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    article, _ = _article(request, article_id, user)
    text, given = _text_at(article, sentence), forms.read(form)
    try:
        record = forms.checker().checked(given, text)
    except WrongRecordError as error:
        return _again(request, user, article_id, text, given, f"add?sentence={sentence}", form, error)
    with request.app.state.writer.write() as connection:
        reviews.add_missed(connection, user.id, article_id, sentence, record, note=first(form, "note"))
    return _back(request, article_id, sentence)


@router.get("/review/agreement")
def agreement_page(request: Request, first: UserName = None, second: UserName = None) -> Response:
    """How far two reviewers agree."""
    if (user := security.user_of(request)) is None:
        return _sign_in(request)
    with request.app.state.database.read() as connection:
        who = reviews.reviewers(connection)
        ids = {name: id_ for id_, name, _ in who}
        pair = [n for n in (first, second) if n]
        if unknown := [n for n in pair if n not in ids]:
            raise UsageError("U042", f"{unknown[0]!r} has reviewed nothing; choose from the list.")
        found = reviews.agreement_of(connection, *(ids[n] for n in pair)) if len(pair) == 2 else None
    return _page(request, "review/agreement.html", user, reviewers=who, first=first, second=second, found=found)


@router.get("/review/gold.jsonl")
def gold(request: Request, reviewer: UserName = None, agreed: bool = False) -> Response:
    """The fully reviewed sentences as gold."""
    if security.user_of(request) is None:
        return _sign_in(request)
    is_pronoun = pronouns(engine())
    with request.app.state.database.read() as connection:
        found = reviews.reviewed_sentences(connection, reviewer=reviewer or None, agreed=agreed)
        body = "".join(f"{line}\n" for line in gold_lines(found, is_pronoun))
    headers = {"Content-Disposition": 'attachment; filename="vaarta-gold.jsonl"'}
    return Response(body, media_type="application/jsonl; charset=utf-8", headers=headers)

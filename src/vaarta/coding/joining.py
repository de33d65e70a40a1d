"""Drafts of one sentence joined: rival types of the same words, blows of the same doer, an attack and its toll."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..frames.functionwords import words_of
from ..language import Token
from .arrivals import one_journey
from .blasts import one_blast
from .captors import one_capture
from .captures import taken_by_band
from .conditions import NEEDS_BOTH, Conditions
from .custody import one_taking
from .draft import Draft
from .guarding import one_watch
from .judging import one_judgement
from .outcries import blamed_again, told_together
from .parleys import all_talk, one_meeting
from .retold import told_once
from .rules import Rules
from .sides import another_state, same_words, so_many, somebody, state_like
from .verdicts import judges, one_verdict, tried

DURING, AFTER, FROM = words_of("during"), words_of("after"), words_of("from")
# Who may be killed or hurt; of a state, a house or a place that is struck the dead are told besides.
FELL = frozenset({"crowd", "human", "office", "person", "people", "inhabitant"})


def join_drafts(drafts: list[Draft], conditions: Conditions) -> list[Draft]:
    """What is left of the drafts of a sentence, in the order of their triggers; those that count only with another are dropped alone."""
    drafts.sort(key=lambda d: d.tokens)
    all_talk(drafts)
    drafts = _settle_rivals(drafts, conditions)
    drafts = _drop_qualifiers(drafts)
    drafts = [taken_by_band(d, conditions.rules) for d in _drop_steps(drafts, conditions.rules)]
    drafts = _drop_frames_of_time(drafts, conditions.layout.tokens, conditions.rules)
    drafts = one_taking(_drop_named_before(drafts))
    drafts = one_verdict(_drop_told_twice(_one_threat(drafts)))
    drafts = [d for n, d in enumerate(drafts) if not still_held(d, drafts[:n], conditions.rules, conditions.layout.tokens)]
    drafts = [d for n, d in enumerate(drafts) if not _still_captive(d, drafts[:n])]
    drafts = one_meeting(told_together(one_journey(one_blast(drafts, conditions.layout.tokens))))
    _share_recipients(drafts)
    drafts = one_capture(drafts)
    drafts = told_once(one_judgement(one_watch(drafts)[0], conditions.layout.tokens))
    return [d for d in _merge_tolls(drafts, conditions.rules, conditions.layout.tokens) if not d.pending]


def _likelier(first: Draft, second: Draft, conditions: Conditions) -> Draft:
    """Of two other types: politicians who "attack" only speak; a letter that asks is a request; else the fuller one."""
    if bool(first.pending) != bool(second.pending):
        return second if first.pending else first
    by_type = {first.type: first, second.type: second}
    if by_type.keys() == {"ASSAULT", "ACCUSE"}:
        speaks = any(set(a.participant.sectors) & {"PTY", "LEG", "ELI"} for a in first.actors)
        return by_type["ACCUSE" if speaks else "ASSAULT"]
    if by_type.keys() in ({"PROTEST", "COERCE"}, {"PROTEST", "MOBILIZE"}):
        # "आंदोलनकारियों ने राजमार्ग की नाकेबंदी की": those who rule or are under arms coerce, all others protest.
        ruling = {"GOV", "MIL", "COP", "SPY", "REB", "UAF", "JUD", "IGO"}
        civil = bool(first.actors) and not any(ruling & set(a.participant.sectors) or state_like(a) for a in first.actors)
        # People who close in upon armed men demonstrate against nobody.
        armed = any({"REB", "UAF"} & set(r.participant.sectors) for r in first.recipients + second.recipients)
        return by_type["PROTEST"] if civil and not armed else next(d for t, d in by_type.items() if t != "PROTEST")
    if by_type.keys() == {"SANCTION", "ACCUSE"}:
        court = any("JUD" in a.participant.sectors for a in first.actors + second.actors)
        return by_type["SANCTION" if court or tried(by_type["SANCTION"], conditions.layout) else "ACCUSE"]
    if by_type.keys() == {"THREATEN", "ACCUSE"}:
        # "करारा जवाब देगा": an answer that is to come threatens.
        return by_type["THREATEN"]
    if by_type.keys() == {"ACCUSE", "MOBILIZE"}:
        # "सेना ने मठ को घेर रखा है", against "विपक्ष ने सरकार को घेरा": who is under arms stands round, all others find fault.
        return by_type["MOBILIZE"]
    if by_type.keys() == {"ASSAULT", "MOBILIZE"}:
        # "ये मिसाइलें सेना ने दाग़ीं": what is fired in an attack is no test.
        return by_type["ASSAULT"]
    if by_type.keys() == {"CONCEDE", "SUPPORT"}:
        # "अदालत ने नेता को निर्दोष बताया", against "मंत्री ने नेता को निर्दोष बताया": only who judges or inquires clears somebody.
        clears = any({"JUD", "COP"} & set(a.participant.sectors) or a.kind in ("organ", "agency", "body") for a in first.actors)
        return by_type["CONCEDE" if clears or not first.actors else "SUPPORT"]
    if "REQUEST" in by_type and "CONSULT" in by_type:
        return by_type["REQUEST"]
    if by_type.keys() == {"AGREE", "CONCEDE"}:
        return by_type["CONCEDE" if conditions.has_content(first.clause) else "AGREE"]
    fuller = len(second.actors) + len(second.recipients) > len(first.actors) + len(first.recipients)
    return second if fuller else first


def _settle_rivals(drafts: list[Draft], conditions: Conditions) -> list[Draft]:
    """One act, one event: of two types for the same words, the one that fits the other side stays.

    A ban on a state, or by a state on another's banks and people, is SANCTION; on people, parties or papers at home COERCE. A court's
    prison sentence is both (codebook 2).
    """
    out: list[Draft] = []
    for draft in drafts:
        rival = next((d for d in out if d.frame is not None and draft.frame is not None and same_words(d.frame, draft.frame)), None)
        if rival is None or ({rival.type, draft.type} == {"SANCTION", "COERCE"} and "convict" in rival.modes + draft.modes):
            out.append(draft)
        elif {rival.type, draft.type} == {"SANCTION", "COERCE"}:
            state = another_state(draft.actors, draft.recipients)
            out[out.index(rival)] = next(d for d in (rival, draft) if d.type == ("SANCTION" if state else "COERCE"))
        else:
            out[out.index(rival)] = _likelier(rival, draft, conditions)
    return out


def _drop_qualifiers(drafts: list[Draft]) -> list[Draft]:
    """ "दोषी ठहराए गए नेता को सज़ा सुनाई": what qualifies the recipient of the same court or arrest is told with it."""
    out = []
    for draft in drafts:
        spans = {r.participant.span for r in draft.recipients}
        frame = draft.frame
        qualifies = (
            frame is not None
            and frame.use.verb is not None
            and draft.clause is not None
            and draft.clause.finite not in (None, frame.use.verb)
            and frame.use.verb + 1 < (draft.clause.finite or 0)
            and any(f.qualified for fillers in frame.roles.values() for f in fillers)
        )
        legal = {"ACCUSE", "SANCTION", "COERCE"}
        if qualifies and spans and draft.type in legal:
            # "गिरफ़्तार किए गए छात्रों पर आरोप है": what somebody is charged with is told besides.
            others = [
                d for d in drafts if d is not draft and d.type in legal and not d.pending and (d.type, draft.type) != ("ACCUSE", "COERCE")
            ]
            if any(spans <= {r.participant.span for r in d.recipients} for d in others):
                continue
        doers = draft.doers
        if qualifies and doers and draft.type == "ASSAULT":
            # "घात लगाए नक्सलियों ने हमला किया": how those who attack came is told with the attack.
            blows = [d for d in drafts if d is not draft and d.type == "ASSAULT" and not d.pending and d.clause is draft.clause]
            if any(doers == d.doers for d in blows):
                continue
        out.append(draft)
    return out


def _halts(before: Draft, draft: Draft) -> bool:
    """ "अभियान रोकते हुए युद्धविराम की घोषणा की": a truce that is declared is told with what it halts."""
    halted = before.type == "RETREAT" and draft.type == "CONCEDE" and before.form in ("part", "conj") and before.clause is draft.clause
    return halted and "release" not in before.modes and bool(before.actors) and before.doers == draft.doers


def _drop_steps(drafts: list[Draft], rules: Rules) -> list[Draft]:
    """ "गिरफ़्तार करके जेल भेज दिया", "जवाबी कार्रवाई करते हुए हमला किया": an act and the one it leads to, of one doer in one clause, are one."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _denied_again(before, draft):
            continue
        if before is not None and (_same_talks(before, draft) or _told_again(before, draft)):
            before.absorb(draft)
        elif before is not None and (_halts(before, draft) or _came_to_strike(before, draft) or _aimed_and_struck(before, draft, rules)):
            draft.recipients = draft.recipients or list(before.recipients)
            out[-1] = draft
        elif before is not None and blamed_again(before, draft):
            before.recipients = before.recipients or list(draft.recipients)
            before.contexts = sorted(set(before.contexts) | set(draft.contexts))
        elif before is not None and (_same_refusal(before, draft) or _paired(before, draft) or _petitioned(before, draft)):
            draft.absorb(before)
            out[-1] = draft
        elif (
            before is not None
            and before.label == draft.label
            and before.clause is draft.clause
            and before.frame is not None
            and draft.frame is not None
            and (before.form == "conj" or (before.form == "part" and draft.type == "ASSAULT"))
            and not before.victims
            and (before.doers == draft.doers or _left_to_speaker(before, draft))
            and not _two_charges(before, draft)
            and not _came_to_power(before, draft)
        ):
            if draft.pending and not before.pending:
                continue
            if _left_to_speaker(before, draft):
                draft.actors = []
            draft.absorb(before)
            out[-1] = draft
        else:
            out.append(draft)
    return out


def _left_to_speaker(before: Draft, draft: Draft) -> bool:
    """ "मंत्री ने कहा कि उनकी पार्टी बैठक करके चर्चा करेगी": a step whose own clause names who takes it is not taken by the one who speaks."""
    said = draft.said_by
    return draft.type == "AGREE" and said is not None and bool(before.actors) and [a.participant.span for a in draft.actors] == [said.span]


def _two_charges(before: Draft, draft: Draft) -> bool:
    """ "क़ानून का विरोध करके मंत्री पर आरोप लगाया": a thing that is opposed and somebody who is accused of something else are two."""
    opposed = before.frame is not None and any(r["role"] == "R" and "names no" in r["why"] for r in before.frame.refused)
    return before.type == "ACCUSE" and opposed and not before.recipients and bool(draft.recipients) and before.modes != draft.modes


def _came_to_power(before: Draft, draft: Draft) -> bool:
    """ "सत्ता हथियाकर आपातकाल लगाया": who takes the power and then rules by it does two things."""
    return "seize" in before.modes and "martial-law" in draft.modes


def _told_again(before: Draft, draft: Draft) -> bool:
    """ "दावे पर आपत्ति जताई और नाराज़गी जताते हुए कहा": how the same one then speaks of the same is no second blame."""
    blamed = before.type == draft.type == "ACCUSE" and draft.form == "part" and not draft.recipients and not before.pending
    same = before.doers == draft.doers
    near = before.clause is not None and draft.clause is not None and draft.clause.id - before.clause.id <= 2
    return blamed and same and near and "disapprove" in draft.modes and bool(draft.actors)


def _same_refusal(before: Draft, draft: Draft) -> bool:
    """ "आरोपों को बेतुका बताते हुए ख़ारिज किया": a denial and how it is worded are one."""
    same = before.doers == draft.doers
    worded = (before.type, draft.type) == ("REJECT", "REJECT") and before.frame is None and draft.frame is not None
    return worded and before.clause is draft.clause and same and bool(draft.actors)


def _denied_again(before: Draft, draft: Draft) -> bool:
    """ "वे आरोपों को ग़लत बताते हैं और उनका कहना है कि इनका कोई आधार नहीं": two wordings of one denial by the same one."""
    denied = all(d.type == "REJECT" and d.frame is None for d in (before, draft)) and before.judged.status == draft.judged.status
    names = [{a.participant.name for a in d.actors} for d in (before, draft)]
    return denied and names[0] == names[1] and bool(names[0]) and None not in names[0]


def _petitioned(before: Draft, draft: Draft) -> bool:
    """ "याचिका दायर कर … की माँग की": a petition by which something is asked for is the request."""
    same = before.doers == draft.doers
    filed = (before.type, before.form, draft.type) == ("ACCUSE", "conj", "REQUEST") and not before.recipients
    return filed and "allege" in before.modes and before.clause is draft.clause and same and bool(draft.actors)


def _paired(before: Draft, draft: Draft) -> bool:
    """ "डराने-धमकाने का आरोप": two verbs with a hyphen between are one act."""
    near = draft.tokens[0] - before.tokens[1] <= 1 and before.form == draft.form == "inf"
    sides = [[{p.participant.span for p in side} for side in (d.actors, d.recipients)] for d in (before, draft)]
    return near and before.label == draft.label and sides[0] == sides[1]


def _came_to_strike(before: Draft, draft: Draft) -> bool:
    """ "गाँव में घुसकर लोगों को मार डाला": how those who strike came is told with the blow."""
    came = (before.type, before.form, draft.type) == ("MOBILIZE", "conj", "ASSAULT") and before.clause is draft.clause
    return came and bool(draft.actors) and before.doers == draft.doers


def _aimed_and_struck(before: Draft, draft: Draft, rules: Rules) -> bool:
    """ "सैनिकों को निशाना बनाया और पाँच जवानों की हत्या कर दी": whom somebody aims at he strikes, in the clause right after, with one act."""
    if (before.type, draft.type) != ("ASSAULT", "ASSAULT") or before.frame is None or draft.frame is None or draft.victims:
        return False
    if before.pending or draft.pending or before.judged.status != draft.judged.status or before.frame.use.use != "active":
        return False
    if before.clause is None or draft.clause is None or draft.clause.id - before.clause.id != 1 or draft.frame.use.use != "active":
        return False
    aims = rules.passing.get("aims", set())
    if before.frame.use.predicate.head[-1] not in aims or draft.frame.use.predicate.head[-1] in aims:
        return False
    # "चौकी को निशाना बनाया और फिर सैनिकों पर गोली चलाई": who is struck besides is struck by another act; "… और एक घंटे तक गोलीबारी की".
    if before.doers and before.doers == draft.doers and not draft.recipients:
        return True
    struck = [{tuple(r.participant.sectors) for r in d.recipients} for d in (before, draft)]
    return bool(before.actors) and before.doers == draft.doers and bool(struck[0] & struck[1])


def _same_talks(before: Draft, draft: Draft) -> bool:
    """ "यादव से मुलाक़ात कर चर्चा की", "… मुलाक़ात की और बातचीत की": what is talked over right after a meeting is talked over at it."""
    if (before.type, draft.type) != ("CONSULT", "CONSULT") or before.pending:
        return False
    if (before.clause is draft.clause) != (before.form == "conj") or before.form not in ("conj", "fin"):
        return False
    met, talked = before.doers, draft.doers
    # "दोनों मंत्री मिले और हाथ मिलाने के बाद …": what is done at a meeting besides.
    besides = talked < met or (talked == met and draft.form == "inf")
    return before.judged.status == draft.judged.status and bool(talked) and besides and not draft.recipients


def _drop_named_before(drafts: list[Draft]) -> list[Draft]:
    """One act, one event: "अपने आदेश में … आदेश दिया", "प्रदर्शन किया और नारे लगाए", "झड़पों और फ़ायरिंग में"."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _on_its_order(before, draft):
            out[-1] = draft
            continue
        if before is None or before.type != draft.type or before.frame is None or before.pending or draft.pending:
            out.append(draft)
            continue
        first, second = before.doers, draft.doers
        named = before.frame.use.use == "nominal" and before.slot == "men" and first == second and bool(first) and not before.recipients
        # "अपने आदेश में … से कहा है कि": the words follow in which the order is told, and have no frame of their own.
        if named and (draft.frame is None or before.label == draft.label):
            out[-1] = draft
            continue
        if draft.frame is None or before.label != draft.label:
            out.append(draft)
            continue
        marched = "demo" in before.modes and "demo" in draft.modes and bool(first) and second <= first and before.clause is not draft.clause
        if (marched and before.form != "part") or _one_of_row(before, draft):
            before.absorb(draft)
        else:
            out.append(draft)
    return out


def _in_row(before: Draft, draft: Draft) -> bool:
    """Whether two drafts are told by nouns of one phrase: "झड़पों और फ़ायरिंग में"."""
    return before.frame is not None and draft.frame is not None and before.frame.use.item == draft.frame.use.item


def _share_verb(before: Draft, draft: Draft) -> bool:
    """ "निंदा और आलोचना की": whether nouns in a row have the light verb behind the last of them in common."""
    if before.frame is None or draft.frame is None or not _in_row(before, draft):
        return False
    return before.frame.use.verb is not None and before.frame.use.verb == draft.frame.use.verb


def _one_of_row(before: Draft, draft: Draft) -> bool:
    """ "झड़पों और फ़ायरिंग में", "निंदा और आलोचना की": nouns of one act in a row; those that share a light verb, where they say the same."""
    use = draft.frame.use.use if draft.frame is not None and _in_row(before, draft) else ""
    return use in ("nominal", "participial") or (
        use in ("active", "passive") and _share_verb(before, draft) and before.modes == draft.modes
    )


def _on_its_order(before: Draft, draft: Draft) -> bool:
    """ "अपने आदेश में … मुक़दमा चलाने का आदेश दिया": an order that is named before what it sets in motion is that act, and no request."""
    if before.type != "REQUEST" or draft.type == "REQUEST" or before.frame is None or draft.frame is None or before.slot != "men":
        return False
    named = before.frame.use.predicate.head[-1] in draft.frame.use.predicate.head
    return named and before.doers == draft.doers and not before.recipients


def _drop_frames_of_time(drafts: list[Draft], tokens: Sequence[Token], rules: Rules) -> list[Draft]:
    """ "सेना के अभियान के दौरान मुठभेड़ में एक आतंकी मारा गया": a fight in the course of an operation that hits nobody else is its own."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and before.type == draft.type == "ASSAULT" and before.clause is draft.clause and before.frame is not None:
            nominal = before.frame.use.use == "nominal" and before.slot == "time" and not before.recipients
            armed = not before.pending or all(map(rules.armed, before.actors))
            during = any(t.key in DURING for t in tokens[before.tokens[1] : before.tokens[1] + 2])
            if nominal and during and armed and draft.slot == "men" and (not draft.actors or draft.doers <= before.doers):
                draft.absorb(before)
                draft.pending = draft.pending if not draft.actors else ""
                out[-1] = draft
                continue
        out.append(draft)
    return out


def _one_threat(drafts: list[Draft]) -> list[Draft]:
    """ "अल्टीमेटम देते हुए कहा कि उसे नतीजा भुगतना होगा": what will come of it is the content of the threat before it."""
    out: list[Draft] = []
    for draft in drafts:
        before = next((d for d in reversed(out) if d.type == "THREATEN"), None)
        told = draft.type == "THREATEN" and draft.judged.rule in ("told by what is to come", "force that hangs on a condition")
        if before is None or not told or before.pending or before.clause is draft.clause or before.doers != draft.doers:
            out.append(draft)
            continue
        before.recipients = before.recipients or list(draft.recipients)
    return out


def _drop_told_twice(drafts: list[Draft]) -> list[Draft]:
    """ "उसे सज़ा दी गई है, उसे उस अदालत ने सज़ा दी है जिसकी …": an act at law, told again of the same one with who did it."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        again = (
            before is not None
            and draft.type in ("SANCTION", "COERCE")
            and before.label == draft.label
            and before.frame is not None
            and draft.frame is not None
            and before.frame.use.predicate.head == draft.frame.use.predicate.head
            and before.form == draft.form == "fin"
            and not (before.pending or draft.pending or before.actors)
            and bool(before.recipients and draft.recipients and draft.actors)
            and all(r.pronoun for r in draft.recipients)
            and before.judged.status == draft.judged.status
        )
        if again and before is not None:
            before.actors = list(draft.actors)
        else:
            out.append(draft)
    return out


def still_held(draft: Draft, before: Sequence[Draft], rules: Rules, tokens: Sequence[Token]) -> bool:
    """ "नेता गिरफ़्तार हुए और अब जेल में हैं": that somebody is in the prison to which his arrest has led is no second arrest.

    before: the drafts told before it, in the sentence or the one before it; tokens: of the draft's sentence.
    """
    if draft.type != "COERCE" or draft.modes != ["arrest"] or draft.pending:
        return False
    arrests = [d for d in before if d.type == "COERCE" and d.modes == ["arrest"] and d.recipients and not d.pending]
    if not arrests or all(rules.prison.isdisjoint(t.keys) for t in tokens[slice(*draft.tokens)]):
        return False
    held = [r.participant for r in arrests[-1].recipients]
    spans, names = {p.span for p in held}, {p.name for p in held if p.name}
    # "मंत्री की गिरफ़्तारी के बाद … जेल में बंद एक मंत्री": one of the same office, by whose prison the question is put.
    offices = {tuple(p.sectors) for p in held if p.sectors} if draft.frame is not None and draft.frame.use.use == "modifier" else set()
    known = [r for r in draft.recipients if not (r.pronoun or r.participant.span in spans or r.participant.name in names)]
    return all(r.kind == "office" and tuple(r.participant.sectors) in offices for r in known)


def _still_captive(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "यात्रियों का अपहरण हुआ मगर अग़वा किए गए यात्रियों में दो छूट गए": that those who were taken are held is no second taking."""
    if draft.type != "ASSAULT" or "abduct" not in draft.modes or draft.pending or draft.frame is None or draft.clause is None:
        return False
    told = draft.clause.finite == draft.frame.use.verb and draft.form == "fin"
    taken = [d for d in before if d.type == "ASSAULT" and "abduct" in d.modes and not d.pending]
    if told or not taken:
        return False
    # "जहाज़ को अग़वा किया और दो महीने बंधक रखने के बाद उसे छोड़ा": a pronoun is one of them.
    held = {r.participant.text.split()[-1] for r in draft.recipients if not r.pronoun}
    return held <= {r.participant.text.split()[-1] for d in taken for r in d.recipients}


def _share_recipients(drafts: list[Draft]) -> None:
    """ "पर लाठीचार्ज किया और गोलियाँ चलाईं": a second blow, or request, of the same doer falls on the same side."""
    for before, draft in pairwise(drafts):
        if before.recipients and not draft.recipients and (judges(before, draft) or _row_mates(before, draft)):
            draft.recipients = list(before.recipients)
        if draft.type == before.type and draft.type in ("ASSAULT", "COERCE", "REQUEST") and before.recipients and not draft.recipients:
            thing = draft.frame is not None and any(r["role"] == "R" and "names no" in r["why"] for r in draft.frame.refused)
            if draft.type == "COERCE" and thing:
                # "लोगों को गिरफ़्तार किया और रैलियों पर रोक लगाई": what is barred is told.
                continue
            if draft.actors and draft.doers <= before.doers and draft.clause is not before.clause:
                draft.recipients = list(before.recipients)


def _row_mates(before: Draft, draft: Draft) -> bool:
    """ "चाड को समर्थन और सहायता दी": whether two nouns in a row have their light verb, and so their sides, in common."""
    active = all(d.frame is not None and d.frame.use.use == "active" for d in (before, draft))
    return active and _share_verb(before, draft) and before.doers == draft.doers


def _merge_tolls(drafts: list[Draft], rules: Rules, tokens: Sequence[Token]) -> list[Draft]:
    """ "हमले में पाँच लोग मारे गए" is one ASSAULT (codebook section 2): its dead become recipients of the attack.

    Neither the bare noun nor the toll need count by itself: an attack that names nobody, and deaths of which no doer is told, are one
    event where they stand together.
    """
    out: list[Draft] = []
    for draft in drafts:
        if draft.victims and out and _rising(out[-1], draft, rules):
            rose = out.pop()
            if _mutiny(rose):
                draft.actors, draft.pending = rose.actors, ""
        blows = (d for d in reversed(out) if d.type == "ASSAULT" and draft.type == "ASSAULT" and not _only_named(d, draft))
        host = next(blows, None)
        told = host is not None and (host.victims or _wrecked(host, draft, rules) or _hit_in(host, draft) or _on_the_way(host, draft))
        told = told or (host is not None and (_aimed_there(host, draft, rules) or _by_means(host, draft)))
        tolls = draft.victims or draft.backward or told
        tolls = tolls and (host is None or not _only_named(draft, host))
        if host is None or not tolls or not _one_attack(host, draft, tokens):
            out.append(draft)
            continue
        attack = not (host.victims and draft.victims)
        if host.pending and not draft.pending:
            host.pending = ""
        if draft.victims and any((r.kind in FELL or rules.armed(r)) and not so_many(r) for r in host.recipients):
            # "दो सैनिक मारे गए और पाँच घायल हुए": a number alone is of those who were told before it.
            draft.recipients = [r for r in draft.recipients if not so_many(r)]
        if draft.victims and host.recipients:
            # "एक युवक को गोली मारी जिससे उनकी मौत हो गई": whom a pronoun takes up was told.
            draft.recipients = [r for r in draft.recipients if r.pronoun != "he"]
        host.absorb(draft)
        people = host.actors + host.recipients
        # "बस और ट्रक की भिड़ंत में चार मरे": a number alone makes no attack of a word that may mean an accident.
        sure = host.frame is None or "weak" not in host.frame.use.predicate.flags
        if attack and any(somebody(p) and (sure or p.kind != "human") for p in people) and not all(rules.private(p, True) for p in people):
            host.pending = ""
    return out


def _only_named(arms: Draft, toll: Draft) -> bool:
    """ "विस्फोटक के धमाके में", "बम मिलने के बाद": arms that a sentence only names have not hurt whom another clause tells to be hurt."""
    bare = arms.frame is not None and arms.frame.use.use == "nominal" and not arms.recipients and arms.pending == NEEDS_BOTH
    return bare and not arms.victims and (arms.slot == "ka" or arms.clause is not toll.clause)


def _wrecked(host: Draft, draft: Draft, rules: Rules) -> bool:
    """ "इस धमाके में पुलिस का एक वाहन नष्ट हो गया": what is ruined in an attack, by nobody else, is hit by it."""
    if draft.frame is None or draft.actors or draft.frame.use.use not in ("twin", "passive") or host.clause is not draft.clause:
        return False
    # "हवाई हमले में एक कार को निशाना बनाया गया": so is what is aimed at.
    aimed = draft.frame.use.predicate.head[-1] in rules.passing.get("aims", set())
    burst = host.form == "inf" and "explosives" in host.modes and not host.actors
    # "बम फटने से एक वाहन नष्ट हो गया".
    return (aimed or ("destroy" in draft.modes and bool(draft.recipients))) and (host.slot in ("men", "se") or burst)


def _aimed_there(host: Draft, draft: Draft, rules: Rules) -> bool:
    """ "धमाके शहर में हुए जहाँ दूतावास को निशाना बनाया गया": what the relative clause of an attack tells to have been aimed at is hit by it."""
    if draft.frame is None or draft.clause is None or host.clause is None or draft.actors or draft.frame.use.use != "passive":
        return False
    beside = draft.clause.kind == "rel" and draft.clause.parent == host.clause.id and not host.recipients
    return beside and draft.frame.use.predicate.head[-1] in rules.passing.get("aims", set())


def _by_means(host: Draft, draft: Draft) -> bool:
    """ "पाइपलाइन को धमाके से उड़ा दिया गया": the blast by which a thing is ruined is no second attack."""
    bare = draft.slot == "se" and not draft.actors and not draft.recipients and draft.frame is not None
    return bare and draft.clause is host.clause and "destroy" in host.modes and "explosives" in draft.modes


def _on_the_way(host: Draft, draft: Draft) -> bool:
    """ "चौकी पर धावा बोला और गोलियाँ चलाते हुए अंदर घुसे": what the same do in the course of their attack is the same attack."""
    if draft.frame is None or draft.form != "part" or host.form != "fin" or not host.actors or host.clause is draft.clause:
        return False
    return draft.doers == host.doers or not (draft.actors or draft.recipients)


def _rising(host: Draft, draft: Draft, rules: Rules) -> bool:
    """ "विद्रोह में दस हज़ार लोग मारे गए": a rising that a sentence names only to tell of its dead is told with them."""
    named = host.type == "PROTEST" and "riot" in host.modes and host.slot in ("men", "time") and host.clause is draft.clause
    head = host.frame.use.predicate.head[-1] if host.frame is not None else ""
    return named and not draft.actors and bool(draft.recipients) and (head in rules.passing.get("rising", ()) or _mutiny(host))


def _mutiny(host: Draft) -> bool:
    """ "जवानों के विद्रोह में दस लोग मारे गए": whom a rising of men under arms has killed, those who rose have killed."""
    return bool(host.actors) and all({"MIL", "COP", "REB"} & set(a.participant.sectors) for a in host.actors)


def _hit_in(host: Draft, draft: Draft) -> bool:
    """ "हवाई हमले में एक मकान को निशाना बनाया गया": what was hit in the attack that the same clause names, by nobody else who is named."""
    passive = draft.frame is not None and draft.frame.use.use == "passive" and not draft.actors
    return passive and not host.pending and host.slot == "men" and host.clause is draft.clause and host.tokens < draft.tokens


def _since(host: Draft, tokens: Sequence[Token]) -> bool:
    """Whether an attack only tells since when: "हमले के बाद से"."""
    return all(a.key in words for a, words in zip(tokens[host.tokens[1] + 1 : host.tokens[1] + 3], (AFTER, FROM), strict=False))


def _one_attack(host: Draft, draft: Draft, tokens: Sequence[Token]) -> bool:
    if host.judged.status != draft.judged.status and "historical" in (host.judged.status, draft.judged.status):
        return False
    if (host.judged.status == "negated") != (draft.judged.status == "negated"):
        # "कोई निशाना नहीं बना लेकिन एक जवान घायल हुआ": what was not done hurt nobody.
        return False
    if host.slot == "time" and host.recipients and draft.victims and draft.recipients and _since(host, tokens):
        # "इराक़ पर हमले के बाद से वहाँ मारे गए सैनिक": who dies after an attack on others dies by another.
        return False
    if host.modes == ["abduct"] and draft.victims and draft.actors and draft.form == "fin":
        # "यात्रियों को अग़वा किया और दो को मार डाला": whom somebody has in his hands he kills by another act.
        return False
    first, second = ({a.participant.key for a in d.actors if a.participant.key} for d in (host, draft))
    return not (first and second and not first & second)

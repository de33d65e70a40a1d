"""Heads of state and government of a list of leaders that persons/*.tsv lacks, or dates otherwise.

python scripts/check_leaders.py SHARED/data/reign-leaders/leaderlist_3_21.csv

The list (REIGN, MIT licence) has day, month and year of the start and month and year of the end, surnames in English, and
stops in March 2021. Printed: one line for each leader in office on or after 1 January 2000 whom no person of the country's
key matches by surname ("lacks"), or whose role there begins or ends more than a month apart ("dates").
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from difflib import SequenceMatcher

import regex

from vaarta.engine import DATA
from vaarta.language.names import Person, load

# The list's abbreviations that are no ISO code.
ISO = dict(
    pair.split("=")
    for pair in [
        "AAB=ATG",
        "ALG=DZA",
        "ANG=AGO",
        "AUL=AUS",
        "AUS=AUT",
        "BAR=BRB",
        "BFO=BFA",
        "BHM=BHS",
        "BNG=BGD",
        "BOS=BIH",
        "BOT=BWA",
        "BUI=BDI",
        "BUL=BGR",
        "CAM=KHM",
        "CAO=CMR",
        "CAP=CPV",
        "CDI=CIV",
        "CEN=CAF",
        "CHA=TCD",
        "COS=CRI",
        "CRO=HRV",
        "CZR=CZE",
        "DEN=DNK",
        "DRC=COD",
        "DRV=VNM",
        "EQG=GNQ",
        "ETM=TLS",
        "FIJ=FJI",
        "FRN=FRA",
        "GAM=GMB",
        "GFR=DEU",
        "GMY=DEU",
        "GRG=GEO",
        "GRN=GRD",
        "GUA=GTM",
        "GUI=GIN",
        "HAI=HTI",
        "HON=HND",
        "ICE=ISL",
        "INS=IDN",
        "IRE=IRL",
        "JAM=JAM",
        "KOS=XKX",
        "KUW=KWT",
        "KYR=KGZ",
        "KZK=KAZ",
        "LAT=LVA",
        "LEB=LBN",
        "LES=LSO",
        "LIB=LBY",
        "LIT=LTU",
        "MAA=MRT",
        "MAC=MKD",
        "MAD=MDV",
        "MAG=MDG",
        "MAL=MYS",
        "MAS=MUS",
        "MAW=MWI",
        "MLD=MDA",
        "MNC=MCO",
        "MNG=MNE",
        "MON=MNG",
        "MOR=MAR",
        "MSI=MHL",
        "MYA=MMR",
        "MZM=MOZ",
        "NAU=NRU",
        "NEP=NPL",
        "NIC=NIC",
        "NIG=NGA",
        "NIR=NER",
        "NTH=NLD",
        "OMA=OMN",
        "PAR=PRY",
        "PHI=PHL",
        "POR=PRT",
        "ROK=KOR",
        "ROM=ROU",
        "SAF=ZAF",
        "SAL=SLV",
        "SEY=SYC",
        "SIE=SLE",
        "SIN=SGP",
        "SKN=KNA",
        "SLO=SVK",
        "SLU=LCA",
        "SLV=SVN",
        "SNM=SMR",
        "SPN=ESP",
        "SRI=LKA",
        "STP=STP",
        "SUD=SDN",
        "SVG=VCT",
        "SWD=SWE",
        "SWZ=CHE",
        "SWA=SWZ",
        "NEW=NZL",
        "TAJ=TJK",
        "TAZ=TZA",
        "THI=THA",
        "TOG=TGO",
        "TRI=TTO",
        "UAE=ARE",
        "UKG=GBR",
        "URU=URY",
        "YUG=SRB",
        "ZAM=ZMB",
        "ZIM=ZWE",
        "CON=COG",
        "GNB=GNB",
        "SOL=SLB",
        "PAL=PLW",
        "VAN=VUT",
        "FSM=FSM",
        "SOM=SOM",
        "TKM=TKM",
        "UZB=UZB",
        "AND=AND",
        "BHU=BTN",
        "BRU=BRN",
        "CAN=CAN",
        "DJI=DJI",
        "LBR=LBR",
        "LUX=LUX",
        "SUR=SUR",
        "KIR=KIR",
        "TUV=TUV",
        "TON=TON",
    ]
)


def plain(text: str) -> str:
    """A surname without accents, marks and titles."""
    letters = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()
    return regex.sub(r"[^a-z ]", " ", letters.split("(")[0].replace("'", "")).strip()


def close(a: str, b: str) -> bool:
    """Whether two Latin names may be one: a word of four letters or more in both, or one name inside the other."""
    one, two = set(a.split()), set(b.split())
    shared = {w for w in one & two if len(w) > 3} or (one & two if min(len(one), len(two)) == 1 else set())
    if shared or a.replace(" ", "") in b.replace(" ", "") or b.replace(" ", "") in a.replace(" ", ""):
        return True
    # Kocharian and Kocharyan, Essebi and Essebsi.
    return any(len(x) > 4 and len(y) > 4 and SequenceMatcher(None, x, y).ratio() > 0.8 for x in one for y in two)


def months(date: str) -> int | None:
    """Months since year 0, the middle of the year for a bare year; None for an unknown date."""
    if not date:
        return None
    year, _, rest = date.partition("-")
    return int(year) * 12 + (int(rest[:2]) if rest else 6)


def verdict(row: dict[str, str], people: list[Person], code: str) -> str | None:
    """What is wrong with one leader of the list, or None."""
    wanted = plain(row["leader"])
    same = [p for p in people if close(wanted, plain(p.latin)) and any(r.key == code for r in p.roles)]
    start = int(row["syear"]) * 12 + int(row["smonth"])
    end = int(row["eyear"]) * 12 + int(row["emonth"])
    if not same:
        return "lacks"
    best = None
    for person in same:
        for role in person.roles:
            if "GOV" not in role.sectors and "MIL" not in role.sectors:
                continue
            begun, over = months(role.start), months(role.end)
            off = abs(begun - start) if begun else 99
            late = (
                0
                if (not over and end >= 2021 * 12 + 2) or (end >= 2021 * 12 + 2 and over and over >= end)
                else abs(over - end)
                if over
                else 99
            )
            late = late if len(role.end) > 4 or not role.end else max(0, late - 6)
            if best is None or off + late < best[0]:
                best = (off + late, off, late, f"{person.id} {role.office} {role.start or '?'} to {role.end or '-'}")
    if best is None:
        return f"dates: {same[0].id} has no office there"
    return None if best[1] <= 1 and best[2] <= 1 else f"dates: {best[3]}"


def main() -> None:
    people = list(load([DATA / "hi"]).persons.values())
    lacking = other = count = 0
    with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            if not row["eyear"].strip() or int(row["eyear"]) < 2000:
                continue
            count += 1
            code = ISO.get(row["stateabb"], row["stateabb"])
            found = verdict(row, people, code)
            if found is None:
                continue
            lacking += found == "lacks"
            other += found != "lacks"
            since = f"{row['syear']}-{int(row['smonth']):02d}-{int(row['sdate'] or 0):02d}"
            print(f"{code}\t{row['leader']}\t{since}\t{row['eyear']}-{int(row['emonth']):02d}\t{found}")
    print(f"{count} leaders of the list since 2000: {lacking} lacking, {other} dated otherwise")


if __name__ == "__main__":
    main()

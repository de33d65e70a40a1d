"""The compiled lexicons that the stages share: built once, read by every article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .coding.code import Lexica
from .coding.contexts import Themes
from .coding.evaluatives import Evaluatives
from .coding.ontology import Ontology
from .coding.promise import Sieve
from .coding.rules import Rules
from .coding.speech import SpeechLexicon
from .coding.status import StatusLexicon
from .frames import lexicon as frames_lexicon
from .frames.lexicon import Lexicon
from .language import names as names_module
from .language import overlay
from .language.names import NameLexicon
from .language.tables import read_table
from .positions.lexicon import StanceLexicon
from .resolving import homes
from .resolving import places as places_module
from .resolving.places import Gazetteer

DATA = Path(__file__).resolve().parent / "data"


@dataclass(slots=True)
class Engine:
    """Everything that one language's coding needs."""

    language: str
    ontology: Ontology
    frames: Lexicon
    names: NameLexicon
    lexica: Lexica
    places: Gazetteer
    homes: homes.Homes
    stances: StanceLexicon
    sieve: Sieve


def build(language: str, extra: Iterable[Path] = ()) -> Engine:
    """Read the data files of a language, and a user's own folders after them.

    Raises DataError with file and line for the first entry that breaks its table's rules.
    """
    folders = [DATA / language, *extra]
    ontology = Ontology.read(folders)
    lexica = Lexica(
        SpeechLexicon.read(folders), StatusLexicon.read(folders), Themes.read(folders), Evaluatives.read(folders), Rules.read(folders)
    )
    frames = frames_lexicon.load(folders, ontology.like, ontology.modes.keys())
    names, places = names_module.load(folders), _places(language, folders[1:])
    return Engine(
        language,
        ontology,
        frames,
        names,
        lexica,
        places,
        homes.load(folders),
        StanceLexicon.read(folders[0], frames),
        Sieve(frames, lexica.evaluatives, names, places, lexica.speech),
    )


def _places(language: str, extra: Iterable[Path]) -> Gazetteer:
    """The gazetteer with the rows of a user's own folders in place of ours of the same name."""
    gazetteer = places_module.load.__wrapped__(language)
    if overlay.active is not None:
        for words in overlay.active.given.get("places", ()):
            gazetteer.drop(" ".join(words))
    for folder in extra:
        for path in sorted((folder / "places").glob("*.tsv")):
            for row in read_table(path, places_module.COLUMNS):
                gazetteer.add(path.name, row.line, [row[c] for c in places_module.COLUMNS], row.many("names"))
    return gazetteer

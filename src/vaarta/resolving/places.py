"""placeholder"""
class Place: ...
class Gazetteer:
    @classmethod
    def load(cls): return cls()
def place_phrases(tokens, g): return []
def resolve_place(*a): return None,""

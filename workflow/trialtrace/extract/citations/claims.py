"""Does a sentence say what studies show?"""

from __future__ import annotations

from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.study_words import study_words


def says_what_studies_show(sentence: str, words: BibliographyWords) -> bool:
    """Tell a sentence with a verb of finding from one that defines, advises, or wishes for studies."""
    study = study_words(words)
    if sentence.rstrip().endswith("?") or study.wishes.search(sentence):
        return False
    return study.finds.search(sentence) is not None

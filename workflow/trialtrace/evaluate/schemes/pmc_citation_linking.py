"""Full texts of PubMed Central: in-text callouts and the entries they point to.

- The text is read with its list of references behind it, numbered as in the source.
- A callout is answered by a citation of ours that overlaps it and is linked to its entry; each
  citation answers one callout. Of a range mostly the two ends alone are annotated: entries between
  the ends that are not annotated cost nothing.
- Narrative, generic and anaphoric mentions are not annotated there and are left out; so are names
  ("Roe et al. [4]") where the callouts are numbers.
"""

NUMBERED = "numeric"
STYLES = ("numeric", "footnote")
NAMED_TOO = (*STYLES, "author_year")

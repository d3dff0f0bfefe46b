"""CT-Corpus, templates: arms of a trial with their n, and the trial's total.

- One account answers for a document: the first that is the text's own result and has arms, else the
  first with arms. Its arms are counted.
- n per arm is compared as a multiset of numbers, whoever holds them; an arm with a number at the
  start and one at the end is answered by either. Numbers that are given where none is annotated are
  wrong.
- Number of arms: in these data it is two everywhere, so a constant would be right always; the figure
  says how often two arms were found, nothing about other numbers of arms.
- The document's total: any annotated total (at the start or the end) is right.
"""

TOTAL = "total_n", "final_n"
ARM_N = "n", "n_final"

"""Meta-regression by metafor's own sequence of operations, rounding included.

R's metafor multiplies k × k matrices of uncentred moderators. On calendar years six to eight
digits of its sums cancel, and what is left is rounding. The package computes exactly instead;
this folder repeats R's operations one by one, so that a reader with R's printed numbers can get
them and see that the difference is rounding. docs/methods.md says what it was compared with.
"""

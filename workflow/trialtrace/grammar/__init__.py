"""How trial prose says numbers: mentions, cues and the lexicon; knows no field of medicine."""

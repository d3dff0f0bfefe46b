"""The lexicon: reading, its errors, and finding."""

import pytest
import yaml
from trialtrace.grammar.lexicon import OTHER_FILES, load
from trialtrace.grammar.trie import spellings
from trialtrace.tables.errors import TrialtraceError

GOOD = """
pets:
  about: animals
  attributes: {size: [small, large]}
  terms:
    - {concept: dog, words: [dog, guide dog]}
    - {concept: horse, words: [horse, pony], size: large}
"""


def write(folder, **files):
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def found(lexicon, category, text):
    return [
        (text[term.start : term.end], term.concept)
        for term in lexicon.find(category, text, 0, len(text))
    ]


def test_finds_longest_match_plurals_and_hyphens(tmp_path):
    lexicon = load(write(tmp_path, pets=GOOD))
    text = "Guide-dogs, PONIES and a dog\u2019s dogma met a guide\ndog."
    assert found(lexicon, "pets", text) == [
        ("Guide-dogs", "dog"),
        ("PONIES", "horse"),
        ("dog", "dog"),
        ("guide\ndog", "dog"),
    ]


def test_attributes_have_defaults(tmp_path):
    lexicon = load(write(tmp_path, pets=GOOD))
    assert lexicon.concept("pets", "dog").attributes["size"] == "small"
    assert lexicon.find("pets", "a pony", 0, 6)[0].attributes["size"] == "large"


def test_offsets_count_in_the_whole_text(tmp_path):
    lexicon = load(write(tmp_path, pets=GOOD))
    text = "dog and horse and dog"
    assert [(t.start, t.concept) for t in lexicon.find("pets", text, 4, 14)] == [(8, "horse")]


def test_a_word_cut_by_the_stretch_is_not_found_at_its_start(tmp_path):
    lexicon = load(write(tmp_path, pets=GOOD))
    assert lexicon.find("pets", "hotdog", 3, 6) == ()


def test_a_second_file_adds_terms(tmp_path):
    more = "pets:\n  terms:\n    - {concept: cat, words: [cat], size: small}\n"
    lexicon = load(write(tmp_path, pets=GOOD, zoo=more))
    assert [concept.name for concept in lexicon.concepts("pets")] == ["dog", "horse", "cat"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("pets: [", "x.yaml: not readable as YAML"),
        ("- a\n", "x.yaml: expected categories with `terms`"),
        ("pets: 3\n", "x.yaml: pets: expected a mapping with `terms`, found int 3"),
        (
            "pets: {terms: [], colour: red}\n",
            "unknown key 'colour'; allowed: about, attributes, terms",
        ),
        ("pets: {about: x}\n", "x.yaml: pets.terms: expected a list, found nothing"),
        ("pets: {terms: [{concept: dog}]}\n", "(dog).words: expected a list of words"),
        ("pets: {terms: [{words: [dog]}]}\n", "x.yaml: pets.terms[0].concept: expected words"),
        (
            "pets: {terms: [{concept: n, words: [no]}]}\n",
            "expected words, found bool False; use quotes",
        ),
        (
            GOOD.replace("size: large", "size: huge"),
            "(horse).size: 'huge' is not one of small, large",
        ),
        (GOOD.replace("size: large", "colour: red"), "unknown key 'colour'"),
        (GOOD.replace("pony", "dog"), "word 'dog' stands under 'dog' and 'horse'"),
        (GOOD.replace("concept: horse", "concept: dog"), "concept 'dog' stands twice"),
        (GOOD.replace("[small, large]", "3"), "pets.attributes.size: expected a list of words"),
        (GOOD.replace("pony]", "pony], members: []"), "(horse).members: expected a list, found"),
        (GOOD.replace("pony]", "pony], members: [3]"), "(horse).members[0].words: expected a list"),
        (GOOD.replace("pony]", "pony], members: [dog]"), "concept 'dog' stands twice"),
        (GOOD.replace("pony]", "pony], members: [[arab, dog]]"), "under 'dog' and 'arab'"),
        (GOOD.replace("pony]", "pony], members: [{size: small}]"), "(horse).members[0].words:"),
        (
            GOOD.replace("pony]", "pony], members: [{words: [arab], size: huge}]"),
            "(horse).members[0] (arab).size: 'huge' is not one of small, large",
        ),
        (
            GOOD.replace("pony]", "pony], members: [{words: [arab], concept: a}]"),
            "unknown key 'concept'; allowed: size, words",
        ),
    ],
)
def test_malformed_files_give_one_clear_line(tmp_path, content, words):
    with pytest.raises(TrialtraceError) as error:
        load(write(tmp_path, x=content))
    assert words in str(error.value)
    assert "\n" not in str(error.value)


KINDS = """
pets:
  attributes: {size: [small, large], food: text}
  terms:
    - concept: horse
      words: [horse, equine]
      size: large
      food: hay
      members: [arab, [shire, shire horse], {words: [falabella], size: small}]
    - {concept: bird, members: [budgie, [parrot, macaw]]}
"""


def test_members_are_concepts_of_their_own_and_take_what_their_class_says(tmp_path):
    lexicon = load(write(tmp_path, pets=KINDS))
    text = "An equine, two shire horses, a Falabella, arabs, and a macaw; a bird."
    assert [
        (t.concept, t.concept_class, t.attributes["size"], t.attributes["food"])
        for t in lexicon.find("pets", text, 0, len(text))
    ] == [
        ("horse", "", "large", "hay"),
        ("shire", "horse", "large", "hay"),
        ("falabella", "horse", "small", "hay"),
        ("arab", "horse", "large", "hay"),
        ("parrot", "bird", "small", ""),
    ]
    assert lexicon.concept("pets", "shire").concept_class == "horse"
    assert lexicon.concept("pets", "bird").words == ()


def test_a_class_without_words_must_have_members(tmp_path):
    with pytest.raises(TrialtraceError, match=r"\(bird\)\.words: expected a list of words"):
        load(write(tmp_path, pets="pets: {terms: [{concept: bird}]}"))


def test_members_match_as_words_of_their_class_would(tmp_path, lexicon, lexicon_folder):
    """Moving words into members changes what they are called, never what is found."""
    own = {}
    for path in sorted(lexicon_folder.glob("*.yaml")):
        if path.name in OTHER_FILES:
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for category, block in content.items():
            for term in block["terms"]:
                for member in term.pop("members", []):
                    if isinstance(member, dict):
                        words = member.pop("words")
                        own |= {(category, word): member for word in words}
                    else:
                        words = [member] if isinstance(member, str) else member
                    term["words"] = [*term.get("words", []), *words]
        (tmp_path / path.name).write_text(yaml.safe_dump(content), encoding="utf-8")
    flat = load(tmp_path)
    assert flat.categories == lexicon.categories
    for category in lexicon.categories:
        one, other = lexicon.spelled(category), flat.spelled(category)
        assert set(one) == set(other)
        given = {
            spelling: value
            for (named, word), value in own.items()
            if named == category
            for spelling in spellings(word.lower().replace("-", " "))
        }
        for spelling, concept in other.items():
            wanted = {**concept.attributes, **given.get(spelling, {})}
            assert dict(one[spelling].attributes) == wanted, spelling


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(TrialtraceError, match="no file of terms"):
        load(tmp_path)


def test_an_unknown_category_names_the_known_ones(tmp_path):
    lexicon = load(write(tmp_path, pets=GOOD))
    with pytest.raises(TrialtraceError, match=r"no category 'cars' \(there are: pets\)"):
        lexicon.find("cars", "a", 0, 1)


CATEGORIES = {
    "arm_names",
    "outcome_names",
    "outcome_scales",
    "quantities",
    "participants", "interventions", "components", "outcomes", "conditions", "flow", "arm",
    "comparison", "direction", "significance", "blinding", "design", "claim", "anaphor",
    "measure_word", "codes", "outcome_instruments", "outcome_words", "negation", "valence",
    "analysis_sets", "population_heads",
}  # fmt: skip


def test_the_projects_lexicon_has_its_categories(lexicon):
    assert set(lexicon.categories) == CATEGORIES


@pytest.mark.parametrize(
    ("category", "text", "concept", "its_class"),
    [
        ("outcomes", "mean hair shaft thickness", "hair diameter", ""),
        ("outcomes", "All-cause mortality", "all-cause mortality", "mortality"),
        ("outcomes", "perinatal mortality", "perinatal mortality", "mortality"),
        ("outcomes", "mortality", "mortality", ""),
        ("outcomes", "glycated haemoglobin", "HbA1c", ""),
        ("outcomes", "DBP", "diastolic blood pressure", "blood pressure"),
        ("outcomes", "systolic pressure", "systolic blood pressure", "blood pressure"),
        ("outcomes", "triglycerides", "triglyceride", "blood lipids"),
        ("outcomes", "lymphedema", "lymphoedema", ""),
        ("outcomes", "operative time", "operating time", ""),
        ("outcomes", "bone loss", "bone loss", ""),
        ("outcomes", "disease-free survival", "disease-free survival", ""),
        ("outcomes", "emesis", "vomiting", "nausea and vomiting"),
        ("outcomes", "probing pocket depths", "probing depth", ""),
        ("interventions", "topical minoxidil", "minoxidil", ""),
        ("interventions", "tranexamic acid", "tranexamic acid", ""),
        ("interventions", "prednisone", "prednisone", "corticosteroid"),
        ("interventions", "estrogen", "oestrogen", ""),
        ("interventions", "cisplatin", "cisplatin", "chemotherapy"),
        ("interventions", "caffeine", "caffeine", ""),
        ("interventions", "acetaminophen", "paracetamol", ""),
        ("interventions", "albuterol", "salbutamol", "beta-2 agonist"),
        (
            "interventions", "cognitive behavioral therapy", "cognitive behavioural therapy",
            "psychotherapy",
        ),
        ("interventions", "platelet rich plasma", "platelet rich plasma", ""),
        ("conditions", "COPD", "chronic obstructive pulmonary disease", ""),
        ("conditions", "primary open-angle glaucoma", "open-angle glaucoma", "glaucoma"),
        ("conditions", "knee osteoarthritis", "knee osteoarthritis", "osteoarthritis"),
        ("participants", "schoolchildren", "child", ""),
        ("design", "double-arm randomized controlled trial", "randomised controlled trial", ""),
        ("blinding", "double blinded", "double blind", ""),
        ("direction", "indistinguishable", "no difference", ""),
        ("significance", "non-significant", "not significant", ""),
        ("anaphor", "the previously mentioned study", "this study", ""),
    ],
)  # fmt: skip
def test_the_projects_lexicon_knows(lexicon, category, text, concept, its_class):
    (term,) = lexicon.find(category, text, 0, len(text))
    assert (term.concept, term.concept_class) == (concept, its_class)


@pytest.mark.parametrize(
    ("concept", "kind", "polarity"),
    [
        ("hair count", "efficacy", "higher_better"),
        ("follicular units", "efficacy", "higher_better"),
        ("hair diameter", "efficacy", "unclear"),
        ("erythema", "harm", "higher_worse"),
        ("adverse events", "harm", "higher_worse"),
        ("pain", "efficacy", "higher_worse"),
        ("mortality", "efficacy", "higher_worse"),
        ("body weight", "efficacy", "unclear"),
    ],
)
def test_polarity(lexicon, concept, kind, polarity):
    attributes = lexicon.concept("outcomes", concept).attributes
    assert (attributes["kind"], attributes["polarity"]) == (kind, polarity)

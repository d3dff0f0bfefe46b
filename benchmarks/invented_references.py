"""Invented medical references in the usual styles, with the place of every field.

The annotated collections that the tagger of references learns from are mostly computing, humanities
and physics; these teach it the styles of medicine. Nothing here exists.
"""

import random


def _words(text):
    return text.split()


FAMILIES = _words("""
Aalto Abara Adeyemi Ahlberg Albescu Amsel Anquetil Arbogast Balogh Barzani Bellweather Benítez
Bergqvist Bianchini Boateng Bouchardy Brandvold Cardozo Castellani Chowdhary Corrigan Csonka
Dahlström Daramola D'Amato Delacourt Dimitrov Drăgan Eberhart Ekström Elmasry Escribano
Fairweather Falkenberg Ferrão Fitzroy Fukumoto Gallardo Gebreyesus Giannopoulos Goldblum
Grønning Guérin Haddadin Hakimi Hellström Hirota Holbrook Ivanenko Iyengar Jankowska Jóhannsson
Kaczmarek Karimov Kavanagh Kellerman Khoury Kjeldsen Korhonen Kowalczuk Lachance Lindqvist
Lombardini Lundgren MacAllister Mahmoudi Marchetti McGillivray Mehrotra Mensah Mikkelsen 
Moreau-Petit Nakayama Ndlovu Nyström O'Hanlon Obradović Okonkwo Olafsen Ortolani Oyelaran Pappas
Paszkiewicz Pereira Petrosyan Quintana Rasmussen Reinholt Rivière Rosenqvist Saarinen Sandoval
Santangelo Schönfeld Seydoux Shirazi Sobczak Söderberg Strand Suárez Szabo Tanaka-Reed Terzić
Thorvald Tremblay Uchida Vainio Valcárcel Vasquez-Luna Verhoeven Villanueva Wachira Wexford
Winterbourne Xanthos Yildirim Yoshimura Zabłocki Zhelev Zimmerli Li Ng Wu Oh Diaz Roy
""")
PARTICLES = ["van der", "de", "von", "van", "de la", "del", "al"]
GIVEN = _words("""
Ana Bengt Carla David Elena Farid Grace Hiro Ines James Karin Luis Maria Nadia Olga Paul Quentin
Rosa Stefan Tomas Ursula Victor Wendy Xavier Yusuf Zoe Andrew Beth Chen Dieter
""")
GROUPS = [
    "World Health Organization",
    "National Institute for Health and Care Excellence",
    "HARBOUR Study Group",
    "The Nordic Sleep Collaboration",
    "American Society of Wound Care",
    "TIDE Investigators",
    "European Renal Council",
    "Department of Health",
    "Mayo Clinic",
    "Centers for Disease Control and Prevention",
    "American Academy of Dermatology",
    "US Food and Drug Administration",
    "Centers for Rural Medicine",
]
THINGS = _words("""
zinc aspirin metformin physiotherapy yoga amitriptyline laser_therapy vitamin_D acupuncture
compression_stockings ketamine fluoride_varnish mirror_therapy iron_sucrose omega-3_fatty_acids
sertraline interleukin-6_blockade a_low-salt_diet telemonitoring mindfulness tamsulosin
spinal_manipulation rituximab breast-feeding_support hip_protectors nasal_oxygen
early_mobilisation home_dialysis gabapentin
""")
STATES = _words("""
migraine asthma stroke schizophrenia knee_osteoarthritis chronic_kidney_disease sepsis eczema
restless_legs_syndrome glaucoma type_1_diabetes postoperative_pain low_back_pain hypertension
heart_failure leg_ulcers depression tinnitus iron-deficiency_anaemia Crohn's_disease
multiple_sclerosis sickle_cell_disease preterm_birth COPD hip_fracture Parkinson's_disease
otitis_media HIV_infection dental_caries
""")
PEOPLE = _words("""
children adults older_people pregnant_women nurses athletes men_aged_40–70_years
primary_care_patients infants intensive_care_patients adolescents_in_Norway rural_Kenya veterans
""")
TITLES = [
    "Effect of {x} on {y} in {p}: a randomised controlled trial",
    "{x} for {y}",
    "{x} versus {z} in {y}: a systematic review and meta-analysis",
    "The prevalence of {y} among {p}: results from the {n} survey",
    "{y} in {p}. A cohort study",
    "Does {x} prevent {y}?",
    "Long-term outcomes after {x}, {z}, or both in {p} with {y}",
    "Mechanisms of {y} and the role of {x}",
    "Quality of life in {p} with {y}: validation of the {n}-item scale",
    "Randomised trial of {x} in {y} ({n} mg daily)",
    "{y}: diagnosis and treatment",
    "Cost-effectiveness of {x} [see comments]",
    "A phase II, double-blind study of {x} and {z} in {y}",
    "Risk factors for {y}, {m} and death in {p}",
]
FIELDS = _words("""
Cardiol Dermatol Neurol Surg Pediatr Psychiatry Nutr Oncol Rheumatol Urol Nephrol Ophthalmol
Anesth Endocrinol Gastroenterol Immunol Radiol Epidemiol Nurs Rehabil
""")
LONG_FIELDS = _words("""
Cardiology Dermatology Neurology Surgery Pediatrics Psychiatry Nutrition Oncology Rheumatology
Urology Nephrology Ophthalmology Anaesthesia Endocrinology Immunology Epidemiology
""")
JOURNALS = [
    "J {f}", "Am J {f}", "Br J {f}", "Eur J {f}", "Ann {f}", "Arch {f}", "Int J {f}", "Acta {f} Scand",
    "Clin {f}", "{f} Clin North Am", "Curr Opin {f}", "J Am Acad {f}", "Eur {f}", "{f} Res", "Nat Rev {f}",
    "Journal of {g}", "American Journal of {g}", "British Journal of {g}", "Annals of {g}",
    "International Journal of {g}", "{g}", "Current Opinion in {g}", "The Open {g} Journal",
    "European Journal of Clinical {g}", "Journal of {g} Research", "BMC {g}", "Frontiers in {g}",
    "Lancet", "The Lancet", "N Engl J Med", "New England Journal of Medicine", "BMJ", "JAMA", "PLoS One",
    "PLoS Med", "Cochrane Database Syst Rev", "Cochrane Database of Systematic Reviews", "Ann Intern Med",
    "J Clin Invest", "Proc Natl Acad Sci U S A", "Nature", "Science", "Circulation", "Pain", "Sleep",
    "Spine (Phila Pa 1976)", "Z {f}", "Rev Esp {f}", "Ugeskr Laeger", "Med J Aust", "CMAJ", "Diabetes Care",
]  # fmt: skip
HOUSES = [
    "Elsevier", "Springer", "Oxford University Press", "Wiley-Blackwell", "Churchill Livingstone",
    "Cambridge University Press", "World Health Organization", "Academic Press", "Mosby", "Sage",
    "Lippincott Williams & Wilkins", "BMJ Books", "McGraw-Hill", "Karger", "Thieme", "CRC Press",
]  # fmt: skip
SCHOOLS = [
    "University of Lisbon", "Aalborg University", "University of Cape Town", "McMaster University",
    "Université de Lausanne", "University College Cork", "Kyoto University", "University of Ibadan",
]  # fmt: skip
TOWNS = [
    "London", "New York", "Geneva", "Philadelphia, PA", "Oxford", "St. Louis, MO", "Basel", "Berlin",
    "Cambridge, MA", "Stockholm", "Boston", "Amsterdam", "Thousand Oaks, CA", "Edinburgh", "Chichester, UK",
]  # fmt: skip
ARTICLES = [
    "{a}. {t}. {c}. {y};{v}({i}):{p}.",
    "{a}. {t}. {c}. {y} {m};{v}({i}):{p}.",
    "{a}. {t}. {c} {y};{v}:{p}.",
    "{a}. {t}. {c}. {y};{v}:{p}. doi:{d}",
    "{a}: {t}. {c} {y}, {v}:{p}.",
    "{a}: {t}. {c} {v}:{p}, {y}",
    "{a}. {t}. {c} {y}; {v}({i}): {p}. PMID: {k}",
    "{a} ({y}). {t}. {c}, {v}({i}), {p}.",
    "{a} ({y}). {t}. {c}, {v}({i}), {p}. https://doi.org/{d}",
    "{a} ({y}) {t}. {c} {v}: {p}.",
    "{a} {y}. {t}. {c} {v}({i}):{p}.",
    "{a}. {y}. {t}. {c} {v}: {p}.",
    "{a} ({y}) '{t}', {c}, {v}({i}), pp. {p}.",
    "{a}, “{t},” {c}, vol. {v}, no. {i}, pp. {p}, {m}. {y}.",
    "{a}. “{t}.” {c} {v}, no. {i} ({y}): {p}.",
    "{a}. {t}. {c} {v}, {p} ({y}).",
    "{a}. {t}, {c}, {v} ({y}) {p}.",
    "{a}. {t}. {c}. {y} {m} {n};{v}({i}):{p}. doi:{d}",
    "{a}. {t}. {c}. {y};{v} Suppl {i}:{p}.",
    "{a}. {t}. {c} ({y}).",
    "{a}. {t}. {c}, {y}.",
    "{a}, {t}, {c}, {y}; {v}({i}){p}",
    "{a}, {t}, {c}, {v}({i}), {y}, {p}.",
    "{t}. {c}. {y};{v}({i}):{p}.",
    "{t}. {a}. {c} {y};{v}:{p}.",
    "{c}; {t} – DOI: {d}",
]
BOOKS = [
    "{a}. {t}. {l}: {h}; {y}.",
    "{a}. {t}. {e} ed. {l}: {h}; {y}.",
    "{a} ({y}). {t}. {l}: {h}.",
    "{a} ({y}). {t} ({e} ed.). {h}.",
    "{a}. {t}. {h}, {l}, {y}.",
    "{a}. {t}. {l}: {h}; {y}. p. {p}.",
    "{a}. {t}. In: {b}, editors. {c}. {l}: {h}; {y}. p. {p}.",
    "{a} ({y}). {t}. In {b} (Eds.), {c} (pp. {p}). {h}.",
    "{a} ({y}), {t}, {e} Edition, {h}, {l}, pp {p}",
    "{a}. {t}. {h} ({y}).",
    "{a}, {t}, {h}, {l}, {y}.",
]
OTHERS = [
    "{a}. {t} [PhD thesis]. {l}: {u}; {y}.",
    "{a} ({y}). {t} [Doctoral dissertation, {u}].",
    "{a}. {t}. PhD thesis, {u}, {y}.",
    "{a}. {t}. Dissertation, {u}, {l}; {y}.",
    "{a}. {t}. {l}: {h}; {y}. Report No.: {r}.",
    "{g}. {t}. {l}: {g}; {y}. Available from: {w} [accessed {x}].",
    "{g}. {t}. {w}. Published {x}. Accessed {x}.",
    "{g} ({y}). {t}. Retrieved {x}, from {w}",
    "{g}. {t} [Internet]. {l}: {h}; {y} [cited {x}]. Available from: {w}",
    "{g}. {t}. {y}. {w} (accessed {x}).",
    "{a}. {t}. {s} [Preprint]. {y} [cited {x}]. Available from: {w}",
    "{a} ({y}). {t} [Preprint]. {s}. {w}",
    "{a}. {t}. {s} {y}. doi:{d}",
    "{a}. {t} [abstract]. {c}. {y};{v}(Suppl {i}):{p}.",
    "{a}. {t}. Abstract {i}. {c} {y};{v}:{p}.",
    "{a}. {t}. {c} {y}; {v}({i}): {p}. PMC{k}",
    "{a}, “{t},” in {b}, Eds. {l}: {h}, {y}, pp. {p}.",
    "{a} ({y}) '{t}', in {b} (eds) {c}. {l}: {h}, pp. {p}.",
]
# Letter of a template → annotated label.
LABELS = {
    "a": "author", "t": "title", "c": "journal", "y": "date", "v": "volume", "i": "issue", "p": "pages",
    "h": "publisher", "l": "location", "e": "edition", "b": "editor", "d": "doi",
    "g": "author", "u": "publisher", "s": "journal", "w": "url",
}  # fmt: skip
MONTHS = _words("""
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
""")


def records(count, seed=11):
    """Return invented references in the form of AnyStyle's annotation, ``issue`` by itself."""
    chance = random.Random(seed)
    return [_record(chance, f"invented-{number}") for number in range(count)]


def _record(chance, identity):
    template = chance.choice(ARTICLES * 3 + BOOKS + OTHERS)
    book = template in BOOKS or "{b}" in template
    values = {
        "t": _title(chance),
        "c": _title(chance).split(":")[0] if book else _journal(chance),
        "a": _people(chance, template),
        "b": _people(chance, template),
        "y": str(chance.randint(1962, 2025)),
        "v": str(chance.choice([chance.randint(1, 60), chance.randint(1, 420)])),
        "i": chance.choice([str(chance.randint(1, 12)), "1-2", "12", "8"]),
        "p": _pages(chance),
        "h": chance.choice(HOUSES),
        "l": chance.choice(TOWNS),
        "e": chance.choice(["2nd", "3rd", "4th", "5th", "10th"]),
        "d": f"10.{chance.randint(1000, 9999)}/j.{chance.randint(10**5, 10**7)}",
        "k": str(chance.randint(10**6, 4 * 10**7)),
        "m": chance.choice(MONTHS),
        "g": chance.choice(GROUPS),
        "u": chance.choice(SCHOOLS),
        "s": chance.choice(["medRxiv", "bioRxiv", "arXiv", "Research Square", "SSRN"]),
        "w": f"https://www.{chance.choice(FAMILIES).lower().replace(' ', '')}.org/{chance.randint(1, 999)}/care",
        "x": _day(chance),
        "r": f"{chance.choice(['WHO/NMH', 'DH', 'HTA', 'CRD'])}/{chance.randint(1, 99)}.{chance.randint(1, 9)}",
        "n": str(chance.randint(1, 28)),
    }
    marker = chance.choice(["", "", "", f"{chance.randint(1, 90)}. "])
    text, annotations = "Source: " if template.startswith("{c};") else marker, []
    for piece in template.replace("}", "{").split("{"):
        if piece not in values:
            # "Does it?" and "Roe, A." bring their own stop.
            text += piece[1:] if piece[:1] == "." and text[-1:] in ".?" else piece
            continue
        start = len(text)
        value = values[piece]
        text += value
        if piece in LABELS:
            annotations.append(
                {"start": start, "end": len(text), "label": LABELS[piece], "text": value}
            )
    return {"id": identity, "text": text, "annotations": annotations}


def _day(chance):
    day, year = chance.randint(1, 28), chance.randint(2001, 2025)
    month = chance.choice([*MONTHS, "January", "March", "August", "November"])
    return chance.choice(
        [
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{year} {month} {day}",
            f"{month} {year}",
        ]
    )


def _title(chance):
    filled = chance.choice(TITLES).format(
        x=chance.choice(THINGS), z=chance.choice(THINGS), y=chance.choice(STATES),
        m=chance.choice(STATES), p=chance.choice(PEOPLE), n=chance.randint(8, 400),
    ).replace("_", " ")  # fmt: skip
    return filled[0].upper() + filled[1:]


def _journal(chance):
    return chance.choice(JOURNALS).format(f=chance.choice(FIELDS), g=chance.choice(LONG_FIELDS))


def _pages(chance):
    first = chance.randint(1, 2400)
    last = first + chance.randint(1, 19)
    return chance.choice(
        [f"{first}-{last}", f"{first}–{last}", f"{first}-{str(last)[-2:]}", str(first), f"e{first}"]
    )


def _people(chance, template):
    if chance.random() < 0.07:
        return chance.choice(GROUPS)
    count = chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 6])
    style = chance.choice(["plain", "plain", "inverted", "direct", "given"])
    if template.startswith("{a}. {t}. {c}. {y}"):
        style = chance.choice(["plain", "plain", "plain", "inverted"])
    names = []
    for _ in range(count):
        family = chance.choice(FAMILIES)
        if chance.random() < 0.06:
            family = f"{chance.choice(PARTICLES)} {family}"
        given = [chance.choice(GIVEN) for _ in range(chance.choice([1, 1, 2]))]
        names.append(_name(family, given, style))
    if count > 2 and chance.random() < 0.35:
        return f"{', '.join(names)}, et al"
    if count == 1 and chance.random() < 0.25:
        return f"{names[0]} {chance.choice(['et al', '& al', 'and colleagues'])}"
    if style == "plain" or count == 1:
        return ", ".join(names)
    joint = chance.choice([", & ", " and ", ", and "] if style != "direct" else [" and ", ", and "])
    return ", ".join(names[:-1]) + joint + names[-1]


def _name(family, given, style):
    letters = [name[0] for name in given]
    if style == "plain":
        return f"{family} {''.join(letters)}"
    if style == "inverted":
        return f"{family}, {' '.join(f'{c}.' for c in letters)}"
    if style == "direct":
        return f"{' '.join(f'{c}.' for c in letters)} {family}"
    return f"{given[0]} {family}" if len(given) == 1 else f"{given[0]} {letters[1]}. {family}"

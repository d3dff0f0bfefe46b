"""Invented abstracts of trials that never were, for measuring speed where no data lie about."""

import random

FIELDS = (
    ("plantar warts", "duct tape", "liquid nitrogen", "wart count", "warts"),
    ("night cramps", "calf stretching", "quinine 200 mg", "cramps per week", "cramps"),
    ("dry eye", "warm compresses", "saline drops", "tear film time", "symptoms"),
    ("snoring", "didgeridoo lessons", "sleep hygiene advice", "apnoea index", "arousals"),
    ("tennis elbow", "eccentric exercise", "a wrist splint", "grip strength", "pain"),
    ("tooth wear", "a fluoride varnish", "placebo varnish", "enamel loss", "sensitivity"),
    ("gout", "tart cherry juice", "apple juice", "serum urate", "flares"),
    ("asthma", "breathing retraining", "usual care", "peak flow", "exacerbations"),
    ("insomnia", "melatonin 2 mg", "placebo", "sleep latency", "waking"),
    ("heel pain", "night splints", "silicone insoles", "foot function index", "limping"),
)
TIMES = ("6 weeks", "12 weeks", "3 months", "half a year", "one year")


def abstract(dice):
    """Write one abstract of some 1,900 characters."""
    condition, one, other, outcome, event = dice.choice(FIELDS)
    n = dice.randrange(40, 900)
    a = n // 2 + dice.randrange(-3, 4)
    b = n - a
    low, high = sorted((dice.uniform(1, 9), dice.uniform(10, 30)))
    events = dice.randrange(2, a // 2), dice.randrange(2, b // 2)
    ratio = dice.uniform(0.3, 1.6)
    time = dice.choice(TIMES)
    centres = dice.randrange(2, 30)
    return (
        f"{one.capitalize()} versus {other} for {condition}: a randomised trial\n\n"
        f"BACKGROUND: {condition.capitalize()} is common and bothers many people, yet little is "
        f"known about how well {one} works. Earlier studies were small and short, and most of them "
        f"had no comparison group. We set out to compare {one} with {other}.\n"
        f"METHODS: In this randomised, assessor-blind trial at {centres} clinics we enrolled adults "
        f"aged {dice.randrange(18, 40)} to {dice.randrange(60, 85)} years with {condition} for at "
        f"least {dice.randrange(2, 9)} months. Participants were assigned in a 1:1 ratio to {one} "
        f"or {other} for {time}. The primary outcome was {outcome} at {time}; secondary outcomes "
        f"were {event} and adverse events. Analysis was by intention to treat. People who gave "
        f"consent were asked to keep a diary, which was read by staff who did not know the group.\n"
        f"RESULTS: Of {n + dice.randrange(20, 200)} people screened, {n} were randomised ({a} to "
        f"{one} and {b} to {other}). Mean age was {dice.uniform(40, 60):.1f} (SD "
        f"{dice.uniform(8, 14):.1f}) years and {dice.randrange(35, 65)}% were women. At {time} mean "
        f"{outcome} was {low:.1f} (SD {dice.uniform(1, 4):.1f}) with {one} and {high:.1f} (SD "
        f"{dice.uniform(1, 4):.1f}) with {other} (difference {high - low:.1f}, 95% CI "
        f"{(high - low) * 0.6:.1f} to {(high - low) * 1.4:.1f}; p = 0.0{dice.randrange(1, 50):02d})."
        f" {event.capitalize()} came back in {events[0]} of {a} ({100 * events[0] / a:.0f}%) and "
        f"{events[1]} of {b} ({100 * events[1] / b:.0f}%) participants, respectively (relative risk "
        f"{ratio:.2f}, 95% CI {ratio * 0.7:.2f}-{ratio * 1.3:.2f}, P<0.05). "
        f"{dice.randrange(2, 20)} participants in the {one} group and {dice.randrange(2, 20)} in "
        f"the {other} group were lost to follow-up. No serious adverse event was reported, and mild "
        "complaints were as frequent in both groups. Adherence was good throughout.\n"
        f"CONCLUSIONS: Compared with {other}, {one} improved {outcome} in adults with {condition}. "
        "Whether the effect lasts should be told by longer trials, which ought to ask about the "
        "costs as well and to include people who are seldom asked."
    )


def abstracts(count, seed=1):
    """Write some abstracts; the same seed gives the same ones."""
    dice = random.Random(seed)
    return [abstract(dice) for _ in range(count)]


# One piece each; a hostile text repeats it.
HOSTILE = {
    "digits": "7",
    "nested brackets": "[7",
    "open brackets": "(",
    "a list of numbers": "12, 34, 56, ",
    "plus-minus signs": "\u00b1",
    "spaces": " " * 999 + "a",
    "letters": "x",
    "vs": "vs ",
    "numbers on lines": "12 34\n",
    "table rows": "| 5 | 6 |\n",
    "dashes": "1-",
    "one sentence over and over": "Pain fell by 5% in 30 women (p = 0.02). ",
}


def hostile(name, size):
    """Return a hostile text of so many characters."""
    piece = HOSTILE[name]
    return (piece * (size // len(piece) + 1))[:size]

"""Rules for what inspectors said about a subject.

They stand in `intents.RULES`, whose signals they read, after those for findings.
"""

from bot.ask.cues import Cue
from bot.ask.query import Intent
from bot.ask.rule import Rule

OF_PASSAGES: tuple[Rule, ...] = (
    Rule(
        Intent.PASSAGES, ((Cue.SAY,), (Cue.INSPECTORS, Cue.REPORT), ("subject",)), "what did HMIC say about stalking?"
    ),
    Rule(
        Intent.PASSAGES,
        ((Cue.SAY,), (Cue.INSPECTORS, Cue.REPORT), (Cue.ABOUT, "question")),
        "what did inspectors say about investigating crime?",
        bars=(Cue.JUDGED,),
    ),
    Rule(
        Intent.PASSAGES,
        ((Cue.SAY,), (Cue.ABOUT,), ("question", "partly known")),
        "what did they say about organised crime group mapping?",
        bars=(Cue.JUDGED, "grade", "aside"),
    ),
    Rule(
        Intent.PASSAGES,
        (("subject",), ("force", "many", Cue.INSPECTORS, Cue.WE, Cue.ABOUT)),
        "stalking in Kent",
        bars=("grade", "grade asked", "aside", Cue.COUNT),
    ),
    Rule(Intent.PASSAGES, (("known subject",),), "stalking", bars=("grade", Cue.JUDGED, Cue.DID, Cue.WHEN, Cue.NOT)),
)

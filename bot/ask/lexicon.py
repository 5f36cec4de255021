"""Other words people use: grades, kinds of finding, who set a date, fillers, ways to ask for a meaning. Data only.

Written as in `cues`.
"""

from bot.domain.finding import Kind, Origin
from bot.domain.framework import Grade

FILLERS = (
    "left whether wherever question steps often whos apply applies its a an the of for in on at by to from with "
    "and or is are was were be "
    "been being am has have had having will would can could shall should may might must that this these those "
    "there here it its as if than then so such also too just only please kindly thanks thank you hi hello hey "
    "dear tell me show give let know want wanted like need needs i im id ive what whats which how why where whose "
    "whom your do does did any some all each every more most much many other another same still yet already ever "
    "even really actually quite very ok okay right well overall up out into under during between among through "
    "per across within after before since until while but because they them their theirs he his her him she one "
    "ones two both either not yes peel police force constabulary service question quick sorry wondering wonder "
    "could may you find look looking see seen list name gave set put made make makes making has got say back go "
    "going went held hold take taken took around again regards bot information info data knowledge area "
    "specifically exactly particular specific different various general generally actual please pls plz cheers ta "
    "way level kind type sort part thing things anything something everything stuff long given used use "
    "using come comes came happen happens happened happening good morning afternoon evening colleague colleagues "
    "remind reminder check english welsh england year years against dont cant wont ask asks asking asked based "
    "terms regard respect overview summary summarise summarize full complete short brief briefly picture "
    "situation compared far today now new old first second third fourth peelbot concerned called stated available "
    "existing exist exists official officially published"
)

GRADES: dict[Grade, str] = {
    Grade.OUTSTANDING: "outstanding, outstandings",
    Grade.GOOD: "good, goods",
    Grade.ADEQUATE: "adequate",
    Grade.REQUIRES_IMPROVEMENT: (
        "requires improvement, require improvement, requiring improvement, required improvement, requires "
        "improvements, requires improving, need improvement, needs improvement, needed improvement, needing "
        "improvement"
    ),
    Grade.INADEQUATE: "inadequate, inadequates",
}

KINDS: dict[Kind, str] = {
    Kind.AREA_FOR_IMPROVEMENT: (
        "area for improvement, areas for improvement, afi, afis, areas, improvement areas, areas to improve, area of "
        "improvement, areas of improvement, areas needing improvement, areas that need improvement"
    ),
    Kind.CAUSE_OF_CONCERN: (
        "cause of concern, causes of concern, cause for concern, causes for concern, coc, cocs, concerns, cause of "
        "concerns, causes of concerns"
    ),
    Kind.ACCELERATED_CAUSE_OF_CONCERN: (
        "accelerated cause of concern, accelerated causes of concern, accelerated cause for concern, accelerated "
        "causes for concern, acoc, acocs, accelerated coc, accelerated cocs"
    ),
    Kind.RECOMMENDATION: "recommendation, recommendations, recs, rec, recommended, recommend",
}

ORIGINS: dict[Origin, str] = {
    Origin.INSPECTORATE: (
        "set by hmic, set by hmicfrs, set by the inspectorate, set by inspectors, hmic set, hmicfrs set, inspectorate "
        "set, hmicfrs deadlines, hmic deadlines, inspectorate deadlines, inspectorate deadline, imposed by hmicfrs, "
        "imposed by hmic, set by them, the inspectorate set, the inspectorates deadlines, external deadlines, given "
        "by hmicfrs"
    ),
    Origin.STATUTORY: (
        "statutory, by law, set by law, legal, legally, required by law, statute, set by statute, section 55"
    ),
    Origin.INTERNAL: (
        "by us, by ourselves, set by us, set by the force, set by ourselves, internal, internally, we set, our own "
        "dates, our own "
        "deadlines, set internally, did we set, that we set, set by the force itself, own deadlines, internal "
        "deadlines"
    ),
}

OPEN_NOUNS = (
    "findings, finding, actions, afis, areas, areas for improvement, causes of concern, recommendations, "
    "obligations, deadlines, recs, cocs, concerns, action points"
)
"""What "outstanding" means "still open" before: "outstanding findings"."""

DEFINE_BEFORE = (
    "when was, when did, what is meant by, what is the meaning of, what is the definition of, what does it mean "
    "to be, what does it "
    "mean, what does, what do, what is, what are, whats, what, define, explain, meaning of, definition of, "
    "glossary, describe, who are, who is, what was, difference between, tell me what is, tell me what, can you "
    "explain, explain what, can you define, tell me about, please explain, what counts as, what makes, tell me"
)
DEFINE_AFTER = (
    "added as a grade, introduced as a grade, introduced, mean in peel, mean, means, meaning, stand for, stands "
    "for, definition, please, in peel, all about, is, are, "
    "in this context"
)

_SUBJECT_LEADS = (
    "about on regarding concerning mention mentions mentioning mentioned involving covering around say said"
)
SUBJECT_LEADS = frozenset(_SUBJECT_LEADS.split())
"""After these, a word we do not know is a subject to look for."""

EVERYDAY_NAMES = frozenset({"met", "beds", "mps", "asp", "staffs", "cops", "wilts", "herts", "cams"})
"""Short names of forces that are everyday words too ("have we met our deadlines"): in lower case, after one of
`EVERYDAY_BEFORE`, they are those words."""
_EVERYDAY_BEFORE = (
    "have has had having we they you i was were been be being is are am not never all many some no any these those our "
    "their my his her who ever yet already just hospital few more fully being it"
)
EVERYDAY_BEFORE = frozenset(_EVERYDAY_BEFORE.split())

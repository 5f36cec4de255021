"""Other words people use: grades, kinds of finding, who set a date, fillers, ways to ask for a meaning. Data only.

Written as in `cues`.
"""

from bot.domain.finding import Kind, Origin
from bot.domain.framework import Grade

FILLERS = (
    "a able about across actual actually after afternoon again ago ah all along already alright also although am "
    "among an and another answer answers any anybody anyone anything anyway apparently appear appeared appears "
    "applied applies apply are area around as ask asked asking asks assign assigned at available back based "
    "basically be because been before began begin begun being believe beneath beside between bit board boss bot "
    "both box brand branded breakdown brief briefing briefly bring but by called came can cant categories "
    "category certain check checking cheers chief clarify class classed classified classify colleague colleagues "
    "come comes coming committee compared compiling complete concern concerned confirm confirming consider "
    "considered constabulary correct could count counts cover covered covers curious currently data dear deck "
    "deem deemed detail details did different dig direct display do does doing done dont double down draft "
    "drafting during each earlier either email emerge emerged end ended ends entries entry erm even evening "
    "eventually every everything exactly exist existing exists explain fact facts fairly false fetch figure "
    "finally find finding folks for force forgot forgotten formally found from full gave general generally get "
    "getting gist give given giving go goes going gone good got gotten grab greetings guess guys had hand handed "
    "happen happened happening happens has have having he heading headings hear heard held hello help helping her "
    "here hey hi him his hold holds hope hoped hoping how however hows i id if im in include included includes "
    "including info information initially interested into is it item items its ive just keen keep keeps kept kind "
    "kindly knew know knowing knowledge known label labeled labelled land landed lately later left let lets level "
    "like liked line list listed listing lists little long look looked looking lot lots lowdown made mainly make "
    "makes making manage managed many mark marked mate matter matters may me mean meeting meetings might more "
    "morning most mostly much must name named names near need needed needs new not note notes now nowadays number "
    "numbers of office official officially often oh ok okay old on once one ones only onto or originally other "
    "out outline over overall overview own page pages paper papers part particular particularly parts pass peel "
    "peelbot people per pick picked picture piece place please pls plz point police position possible possibly "
    "precisely prep preparing prepping presently pretty previously provide providing published pull put puts "
    "queries query question quick quickly quite rather reading really recall received recently reckon regard "
    "regards relate related relates remember remembered remind reminder researching respect retrieve right "
    "roughly rundown same say saying says section sections secure secured see seeing seem seemed seems seen send "
    "service set shall share she short should show showing shown side simply since sit sits situation slide "
    "slides snapshot so some somebody someone something sorry sort specific specifically specified stand standard "
    "standing start started stated steps still stood story stuff subject subjects such summarise summarize "
    "summary suppose sure ta take taken takes taking team tell telling term terms than thank thanks that the "
    "their theirs them theme themes then there these they thing things think thinking this those though through "
    "throughout till to told too took topic topics toward towards tried true try trying turn turned two type um "
    "under understand understanding until up update updates upon us use used uses using value various verify "
    "version very via vs walk walked want wanted wants was way ways well went were what whats when where wheres "
    "wherever whether which while who whom whos whose why will wish with within wonder wondered wondering wont "
    "word words working would writing yeah year years yep yes yet you your yours"
)
"""Everyday words that carry a question and change nothing in it. They never make a question ours by themselves."""

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

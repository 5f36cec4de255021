"""Other words people use: grades, kinds of finding, who set a date, fillers, ways to ask for a meaning. Data only.

Written as in `cues`.
"""

from bot.domain.finding import Kind, Origin
from bot.domain.framework import Grade

FILLERS = (
    "howd whod whatd few several announce announced announces confirmation clarification explanation viewed "
    "regarded perceived reported according accordingly decent job audit determined away w standards decided "
    "recorded a able about across actual actually additionally aforementioned afresh after afternoon again "
    "agreed ah ahead aka alas all allegedly almost along already alright also although am among an and another "
    "answer answered answers any anybody anyone anything anyway apparently appear appeared appears applied "
    "applies apply appreciate appreciated approach approached are area arent around as asap ask asked asking asks "
    "assign assigned at attached available back background based basically be became because become becomes "
    "becoming been before began begin begun being believe beneath beside between bit board boss bot both bother "
    "bothering box brand branded breakdown brief briefing briefly bring broad btw bullet bullets but by called "
    "came can cant categories category certain certainly chat check checking cheers chief clarify class classed "
    "classified classify clear clearly colleague colleagues come comes coming committee compared compiling "
    "complete concern concerned confirm confirming confused consider considered consistently constabulary context "
    "convenience copy correct corresponding could couldnt count counts cover covered covers curious currently "
    "data deal dealing deals dealt dear deck deem deemed definitely detail details did didnt different dig direct "
    "discover discovered discuss discussed discussing display do documented does doesnt doing done dont double "
    "down dr draft drafting during each earlier easily eg either email emerge emerged end ended ends entire "
    "entries entry erm etc even evenin evening eventually every everybody everyone everything evidently exact "
    "exactly example exist existing exists expect expected explain fact facts fairly faithfully false favor "
    "favour fetch figure finally find finding five foi folks following for force forgot forgotten formally forth "
    "forward found four frankly from full fully furthermore fyi gave general generally get getting gimme gist "
    "give given giving go goes going gone gonna good got gotta gotten gov grab grateful greetings guess guv guys "
    "had hadnt hand handed handled handles handling handy hang happen happened happening happens has hasnt have "
    "havent having he heading headings headline headlines hear heard held hello help helping hence her here heres "
    "hey hi him his hiya hold holds honest honestly hope hoped hopefully hoping how however hows hun i id ideally "
    "ie if ill im important in include included includes including indeed info information initially instance "
    "instead interested interesting into intrigued is isnt issued it itd item items itll its ive just keen keep "
    "keeps kept kind kindest kindly knew know knowing knowledge known label labeled labelled land landed largely "
    "lately later learn learned learnt left lemme let lets level like liked line list listed listing lists "
    "literally little long look looked looking lot lots love lowdown luckily ma madam made mainly major make "
    "makes making manage managed many mark marked mate matter matters may maybe me mean meant meeting meetings "
    "member members merely message might mind mine minute moment more moreover mornin morning most mostly mr mrs "
    "ms much must name named names near need needed needs new nobody normally not note noted notes now nowadays "
    "number numbers obvious obviously of office official officially often oh ok okay old on once one ones only "
    "onto or originally other otherwise out outline over overall overview own page pages pal paper papers "
    "paragraph part particular particularly partly parts pass peel peelbot people per perhaps pick picked picture "
    "piece placed plain please pls plse plus plz point points police position possible possibly precise precisely "
    "prep preparing prepping presently presumably pretty previously probably promptly proper provide providing "
    "published pull pulled purpose purposes put puts puzzled queries query question quick quickly quite r rather "
    "re reach reached reading real really reason reasons recall received recently reckon ref reference regard "
    "regards relate related relates relevant remain remained remains remember remembered remind reminder replies "
    "reply reportedly request requested requests researching respect respective retrieve reviewed right roughly "
    "rundown sadly said same sarge say saying says section sections secure secured see seeing seem seemed "
    "seems seen send sentence seriously service set shall share she short shortly should shouldnt show showing "
    "shown side simple simply since sincerely single sir sit sits situation six slide slides slightly snapshot so "
    "some somebody someone something somewhat soonest sorry sort speak specific specifically specified spoke "
    "spoken stand standard standing start started stated stay stayed staying steps still stood stored story "
    "straightforward stuff subject subjects such suggest suggested summarise summarize summary suppose supposedly "
    "sure surely ta take taken takes taking talking team tell telling term terms territorial text texts than "
    "thank thanks that thats the their theirs them theme themes then there therefore theres these they theyd "
    "theyll theyre theyve thing things think thinking this those though three through throughout thus thx tia "
    "till to together told too took topic topics toward towards tried trouble true try trying turn turned two "
    "type typically u um under understand understanding understood unfortunately unsure until up update updated "
    "updates upon ur urgent urgently us use used useful uses using usually valid value various verify version "
    "very via vs wait waiting walk walked wanna want wanted wants was wasnt wat way ways wed well went were "
    "werent weve what whats when whens where wheres wherever whether which while who whole whom whos whose why "
    "wider will wish wishes with within wonder wondered wondering wont word words working wot would wouldnt "
    "writing wrong yeah year years yep yes yet you youd youll your youre yours youve table tabulate minutes "
    "earliest soonest"
)
"""Everyday words that carry a question and change nothing in it. They never make a question ours by themselves."""

FILLER_PHRASES = (
    "on the doors, comes first, come first, is first, falls first, first and foremost, first name, due first, for the "
    "pcc, to the pcc, tell the pcc, for our pcc, to our pcc, from the pcc, for the opcc, to the opcc, tell the opcc, "
    "from the opcc, for our opcc, for the commissioner, to the commissioner, for the panel, to the panel, the panel "
    "asked, the pcc asked, the pcc wants to know, the pcc would like to know, the opcc asked, the commissioner asked, "
    "the commissioner would like to know, the committee asked, in committee, at committee, integrated inspection, "
    "integrated inspections, integrated peel, integrated assessment, integrated report, integrated peel inspection, "
    "integrated peel assessment, by the way, at the time, that time, this time, at that point, so far, to your "
    "knowledge, for the record, on record, on the record, one more time, as well, first of all, by chance, out of "
    "interest, out of curiosity, in total, in plain english, in a nutshell, in one line, in short, on the whole, in "
    "your database, as far as you know, in the end, in real terms, in the books, per se, in question, when it comes "
    "to, in terms of, with respect to, in respect of, on the question of, on the topic of, in the area of, in the "
    "field of, in the category of, under the heading of, under the heading, in the section on, when it came to, send "
    "me, send us, send it, send that, send over, send them, send across, send through, can you send, could you send, "
    "please send, pls send, would you send, will you send, share the link, part of, belong, belongs, belong to, "
    "belongs to, national register, the national register, the register, to close, to get closed, need to close, "
    "needs to close, have to close, must close, can close, best first, worst first, newest first, latest first, "
    "oldest first"
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
        "hmic dates, hmicfrs dates, inspectorate dates, set by hmic, set by hmicfrs, set by the inspectorate, set by "
        "inspectors, hmic set, hmicfrs set, inspectorate set, hmicfrs deadlines, hmic deadlines, inspectorate "
        "deadlines, inspectorate deadline, imposed by hmicfrs, imposed by hmic, set by them, the inspectorate set, "
        "the inspectorates deadlines, external deadlines, given by hmicfrs"
    ),
    Origin.STATUTORY: (
        "statutory, by law, set by law, legal, legally, required by law, statute, set by statute, section 55"
    ),
    Origin.INTERNAL: (
        "by us, by ourselves, set by us, set by the force, set by ourselves, internal, internally, we set, our own "
        "dates, our own deadlines, set internally, did we set, that we set, set by the force itself, own deadlines, "
        "internal deadlines"
    ),
}

OPEN_NOUNS = (
    "findings, finding, actions, afis, areas for improvement, causes of concern, recommendations, "
    "obligations, deadlines, recs, cocs, concerns, action points"
)
"""What "outstanding" means "still open" before: "outstanding findings"."""

DEFINE_BEFORE = (
    "what is meant by, what is the meaning of, what is the definition of, what does it mean "
    "to be, what does it mean, what does, what do, what is, what are, whats, what, define, explain, meaning of, "
    "definition of, glossary, describe, who are, who is, what was, difference between, tell me what is, tell me "
    "what, can you explain, explain what, can you define, tell me about, please explain, what counts as, what "
    "makes, tell me"
)
DEFINE_AFTER = (
    "added as a grade, introduced as a grade, introduced, mean in peel, mean, means, meaning, stand for, stands for, "
    "definition, please, in plain english, in simple terms, in simple words, in peel, all about, is, are, in this "
    "context"
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
    "have has had having we they you i was were been be being is are am not never all many some no any these "
    "those our their my his her who ever yet already just hospital few more fully being it"
)
EVERYDAY_BEFORE = frozenset(_EVERYDAY_BEFORE.split())

SIGN_OFFS = frozenset(
    {"thanks", "thank", "you", "cheers", "regards", "wishes", "thx", "ta", "sincerely", "best", "hi", "hello", "dear"}
)
"""After these, a capitalised word that nothing explains is somebody's name."""

EXPLAIN = frozenset(
    {
        "mean",
        "means",
        "meaning",
        "explain",
        "define",
        "definition",
        "differ",
        "differs",
        "difference",
        "vs",
        "versus",
        "added",
    }
    | {
        "introduced",
        "who",
        "since",
        "explained",
        "defined",
        "compared",
        "in",
        "differences",
        "distinguish",
        "distinction",
        "distinguishes",
        "inspection",
        "which",
        "brought",
        "bring",
        "introduce",
        "add",
        "meant",
        "understand",
        "letters",
        "exist",
        "exists",
    }
)
"""Words around a term whose meaning is asked. `EXPLAINS` are those that ask by themselves."""
EXPLAINS = EXPLAIN - {
    "since",
    "compared",
    "in",
    "who",
    "inspection",
    "which",
    "exist",
    "exists",
    "vs",
    "versus",
    "letters",
}
TELLS_APART = frozenset({"same", "worse", "vs", "versus", "v", "differ", "serious", "better", "compared"})
"""Words that ask about terms when two are named: "is a CoC the same as an AFI?"."""

NO_DATE_BEFORE = (
    "no, without, lacking, lack, lacks, missing, not have, dont have, doesnt have, do not have, does not have, "
    "havent got, not got, never had, have not got"
)
NO_DATE_NAMES = (
    "date, dates, deadline, deadlines, timescale, timescales, due date, due dates, target date, target dates, set "
    "date, fixed date, clear date, agreed date, target, set deadline, fixed deadline, date set, deadline set"
)
"""Put together, with or without an article: "lacking a target date"."""

_SLIPS_OF_CUES = (
    "judgement judgements judgment judgments deadline deadlines overdue inspection inspections inspectors "
    "inspectorate findings history published observations observation inspected weaknesses strengths publication "
    "judged graded comparison compared forces constabularies framework frameworks assessment assessments outstanding"
)
SLIPS_OF_CUES = frozenset(_SLIPS_OF_CUES.split())
"""The cues whose slips are mended; the others are too near to everyday words."""

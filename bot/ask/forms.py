"""How a question is asked, beside what it asks for: an overview, a yes or no, a count for each force. Data only.

Phrases are written as in `cues`; a phrase may stand in both tables.
"""

from enum import StrEnum


class Form(StrEnum):
    """What a phrase says of the form of the answer. `intents.RULES` reads these beside the cues."""

    OVERVIEW = "overview"
    EVER = "ever given"
    NEVER = "never given"
    ALWAYS = "always given"
    TIMES = "times"
    ANYTHING = "anything"
    PER_FORCE = "per force"
    PER_CYCLE = "per cycle"
    GRAVEST = "gravest"
    ROSE = "rose"
    FELL = "fell"
    REGRADED = "regraded"
    SERIES = "series"
    WHY = "why"
    MET = "met"
    CARRIED = "carried"
    OF_PILLARS = "of pillars"
    OF_QUESTIONS = "of questions"
    RELATIVE = "relative"
    SET_BY = "set by"
    WHETHER = "whether"
    ADDRESS = "address"
    PROVENANCE = "provenance"
    WHICH_REGION = "which region"
    PROMISED = "promised"
    DISPUTED = "sources differ"
    WORKING_DAY = "working day"
    SHARE = "share"
    CLOSING = "closing"
    PRAISED = "praised"
    MINE = "mine"
    FORMER = "former"
    SAME = "same"
    NATIONAL = "national"


FORMS: dict[Form, str] = {
    Form.OVERVIEW: (
        "overview, an overview, brief me, summarise, summarize, summary, rundown, run down, lowdown, profile, fill me "
        "in, big picture, full picture, whole picture, background on, everything on, everything about, all about, "
        "tell me about, tell me more about, talk me through, what do you know, what do you have, what have you got, "
        "what do we know, the story of, at a glance, introduce me to, in brief, potted history"
    ),
    Form.EVER: "ever, at any time, at any point",
    Form.NEVER: "never",
    Form.ALWAYS: (
        "always, only ever, all along, consistently, stay, stays, stayed, staying, remain, remains, remained, kept, "
        "keeps, every time, each time, all years, in all years, every year, in every year, year after year, "
        "throughout, all the time, continuously, continually, repeatedly, constantly, invariably, without exception, "
        "without a break"
    ),
    Form.TIMES: "how many times, how often, number of times, on how many occasions, how frequently, how many occasions",
    Form.ANYTHING: (
        "anything, for anything, in anything, on anything, at anything, anywhere, any question, any questions, in any "
        "question, on any question, in any area, in any areas, any area, any pillar, in any pillar, for any pillar, "
        "any of the questions, any respect, in any respect, all questions, every question, by question, question by "
        "question, which questions, what questions, in which questions, on which questions, for which questions, which "
        "question, which pillars, in which pillars, which areas was, what areas was, in which areas was, in what areas "
        "was, which areas were we, which areas have we been, in which areas has, in "
        "which areas have, in which areas did, which areas has"
    ),
    Form.PER_FORCE: (
        "by force, per force, for each force, for every force, in each force, force by force, broken down by force, "
        "split by force, grouped by force, by constabulary, per constabulary, each force has, each force had, each "
        "force have, each force got, each force get, did each force get, does each force have, which force has the "
        "most, which forces have the most, which force had the most, which forces had the most, which force got the "
        "most, which forces got the most, who has the most, who had the most, who got the most"
    ),
    Form.PER_CYCLE: (
        "by cycle, per cycle, for each cycle, in each cycle, by inspection, per inspection, for each inspection, in "
        "each inspection, by year, per year, for each year, in each year, broken down by year, broken down by cycle, "
        "cycle by cycle, year by year, every inspection, each inspection, each cycle, each year"
    ),
    Form.GRAVEST: (
        "worries, worry, worried, worrying, most worrying, biggest concern, biggest concerns, main concern, main "
        "concerns, top concerns, key concerns, most concerned, most concerned about, concerned most, most serious, "
        "gravest, biggest problem, biggest problems, main problem, main problems, biggest issue, biggest issues, main "
        "issues, main issue, key issues, biggest weakness, biggest weaknesses, biggest worry, biggest worries, main "
        "worries, concerns inspectors most, concern inspectors most, bothers, alarmed, alarms"
    ),
    Form.ROSE: (
        "improved, got better, get better, getting better, gone up, went up, go up, rose, risen, moved up, upgraded, "
        "upgrade, upgrades, stronger, higher grade, higher grades, bettered"
    ),
    Form.FELL: (
        "got worse, get worse, getting worse, gone down, went down, go down, fell, fall, fallen, dropped, drop, moved "
        "down, downgraded, downgrade, downgrades, declined, deteriorated, worsened, slipped, lower grade, lower "
        "grades, gone backwards, went backwards, slipped back, fallen back, worse"
    ),
    Form.REGRADED: "downgraded, downgrade, downgrades, upgraded, upgrade, upgrades",
    Form.SERIES: (
        "trend, trends, history, over time, over the years, timeline, year by year, year on year, cycle by cycle, "
        "progression, trajectory, path, journey, track record, chart, plot"
    ),
    Form.WHY: (
        "how come, what led to, what was behind, whats behind, what is behind, what is the reason, whats the reason, "
        "what was the reason, what are the reasons, what were the reasons, the reason for, reason for, reasons for, "
        "reasons why, reason why, what caused"
    ),
    Form.OF_PILLARS: "how many pillars, number of pillars, which pillars, in which pillars, how many of the pillars",
    Form.OF_QUESTIONS: "how many questions, number of questions, how many of the questions",
    Form.CARRIED: "carried over, carry over, carried forward, not inspected anew, carries over",
    Form.SET_BY: (
        "who set, who sets, set by whom, who gave us, whose date, whose deadline, who fixed, who chose, who decided, "
        "who imposed, by whom"
    ),
    Form.RELATIVE: (
        "counted from publication, count from publication, of publication, from publication, after publication, of "
        "the report being published, of the publication, from the publication"
    ),
    Form.ADDRESS: (
        "link, links, link to, links to, hyperlink, weblink, web link, url, urls, web address, web addresses, address "
        "of, address for, addresses of, download, pdf, pdfs, copy of, copies of, where can i read, where do i read, "
        "where can i find, where do i find, where can we find, where can i get, where do i get"
    ),
    Form.PROMISED: (
        "promise, promised, promises, undertake, undertook, undertaken, undertaking, undertakings, commit to, "
        "committed to, committing to, commitment, commitments, commit, committed, agree to, agreed to, agree with, "
        "agreed with, agree to do, agreed to do, agree to deliver, agreed to deliver, pledge, pledged, pledges, sign "
        "up to, signed up to, sign up for, signed up for, owe, owed, owes, obligation, obligations, obliged, obliged "
        "to, said we would, said it would, said they would, say we would, say it would, say they would"
    ),
    Form.DISPUTED: (
        "disputed, contested, in dispute, conflicting, conflict, conflicts, differ on the date, sources differ, "
        "sources disagree, sources conflict, sources contradict"
    ),
    Form.WORKING_DAY: (
        "last working day, working day, working days, weekday, weekdays, week day, day of the week, which weekday, "
        "what weekday, what day of the week, which day of the week, business day, business days, last business day, "
        "on a weekend, on the weekend, on weekends, a weekend day, bank "
        "holiday, bank holidays, public holiday, public holidays"
    ),
    Form.PRAISED: (
        "praise, praised, praising, commend, commended, compliment, complimented, criticise, criticised, criticising, "
        "criticize, criticized, criticism, criticisms, told off, slated, slammed, good things, bad things, go well, "
        "went well, goes well, went badly, goes badly, doing right, doing wrong"
    ),
    Form.MINE: "mine, assigned to me, for me to do, on my plate, i own",
    Form.CLOSING: "been closed, got closed, closed down, been closed off, been discharged",
    Form.SHARE: (
        "what share, which share, the share of, share of, percentage, percentages, what percentage, percentage of, "
        "proportion, what proportion, proportion of, percent, per cent, percent of, per cent of, what fraction, "
        "fraction of, how large a share"
    ),
    Form.WHICH_REGION: "region, regions, area of the country, part of the country",
    Form.PROVENANCE: (
        "your data, your sources, your source, your answers, your information, your facts, your figures, the sources, "
        "what sources, which sources, sources do you use, sources you use, where do you get, where did you get, where "
        "do you take, where does this come from, where does it come from, where do these come from, where did this "
        "come from, where is this from, where is it from, where are these from, where are you getting, what is this "
        "based on, what is it based on, based on what, what are you based on, how do you know, how do i know, how can "
        "i know, how can i be sure, how can we be sure, trust you, trust this, trust it, trust that, trust the answer, "
        "trust the answers, trust these, can i trust, can we trust, should i trust, how reliable, how accurate, is "
        "this reliable, are you reliable, is this accurate, is this official, are you official, official source, "
        "official sources, official data, rely on this, rely on you, rely on it, rely on these, believe you, believe "
        "this, someone else, somebody else, is this verified, who checked this, who checked these, how confident are "
        "you, how sure are you, how certain are you, the data come from, this data come from, the information come "
        "from, made up, make things up, making this up, make this up"
    ),
}
"""`Form.MET` has no phrase of its own: its words mean something only beside a deadline (`beside`); nor has
`Form.WHETHER`, which the first word tells, nor `Form.FORMER` and `Form.SAME`, which
`owning` and `alike` tell."""

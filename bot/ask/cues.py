"""Cues to the kind of question, as a table of phrases. Data only.

Phrases are separated by commas, written as `words.phrase` leaves them: lower case, no apostrophes, no hyphens.
"""

from enum import StrEnum


class Cue(StrEnum):
    """What a phrase hints at. `intents.RULES` reads cues; no phrase decides by itself."""

    HELP = "help"
    JUDGED = "judged"
    DID = "did"
    FINDINGS = "findings"
    IMPROVE = "improve"
    BETTER = "better"
    MUST = "must"
    DETAIL = "detail"
    DEADLINE = "deadline"
    DATE = "date"
    MOVED = "moved"
    DISPUTED = "disputed"
    WHEN = "when"
    OVERDUE = "overdue"
    UNDATED = "undated"
    DAYS_LEFT = "days left"
    WHO_SET = "who set"
    NEXT = "next"
    OWNER = "owner"
    STATUS = "status"
    OPEN = "open"
    CLOSED = "closed"
    COUNT = "count"
    HISTORY = "history"
    COMPARE = "compare"
    AGAINST = "against"
    COMPARABLE = "comparable"
    RECUR = "recur"
    REPEAT = "repeat"
    REPORT = "report"
    PUBLISHED = "published"
    SAY = "say"
    WHICH_REPORT = "which report"
    INSPECTORS = "inspectors"
    ABOUT = "about"
    OBSERVATION = "observation"
    FORCES = "forces"
    ALL = "all"
    WHO = "who"
    WE = "we"
    BEST = "best"
    NOT = "not"
    EXCEPT = "except"
    CYCLES = "cycles"
    QUESTIONS = "questions"
    SCALE = "scale"
    LATEST = "latest"
    PEEL = "peel"
    CARRIED = "carried over"
    REGION = "region"
    LIST = "list"
    FOREIGN = "foreign"
    FORECAST = "forecast"
    EVER = "ever"
    THROUGHOUT = "throughout"
    FAILED = "failed"


CUES: dict[Cue, str] = {
    Cue.HELP: (
        "help, what can you do, what can i ask, what can i ask you, what do you know, how do i use this, how do i use "
        "you, how does this work, usage, commands, what questions can i ask, how can you help"
    ),
    Cue.JUDGED: (
        "outcome, scorecard, score card, scorecards, report card, results table, landed on, came out as, come out as, "
        "end up with, ended up with, labelled, deemed, branded, classed as, classified as, considered, found to be, "
        "peel outcome, inspection outcome, outcome of the inspection, marked as, rated as, graded as, grade wise, "
        "judged, judge, judges, judgement, judgements, judgment, judgments, judging, grade, grades, graded, grading, "
        "gradings, rating, ratings, rated, rate, ranked, score, scored, scores, assessed, assessment, assessments, "
        "assess, inspected, inspect, inspection results, inspection result, verdict, verdicts, peel results, peel "
        "result, results, result, peel assessment, peel grade, peel grades, peel rating, peel ratings, peel judgement, "
        "peel judgements, peel scores, assessment result, how good, marks, evaluated"
    ),
    Cue.DID: (
        "handed, secured, walk away with, walked away with, landed, ended up, end up, manage, managed, emerge, "
        "emerged, fares, performs, does well, do well, did well, doing well, picked up, pick up, showing, look like, "
        "looking like, did, do, does, get, got, gets, getting, given, give, received, receive, achieve, achieved, "
        "awarded, perform, performed, performing, performance, doing, fare, fared, done, how well, manage to get, "
        "to what extent, came out, come out, obtain, obtained, scoring"
    ),
    Cue.FINDINGS: (
        "asked of, demanded of, expected of, required of, requested of, told to do, told to fix, weaknesses to fix, "
        "problem areas, areas of weakness, what is outstanding, whats outstanding, asked about, were asked to, asked "
        "to review, named in, finding, findings, issues, action, actions, action points, sub actions, weak areas, "
        "improvements, open items, outstanding items, requirements"
    ),
    Cue.FAILED: (
        "failed, fail, fails, failing, pass, passed, flunked, succeed, succeeded, poor, poorly, badly, worst performing"
    ),
    Cue.MUST: (
        "must, have to, has to, had to, need to, needs to, got to, ought to, supposed to, required to, expected to, "
        "should"
    ),
    Cue.WHICH_REPORT: (
        "which report says, which report said, which document says, where does it say, which report, what report, "
        "where is it written, where was it said, where did they say"
    ),
    Cue.BETTER: "improve, improving, better, worse",
    Cue.IMPROVE: (
        "told to work on, told to mend, told to address, to address, must address, need to address, needs to address, "
        "address, get better at, be better at, to improve, must improve, need to improve, needs to improve, should "
        "improve, told to improve, fix, have to improve, has to improve, asked to improve, must be improved, must be "
        "mended, need to fix, to work on, work on, improvement, put right, must do, must we do, told to do, asked to "
        "do"
    ),
    Cue.DETAIL: "details, detail, in full, whole, full text, exactly, show me, wording",
    Cue.DEADLINE: (
        "immediate, immediately, at once, straight away, deadline, deadlines, due, due date, due dates, target date, "
        "target dates, by when, timescale, timescales, time limit, time limits, must be done, must be delivered, must "
        "be submitted, to be submitted, coming due, fall due, falls due, fell due, has to be done, to deliver"
    ),
    Cue.DISPUTED: "disputed, contested, in dispute, conflicting, conflict, conflicts, differ on the date",
    Cue.DATE: (
        "date moved, dates moved, how often was the date, how often the date, date, dates, submit, submitted, expire, "
        "expires, late, missed, owe, owed, deliver, send"
    ),
    Cue.MOVED: (
        "moved, move, revised, extended, changed, slipped, put back, pushed back, rescheduled, postponed, brought "
        "forward, altered, amended, date moved, dates moved, been extended, extension"
    ),
    Cue.AGAINST: "against",
    Cue.WHEN: "when, what date, which date, which day",
    Cue.OVERDUE: "overdue, past due, past its date, past their date, past the deadline, anything late",
    Cue.UNDATED: (
        "no date, no dates, no deadline, no deadlines, undated, without a date, without date, without dates, without "
        "deadline, without deadlines, without a deadline, without any date, without any deadline, no due date, no due "
        "dates, not dated, have no set date, no set date, no timescale, no date set, no deadline set, dont have a "
        "date, dont have a deadline, do not have a date, do not have a deadline, not have a date, lack a date, open "
        "ended"
    ),
    Cue.DAYS_LEFT: (
        "days left, how long do we have, how long have we got, how long is left, how many days, time left, days "
        "remaining, how much time, how long does, how long until, days are left, how long has, how long before, how "
        "long, days to go"
    ),
    Cue.WHO_SET: (
        "who set, who sets, set by whom, who gave us, whose date, whose deadline, who fixed, who chose, who decided, "
        "who imposed"
    ),
    Cue.NEXT: (
        "upcoming, forthcoming, will hmic come back, will they come back, will inspectors come back, will hmicfrs "
        "come back, will hmic return, come back to, next, comes next, come next, what next, happens next, happen "
        "next, next step, next steps, follow up, follow ups, followup, revisit, revisits, revisited, re visit, re "
        "visits, coming up, come back to check, return visit, what happens now, going to happen, will happen, return, "
        "coming back to check, following up"
    ),
    Cue.OWNER: (
        "whose job, whose task, whose responsibility, who deals with, who looks after, who runs, has ownership, "
        "ownership, who has ownership, who leading on, who leading, who leads on, who in charge, who handles, who is "
        "handling, whos the action owner, whos the owner, whos who owns, owner, owners, owned by, owns, responsible, "
        "who is responsible, whos responsible, assigned to, who is leading, who leads, lead officer, action owner, "
        "action owners, who is in charge, accountable, who is dealing with"
    ),
    Cue.STATUS: (
        "on track, on course, on schedule, status, statuses, where does it stand, how does it stand, where do we "
        "stand, progress, signed off, sign off, been closed, is it closed, is it open, stand, stands, pending sign "
        "off, awaiting allocation, in progress, discharged, where are we, where are we with, been discharged, "
        "completed, complete, been completed"
    ),
    Cue.OPEN: (
        "what is outstanding, whats outstanding, left to do, still outstanding, remains outstanding, open, remain "
        "outstanding, unresolved, still open, not closed, unclosed, still to do, to be done, live, not yet closed, "
        "remaining"
    ),
    Cue.CLOSED: "close, closes, closed, resolved, signed off as closed, closed off, finished, been signed off",
    Cue.COUNT: (
        "how many, how many grades, how many pillars, how many questions, number of, count, count of, how many of, the "
        "number of, total number, total, totals, numbers of"
    ),
    Cue.HISTORY: (
        "in which years, in what years, which years, what years, in which year, in what year, which year, in which "
        "inspections, in which cycles, how many times, how often, last few inspections, last few cycles, last few "
        "years, last three inspections, last two inspections, last three cycles, recent inspections, recent cycles, "
        "back to, going back, developed, develop, development over, chart, plot, recover, recovered, bounce back, "
        "bounced back, past, previous, historic, historical, former, prior, earlier, to date, through time, as time "
        "went on, all the way back, progression, trajectory, path, journey, go up, go down, movement, shift, shifted, "
        "year after year, previous years, history, over the years, over time, trend, trends, changed, change, "
        "improved, got better, get better, getting better, got worse, get worse, getting worse, track record, year by "
        "year, year on year, through the years, down the years, timeline, every year, each year, evolved, progressed, "
        "across the years, across cycles, over the cycles, all years, all cycles, every cycle, each cycle, across all "
        "years, historically, from year to year, declined, worsened, cycle by cycle, through the cycles, every "
        "inspection, over all cycles, slipped, gone up, gone down, went up, went down, fell, fall, fallen, dropped, "
        "drop, deteriorated, better or worse, moved"
    ),
    Cue.COMPARE: (
        "stack up, stack up against, stacks up, measure up, measures up, shape up, shapes up, line up against, match "
        "up, fare against, compare, compares, compared, comparison, comparing, versus, vs, v, better than, worse "
        "than, difference between, differ, differ from, side by side, do better than, outperform, "
        "differences between, next to, contrast, better or worse than, than, compared to, compared with"
    ),
    Cue.COMPARABLE: (
        "comparable, can i compare, can we compare, can you compare, may i compare, may we compare, be compared, can "
        "be compared, should i compare, is it fair to compare, possible to compare, allowed to compare, fair to "
        "compare, ok to compare, can one compare, may be compared, why cant i compare, why can i not compare, why "
        "cant we compare, why not compare, why can grades not be compared, not be compared, is it ok to compare, am i "
        "allowed to compare"
    ),
    Cue.RECUR: (
        "keep coming back, keeps coming back, recur, recurs, recurring, recurred, again and again, reappear, "
        "reappears, reappeared, cycle after cycle, more than once, persistent, raised again, keep recurring, crop up "
        "again, keep cropping up, come up again, came up again, carried into"
    ),
    Cue.REPEAT: (
        "come back, comes back, came back, coming back, repeat, repeats, repeated, repeatedly, repeating, again, come "
        "up"
    ),
    Cue.REPORT: (
        "report, reports, source, sources, link, links, url, where does it say, which document, document, documents, "
        "citation, web page, webpage, read it, where can i read"
    ),
    Cue.PUBLISHED: "published, publish, publication, publication date, released, come out, came out, issued",
    Cue.SAY: (
        "inspectors see, inspectors saw, hmic see, hmicfrs see, say, says, said, saying, find, found, think, thought, "
        "write, wrote, written, comment, comments, commented, mention, mentions, mentioned, criticise, criticised, "
        "criticism, criticisms, praise, praised, note, noted, observe, observed, conclude, concluded, tell us, "
        "highlight, highlighted, identify, identified, concern, concerned, evidence, state, stated, remark, remarks, "
        "remarked, raise, raised, view, views, described, describe, praising, criticising, quote, quotes, "
        "conclusions, conclusion"
    ),
    Cue.INSPECTORS: (
        "re visit, revisit, re visited, revisited, inspectors see, inspectors saw, hmic see, hmicfrs see, the report "
        "say, the report says, reports say, report said, the report said, inspectors, inspector, inspectorate, hmic, "
        "hmicfrs, hmi, the inspectorate, hmics, hmicfr"
    ),
    Cue.ABOUT: (
        "about, regarding, concerning, around, relating to, related to, in relation to, on the subject of, with "
        "regard to, mentioning, to do with, as regards, involving, covering, on the topic of"
    ),
    Cue.OBSERVATION: (
        "weak points, weak point, weak spots, weak on, weak at, weak in, strong points, strong on, strong at, strong "
        "in, observation, observations, strength, strengths, weakness, weaknesses, good practice, passage, passages, "
        "positives, negatives, failings, shortcomings, promising practice, innovative practice"
    ),
    Cue.FORCES: (
        "best force, worst force, top force, top performing force, performing force, best police force, worst police "
        "force, best forces, worst forces, top forces, of the 43, the 43, 43 forces, the 43 forces, of the 43 forces, "
        "forces, which forces, what forces, police forces, constabularies, which force, what force, any force, any "
        "forces, list of forces, other forces, force list, which constabulary, which constabularies, which police "
        "force, which police forces, what police forces"
    ),
    Cue.ALL: (
        "all forces, every force, nationally, national, across the country, all police forces, each force, country "
        "wide, countrywide, nationwide, all 43 forces, across england and wales, in england and wales, england and "
        "wales, any force, all of the forces, all the forces, anywhere, across all forces, everyone, everybody, all "
        "43, any forces, in the country"
    ),
    Cue.WHO: "who, whos, anyone, anybody, who else, which ones",
    Cue.WE: "we, our, us, ours, my force, our force, this force, the force, weve, were we, ourselves",
    Cue.BEST: (
        "best force, worst force, top force, top performing force, performing force, best police force, worst police "
        "force, best forces, worst forces, top forces, best, worst, top, bottom, highest, lowest, ranking, rankings, "
        "league table, rank, poorest, strongest, weakest"
    ),
    Cue.NOT: (
        "not, never, isnt, wasnt, werent, arent, didnt, without, except, other than, neither, nor, no, excluding, "
        "apart from, hasnt"
    ),
    Cue.CYCLES: (
        "cycle, cycles, inspection cycle, inspection cycles, inspections, which inspections, frameworks, framework, "
        "inspection, inspection programme, rounds, round, peel cycles, peel cycle, peel inspections, peel inspection"
    ),
    Cue.QUESTIONS: (
        "questions, question, core questions, core question, which questions, what questions, inspection questions, "
        "asks, ask, asked, pillar, pillars, areas were inspected, what areas are inspected, diagnostic questions"
    ),
    Cue.SCALE: (
        "how does grading work, how grading works, how do grades work, how are forces graded, how does the grading "
        "work, how do they grade, how does hmicfrs grade, scale, grading scale, ungraded, not graded, which grades, "
        "what grades, possible grades, what grades are there, grading system, five grades, four grades, how many "
        "grades, ungraded questions, scales"
    ),
    Cue.LATEST: (
        "last, last inspected, last graded, last judged, last looked at, last visit, last assessed, this time round, "
        "this time around, latest, most recent, newest, current, currently, most recently, last inspection, last "
        "time, up to date, recent, recently, now, latest inspection, most recent inspection, last peel, last report, "
        "at the moment, these days, right now, last time round, last time around, last round, latest round"
    ),
    Cue.PEEL: "peel, peel programme, police effectiveness efficiency and legitimacy",
    Cue.CARRIED: (
        "carried over, carry over, carried forward, was it inspected, inspected or carried over, standing grade"
    ),
    Cue.REGION: "region, regions, area of the country, part of the country, regional",
    Cue.LIST: "list, show, show me, what are the, give me, name, tell me, which are, list all, show all",
    Cue.THROUGHOUT: (
        "in all pillars, all pillars, all three pillars, every pillar, in everything, at everything, for everything, "
        "across the board, in all areas, in every area, all round, in all three"
    ),
    Cue.EVER: "ever, always, at any time, at any point, all along",
}

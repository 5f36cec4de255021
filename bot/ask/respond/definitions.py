"""DEFINITION: what a word means, from the glossary."""

from bot.ask.answer import Answer, Fact, Outcome, Paragraph, Part
from bot.ask.query import Choice, Query
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import capital, clipped, listed, sentence
from bot.domain.knowledge import Term
from bot.domain.source import Source


def definition(known: Known, query: Query) -> Answer:
    """Answer what a word means, from the glossary; or what several do, beside each other."""
    terms = [term for one in (query.term or "", *query.other_terms) if (term := known.terms.get(one.casefold()))]
    if not terms:
        said = f"What “{query.term}” means is not known here."
        choices = [Choice(one.term, f"What is {one.term}?") for one in known.knowledge.glossary[:4]]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    first = terms[0]
    parts: list[Part] = []
    cycles = [framework for framework in known.cycles if first.term.casefold() in framework.scale]
    if cycles:
        parts.append(Paragraph(f"A grade in {listed(framework.label for framework in cycles)}."))
    if (also := [alias for alias in first.aliases if len(alias) <= 40]) and len(terms) == 1:
        parts.append(Paragraph(f"Also written: {clipped(also, 5, 'or')}."))
    parts += [Paragraph(_meaning(term), _sources(term)) for term in terms[1:]]
    return reply(
        known,
        query,
        _meaning(first),
        parts=parts,
        facts=tuple(Fact("definition", {"term": term.term, "meaning": term.meaning}, _sources(term)) for term in terms),
        next_steps=_near_terms(known, first),
        sources=_sources(first),
    )


def _meaning(term: Term) -> str:
    return f"{capital(term.term)}: {sentence(term.meaning)}"


def _sources(term: Term) -> tuple[Source, ...]:
    return (term.source,) if term.source else ()


def _near_terms(known: Known, term: Term) -> tuple[Choice, ...]:
    """Offer terms that the meaning itself uses."""
    near = known.near_terms.get(term.id)
    if near is None:
        text = f" {term.meaning.casefold()} "
        used = [one for one in known.knowledge.glossary if one is not term and f" {one.term.casefold()}" in text]
        near = known.near_terms[term.id] = tuple(Choice(one.term[:75], f"What is {one.term}?") for one in used[:3])
    return near

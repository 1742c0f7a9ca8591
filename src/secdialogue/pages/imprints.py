"""Lines about a page and not of its article: when, by whom and under what it was published, who runs the site, what it asks consent for."""

from __future__ import annotations

import re

from secdialogue.pages.bylines import opens_with_lead
from secdialogue.pages.dates import find_dates
from secdialogue.pages.furniture import is_phrase

_BETWEEN = re.compile(r"\s{1,3}[-–—|•·/]\s{1,3}|\n|;\s")
_IN_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[\d\s.,:h]{0,16}")
#: The number under which a body is registered, for trade or for taxes.
_REGISTERED = re.compile(
    r"\b(?:CNPJ|CUIT|RUT|NIT|NIF|CIF|P\. ?IVA|VAT|ABN|ACN|HRB|UID|UStG|NIP|KRS|REGON|I[CČ]O|SIRET|SIREN|KvK|CVR|Org\.? ?[Nn]r|ИНН|ОГРН)"
    r"\b\D{0,12}\d"
)
#: How a body is reached.
_REACHED = re.compile(
    r"\b(?:t[eé]l|phone|telephone|telefone?|telefon|fone|fax|тел|p\.? ?o\.? box|caixa postal|apartado|postfach|cep|c\.p)\b\W{0,4}\+?\(?\d"
    r"|\S{1,60}@[\w-]{1,60}\.\w",
    re.IGNORECASE,
)
#: What blog software writes below an entry, in many languages: "You can follow the responses through the RSS 2.0 feed."
_FEED = re.compile(
    r"\bRSS 2\.0\b.{0,200}\b(?:pings?|trackbacks?|comment|kommentar|coment[aá]rio|commentaire|commenti)",
    re.IGNORECASE | re.DOTALL,
)
_OUTSIDE = re.compile(
    r"\bextern(?:al|en?r?|er?n?|o) (?:content|media|inhalte?n?|contenus?|inhoud|innhold|innehåll|indhold)\b|\bcontenus? (?:externe|tiers)"
    r"|\bcontenidos? (?:externos?|de terceros)|\bconteúdos? (?:externos?|de terceiros)|\bcontenut[oi] estern[oi]|\binhoud van derden",
    re.IGNORECASE,
)
_CONSENTED = re.compile(
    r"\b(?:cookies?|consent|personal data|personenbezogen\w{0,3}|datenschutz\w{0,20}|einverstanden|données (?:personnelles|à caractère)"
    r"|datos personales|dados pessoais|dati personali|persoonsgegevens|personopplysninger|personuppgifter|personoplysninger)\b",
    re.IGNORECASE,
)


def is_about_the_page(text: str) -> bool:
    """Whether a line says when and under what it was published, is an imprint, or asks consent for what others host."""
    if len(text) > 900:
        return False
    if _OUTSIDE.search(text) and _CONSENTED.search(text):
        return True
    if len(text) <= 500 and _FEED.search(text):
        return True
    return len(text) <= 300 and (is_publication_data(text) or is_imprint(text))


def is_publication_data(text: str) -> bool:
    """Whether a line is nothing but dates, bylines and labelled fields, two or more and one of the last: "5 March 2024 - Category: Ports"."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) < 2:
        return False
    others = [part for part in parts if not is_phrase("field", part)]
    return len(others) < len(parts) and all(_is_date(part) or opens_with_lead(part) for part in others)


def is_imprint(text: str) -> bool:
    """Whether a line gives a body's number in a register, and how it is reached."""
    return _REGISTERED.search(text) is not None and _REACHED.search(text) is not None


def _is_date(part: str) -> bool:
    """Whether a part is a date, be it one whose order of day and month is open."""
    if _IN_FIGURES.fullmatch(part):
        return True
    found = next(find_dates(part), None)
    return found is not None and (found[2] - found[1]) * 2 >= len(part)

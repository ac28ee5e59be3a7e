"""Which place a reader means."""

import pytest

from locations.geo import Coordinates
from locations.places import Place, PlaceAnswer, find_places

DEMO_TOWN = Place(
    name="Demostad",
    name_fr="Demostad",
    postcode="0901",
    nis="",
    region="",
    latitude=51.03,
    longitude=3.74,
)
QUARTER = Place(
    name="Testwijk",
    name_fr="Testwijk",
    postcode="",
    nis="44021",
    region="VLG",
    latitude=51.06,
    longitude=3.72,
)


def labels(text, **kwargs):
    return [place.label for place in find_places(text, **kwargs).places]


def suggested(text, **kwargs):
    answer = find_places(text, **kwargs)
    assert answer.places == ()
    return [place.label for place in answer.suggestions]


def test_a_place_says_where_it_is():
    assert find_places("9000") == PlaceAnswer(
        places=(
            Place(
                name="Gent",
                name_fr="Gand",
                postcode="9000",
                nis="44021",
                region="VLG",
                latitude=51.05,
                longitude=3.7167,
            ),
        )
    )
    assert find_places("9000").places[0].coordinates == Coordinates(51.05, 3.7167)


@pytest.mark.parametrize(
    "text",
    [
        "9000",
        " 9000 ",
        "B-9000",
        "b 9000",
        "B9000",
        "BE-9000",
        "9000 Gent",
        "Gent 9000",
        "9000 Gand",
    ],
)
def test_a_postcode_is_read_in_every_way_it_is_written(text):
    assert labels(text) == ["9000 Gent"]


def test_a_postcode_in_arabic_digits_is_a_postcode():
    assert labels("٩٠٠٠") == ["9000 Gent"]


def test_a_street_before_a_postcode_does_no_harm():
    assert labels("Teststraat 12, 9000 Gent") == ["9000 Gent"]


def test_a_bare_postcode_means_its_main_place():
    assert labels("9050") == ["9050 Gentbrugge"]


@pytest.mark.parametrize("text", ["9050 Ledeberg", "Ledeberg 9050", "Ledeberg", "Gent-Ledeberg"])
def test_a_name_beside_a_postcode_points_at_the_part(text):
    assert labels(text) == ["9050 Ledeberg"]


def test_a_municipality_beside_the_postcode_of_its_part_gives_the_part():
    assert labels("9050 Gent") == ["9050 Gentbrugge"]


def test_a_postcode_beside_the_name_of_another_town_gives_both():
    assert labels("9000 Antwerpen") == ["9000 Gent", "2000 Antwerpen"]


def test_an_unknown_postcode_beside_a_name_gives_the_name():
    assert labels("9999 Gent") == ["9000 Gent"]


@pytest.mark.parametrize("text", ["9999", "0901", "90000", "900", "0612", "1733"])
def test_digits_that_are_no_place_are_unknown(text):
    assert find_places(text) == PlaceAnswer()


def test_the_postcode_of_a_company_falls_back_to_its_municipality():
    assert [labels(code) for code in ("1049", "1043", "9099")] == [
        ["1000 Brussel"],
        ["1030 Schaarbeek"],
        ["9000 Gent"],
    ]


def test_a_municipality_and_the_place_of_its_name_are_one():
    assert find_places("Antwerpen").places == find_places("2000").places
    assert labels("2018") == ["2018 Antwerpen"]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Nieuwerkerken", ["3850 Nieuwerkerken", "Nieuwerkerken (Aalst)"]),
        ("Aalst", ["9300 Aalst", "Aalst (Sint-Truiden)"]),
        ("Haren", ["Haren (Brussel)", "Haren (Tongeren-Borgloon)"]),
        ("Forest", ["1190 Vorst", "7910 Forest"]),
        ("Saint-Nicolas", ["9100 Sint-Niklaas", "4420 Saint-Nicolas"]),
        ("Beveren", ["9120 Beveren-Waas", "Beveren (Waregem)", "Beveren (Roeselare)"]),
    ],
)
def test_a_name_of_several_places_is_a_choice_with_the_municipality_first(text, choice):
    assert labels(text) == choice


def test_the_beginning_of_a_name_is_a_choice_by_size():
    assert labels("gen") == [
        "9000 Gent",
        "3600 Genk",
        "1470 Genepiën",
        "9050 Gentbrugge",
        "1332 Genval",
        "3770 Genoelselderen",
        "7040 Genly",
        "1450 Gentinnes",
    ]


def test_the_beginning_of_one_name_only_is_found():
    assert labels("aartsel") == ["2630 Aartselaar"]


def test_a_saint_is_found_while_still_being_typed():
    assert [labels(text) for text in ("Saint-Gille", "Sint-Gilli", "St.-Gilli")] == [
        ["1060 Sint-Gillis", "9170 Sint-Gillis-Waas", "9200 Sint-Gillis-Dendermonde"]
    ] * 3
    assert labels("sai")[0] == "1060 Sint-Gillis"


def test_a_whole_name_wins_from_a_beginning():
    assert labels("Gent") == ["9000 Gent"]
    assert labels("Mol") == ["2400 Mol"]


def test_two_letters_are_too_few_to_begin_with():
    assert find_places("ge") == PlaceAnswer()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("gnet", "9000 Gent"),
        ("Antwrepen", "2000 Antwerpen"),
        ("Heist o/d Berg", "2220 Heist-op-den-Berg"),
        ("merksum", "2170 Merksem"),
        ("غينت", "9000 Gent"),
        ("Gent centrum", "9000 Gent"),
        ("centrum Leuven", "3000 Leuven"),
    ],
)
def test_a_slip_gives_a_suggestion(text, first):
    assert suggested(text)[0] == first


def test_there_are_at_most_five_suggestions():
    assert max(len(suggested(text)) for text in ("bergn en dal", "wesmeerbeke", "halen a/d x")) <= 5


def test_nothing_like_a_place_gives_no_suggestion():
    assert find_places("xyzzyq") == PlaceAnswer()


def test_an_extra_postcode_is_found_with_and_without_its_name():
    extra = [("0901", DEMO_TOWN), ("Demostad", DEMO_TOWN)]

    for text in ("0901", "B-0901", "0901 Demostad", "demostad", "demos"):
        assert find_places(text, extra=extra) == PlaceAnswer(places=(DEMO_TOWN,))


def test_an_extra_name_is_found_and_suggested():
    extra = [("Oud-Proefdorp", DEMO_TOWN), ("Testwijk", QUARTER)]

    assert labels("oud proefdorp", extra=extra) == ["0901 Demostad"]
    assert labels("testw", extra=extra) == ["Testwijk"]
    assert suggested("Oud-Prefdorp", extra=extra) == ["0901 Demostad"]


def test_an_extra_place_stands_between_municipalities_and_parts():
    quarter = Place("Brulokwijk", "Brulokwijk", "", "44021", "VLG", 51.06, 3.72)

    found = labels("bru", extra=[("Brulokwijk", quarter)])

    assert len(found) == 8
    assert found[:5] == [
        "1000 Brussel",
        "8000 Brugge",
        "7620 Brunehaut",
        "7940 Brugelette",
        "Brulokwijk",
    ]


def test_the_tables_know_a_real_postcode_better_than_an_extra_place():
    assert labels("9000", extra=[("9000", DEMO_TOWN)]) == ["9000 Gent"]


def test_an_extra_place_that_we_know_already_is_not_shown_twice():
    same = Place("Gent", "Gand", "", "44021", "VLG", 51.06, 3.72)

    assert labels("Gent", extra=[("Gent", same)]) == ["9000 Gent"]


def test_a_municipality_under_the_postcode_of_its_part_is_not_another_place():
    in_oostakker = Place("Gent", "Gent", "9041", "", "", 51.1012, 3.7695)

    assert labels("Gent", extra=[("9041", in_oostakker), ("Gent", in_oostakker)]) == ["9000 Gent"]


def test_the_label_of_an_extra_place_leads_back_to_it():
    quarter = Place("Testwijk", "Testwijk", "", "44021", "VLG", 51.06, 3.72, part_of="Gent")
    extra = [("Testwijk", quarter), ("Oud-Proefdorp", DEMO_TOWN)]

    assert quarter.label == "Testwijk (Gent)"
    assert find_places("Testwijk (Gent)", extra=extra) == PlaceAnswer(places=(quarter,))
    assert find_places("0901 Demostad", extra=extra) == PlaceAnswer(places=(DEMO_TOWN,))


def test_an_extra_place_of_the_same_name_elsewhere_is_a_choice():
    namesake = Place("Gent", "Gent", "0901", "", "", 50.9, 5.4)

    assert labels("Gent", extra=[("Gent", namesake)]) == ["9000 Gent", "0901 Gent"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "'", "x" * 10_000, "9000 " * 2_000, "Gent\0", "\0", "\ud800", "😀", "%", "ﷺ"],
)
def test_what_cannot_be_a_place_is_unknown(text):
    assert find_places(text) == PlaceAnswer()

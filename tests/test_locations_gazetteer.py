"""The tables of Belgian places: which spellings lead where."""

import pytest

from locations.gazetteer import DATA_DIR, folded, gazetteer
from locations.geo import Coordinates, distance_km
from locations.places import find_places


def labels(text):
    return [place.label for place in find_places(text).places]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sint-Gillis", "sintgillis"),
        ("ST.-GILLES", "sintgilles"),
        ("Ste Marie", "sintmarie"),
        ("’s-Gravenwezel", "sgravenwezel"),
        ("İstanbul Iğdır", "istanbuligdir"),
        ("Gænt", "gaent"),
        ("أنتويرب", "انتويرب"),
        ("—", ""),
    ],
)
def test_a_name_is_folded_to_plain_letters(name, key):
    assert folded(name) == key


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Gand", "9000 Gent"),
        ("Ghent", "9000 Gent"),
        ("Гент", "9000 Gent"),
        ("أنتويرب", "2000 Antwerpen"),
        ("انتويرب", "2000 Antwerpen"),
        ("Antwerp", "2000 Antwerpen"),
        ("Anvers", "2000 Antwerpen"),
        ("Bruxelles", "1000 Brussel"),
        ("Brüssel", "1000 Brussel"),
        ("Брюссель", "1000 Brussel"),
        ("Löwen", "3000 Leuven"),
        ("Luttich", "4000 Luik"),
        ("Liège", "4000 Luik"),
        ("liege", "4000 Luik"),
        ("ናሙር", "5000 Namen"),
    ],
)
def test_a_town_is_found_in_other_languages_and_scripts(text, label):
    assert labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    ["Sint-Niklaas", "sint niklaas", "SINT NIKLAAS", "St. Niklaas", "St.-Niklaas", "st-niklaas"],
)
def test_a_saint_is_found_however_abbreviated(text):
    assert labels(text) == ["9100 Sint-Niklaas"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("s gravenwezel", "2970 's-Gravenwezel"),
        ("’s-Gravenwezel", "2970 's-Gravenwezel"),
        ("depanne", "8660 De Panne"),
        ("Heist op den Berg", "2220 Heist-op-den-Berg"),
        ("OLV-Waver", "2861 Onze-Lieve-Vrouw-Waver"),
        ("DİLBEEK", "1700 Dilbeek"),
        ("dılbeek", "1700 Dilbeek"),
        ("St Gilles", "1060 Sint-Gillis"),
        ("Saint-Gilles", "1060 Sint-Gillis"),
        ("As", "3665 As"),
    ],
)
def test_hyphens_apostrophes_capitals_and_marks_make_no_difference(text, label):
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tongeren", "3700 Tongeren"),
        ("Tongeren-Borgloon", "Tongeren-Borgloon"),
        ("Tongres-Looz", "Tongeren-Borgloon"),
        ("Gooik", "1755 Gooik"),
        ("Pajottegem", "Pajottegem"),
        ("Blauwput", "Blauwput"),
    ],
)
def test_old_and_new_municipalities_are_both_found(text, label):
    assert labels(text) == [label]


def test_an_alias_does_not_blur_a_well_known_name():
    # The table says that Mechelen is also a spelling of Mechelen-aan-de-Maas.
    aliases = (DATA_DIR / "be_place_aliases.csv").read_text(encoding="utf-8")
    assert "\nMechelen,Mechelen-aan-de-Maas," in aliases

    assert labels("Mechelen") == ["2800 Mechelen"]


def test_every_label_leads_to_its_own_place_alone():
    known = gazetteer()
    every_place = {*known.places, *(place for code in known.by_postcode.values() for place in code)}

    assert len(every_place) > 2700
    assert [place for place in every_place if find_places(place.label).places != (place,)] == []


def test_every_place_lies_in_belgium():
    centre = Coordinates(50.64, 4.67)

    assert [
        place for place in gazetteer().places if distance_km(centre, place.coordinates) > 160
    ] == []
    assert {place.region for place in gazetteer().places} == {"VLG", "BRU", "WAL"}

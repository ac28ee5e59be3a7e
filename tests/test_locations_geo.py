"""Points, distances and boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locations.geo import Coordinates, bounding_box, distance_km

GENT = Coordinates(51.05, 3.7167)
BRUSSELS = Coordinates(50.8504, 4.3488)

points = st.builds(
    Coordinates,
    st.floats(min_value=-90, max_value=90),
    st.floats(min_value=-180, max_value=180),
)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0), (51.05, 3.7167)]
)
def test_a_point_on_the_earth_is_accepted(latitude, longitude):
    point = Coordinates(latitude, longitude)

    assert (point.latitude, point.longitude) == (latitude, longitude)


@pytest.mark.parametrize("latitude", [90.1, -91, float("nan"), float("inf")])
def test_a_latitude_outside_its_range_is_refused_and_named(latitude):
    with pytest.raises(ValueError, match=rf"Latitude must lie in \[-90, 90\], got {latitude}\."):
        Coordinates(latitude, 0)


@pytest.mark.parametrize("longitude", [180.1, -181, float("nan"), float("-inf")])
def test_a_longitude_outside_its_range_is_refused_and_named(longitude):
    with pytest.raises(ValueError, match=rf"Longitude must lie in .+, got {longitude}\."):
        Coordinates(0, longitude)


def test_from_gent_to_brussels_is_fifty_kilometres():
    assert distance_km(GENT, BRUSSELS) == pytest.approx(49.5, abs=0.2)


def test_a_quarter_of_the_equator_is_ten_thousand_kilometres():
    assert distance_km(Coordinates(0, 0), Coordinates(0, 90)) == pytest.approx(10_007.557, abs=1e-3)


def test_the_distance_over_the_date_line_is_the_short_way():
    assert distance_km(Coordinates(0, 179.5), Coordinates(0, -179.5)) == pytest.approx(111.195)


def test_two_opposite_points_lie_half_the_earth_apart():
    assert distance_km(Coordinates(90, 0), Coordinates(-90, 0)) == pytest.approx(20_015.115)


@given(points, points)
def test_a_distance_is_the_same_there_and_back(start, end):
    assert distance_km(start, end) == pytest.approx(distance_km(end, start))
    assert distance_km(start, start) == 0


def test_a_box_of_five_kilometres_around_gent():
    assert bounding_box(GENT, 5) == pytest.approx((51.00503, 3.64517, 51.09497, 3.78823), abs=1e-5)


@given(points, st.floats(min_value=0, max_value=500), points)
def test_a_box_holds_every_point_within_its_radius(origin, radius_km, other):
    south, west, north, east = bounding_box(origin, radius_km)

    assert -90 <= south <= origin.latitude <= north <= 90
    assert -180 <= west <= origin.longitude <= east <= 180
    if distance_km(origin, other) <= radius_km:
        assert south <= other.latitude <= north
        assert west <= other.longitude <= east


@given(
    st.floats(min_value=49, max_value=52),
    st.floats(min_value=2, max_value=7),
    st.floats(min_value=-0.5, max_value=0.5),
    st.floats(min_value=-0.5, max_value=0.5),
)
def test_a_box_in_belgium_holds_a_point_on_its_circle(latitude, longitude, up, right):
    origin = Coordinates(latitude, longitude)
    other = Coordinates(latitude + up, longitude + right)

    south, west, north, east = bounding_box(origin, distance_km(origin, other))

    assert south <= other.latitude <= north
    assert west <= other.longitude <= east


def test_a_box_around_a_pole_takes_in_every_longitude():
    south, west, north, east = bounding_box(Coordinates(89.99, 20), 5)

    assert (west, north, east) == (-180, 90, 180)
    assert south == pytest.approx(89.945, abs=1e-3)


@pytest.mark.parametrize("radius_km", [-1, float("nan")])
def test_a_box_with_a_negative_radius_is_refused(radius_km):
    with pytest.raises(ValueError, match=f"A radius must be 0 km or more, got {radius_km}"):
        bounding_box(GENT, radius_km)

"""The lists of terms that pages are described with."""

from enum import StrEnum


class Taxonomy(StrEnum):
    OFFER_FORM = "offer-form"
    ACTIVITY_TYPE = "activity-type"
    GOAL = "goal"
    LIFE_DOMAIN = "life-domain"
    EXPERIENCE_AREA = "experience-area"
    AUDIENCE = "audience"
    PARTNER_TYPE = "partner-type"
    TEAM_ROLE = "team-role"
    EVIDENCE_LEVEL = "evidence-level"
    TRANSITION = "transition"
    BARRIER = "barrier"
    LANGUAGE = "language"

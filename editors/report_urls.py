"""The addresses of the reports, below /admin/reports/koala/."""

from django.urls import URLPattern, path

from editors.consent_report import ConsentReport
from editors.report_views import DatesReport, FreshnessReport, LinksReport
from editors.reports import LocationsReport

# In the order of the menu.
REPORTS: dict[str, type[LocationsReport]] = {
    "freshness": FreshnessReport,
    "dates": DatesReport,
    "consent": ConsentReport,
    "links": LinksReport,
}


def addresses_of(name: str, report: type[LocationsReport]) -> list[URLPattern]:
    results = report.as_view(results_only=True)
    return [
        path(f"{name}/", report.as_view(), name=report.index_url_name),
        path(f"{name}/results/", results, name=report.index_results_url_name),
    ]


urlpatterns = [each for name, report in REPORTS.items() for each in addresses_of(name, report)]

"""The catalogue: complete, consistent, sourced."""

from pathlib import Path

import pytest

from playbook.errors import ContentError, PlaybookError
from playbook.facts import Fact
from playbook.kpi.formulas import measure
from playbook.kpi.kpi import CATALOGUE, catalogue, definition, kpi


def test_the_catalogue_holds_the_twenty_one_kpis_and_longest_hold() -> None:
    assert len(catalogue()) == 22
    assert {one.short for one in catalogue().values()} >= {
        "FCR", "AHT", "ASA", "SL", "NPS", "CSAT", "ACW", "CES", "FRT", "Longest hold",
    }  # fmt: skip


def test_the_six_baseline_metrics_are_marked() -> None:
    assert [key for key, one in catalogue().items() if one.baseline] == [
        "contact_volume", "peak_hour", "transfer_rate", "average_queue_time", "longest_wait",
        "longest_hold",
    ]  # fmt: skip


def test_every_guard_rail_is_another_kpi_of_the_catalogue() -> None:
    for key, one in catalogue().items():
        assert set(one.guard_rails) <= catalogue().keys() - {key}
        assert one.guard_rails


def test_every_benchmark_names_its_source_and_its_figure() -> None:
    for one in catalogue().values():
        for benchmark in one.benchmarks:
            assert benchmark.source
            assert any(figure is not None for figure in (benchmark.value, benchmark.low,
                                                         benchmark.high))  # fmt: skip


@pytest.mark.parametrize(
    ("key", "variant"),
    [(key, variant.key) for key, one in catalogue().items() for variant in one.variants],
)
def test_every_variant_answers_with_a_reason_when_nothing_is_known(key: str, variant: str) -> None:
    found = measure([Fact()], definition(key, variant))
    assert found.value is None
    assert found.why_not.endswith(".")


def test_a_band_is_told_from_a_kpi_without_a_target() -> None:
    assert kpi("occupancy_rate").is_band
    assert kpi("average_handle_time").is_band
    assert not kpi("contact_volume").is_band
    assert not kpi("service_level").is_band


def test_the_definition_is_whole_and_differs_when_anything_in_it_does() -> None:
    default = definition("service_level")
    assert (default.variant, default.threshold_seconds) == ("offered", 20)
    assert default.same_measure(definition("service_level", "offered", 20))
    assert not default.same_measure(definition("service_level", "offered", 30))
    assert not default.same_measure(definition("service_level", "answered"))
    assert definition("abandonment_rate", threshold_seconds=30).threshold_seconds is None


def test_an_unknown_kpi_or_variant_is_refused_by_name() -> None:
    with pytest.raises(PlaybookError, match="no KPI “happiness”"):
        kpi("happiness")
    with pytest.raises(PlaybookError, match="in a way called “guess”"):
        definition("service_level", "guess")


def test_a_wrong_entry_is_named_with_file_and_key(tmp_path: Path) -> None:
    wrong = tmp_path / "kpis.toml"
    text = CATALOGUE.read_text(encoding="utf-8")
    wrong.write_text(text.replace('unit = "points"', 'unit = "furlongs"'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"kpis.toml, net_promoter_score"):
        catalogue(wrong)
    wrong.write_text(text.replace('short = "NPS"', 'shorter = "NPS"'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"kpis.toml, net_promoter_score"):
        catalogue(wrong)

"""The workbench's words: a benchmark is told with its figure."""

import pytest
from streamlit.testing.v1 import AppTest


def _told(key: str) -> None:
    from pages.ui.workbench_words import sources
    from playbook.kpi.kpi import definition, kpi

    sources(kpi(key), definition(key), None, None, kpi(key).unit)


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("abandonment_rate", "9\\.1\u00a0%"),
        ("average_speed_of_answer", "2\u00a0min 0\u00a0s"),
        ("attrition_rate", "30\u00a0% to 45\u00a0%"),
        ("occupancy_rate", "85\u00a0% or less"),
    ],
)
def test_a_benchmark_is_told_with_its_figure(key: str, figure: str) -> None:
    shown = AppTest.from_function(_told, args=(key,)).run()
    assert not shown.exception
    assert f"Benchmark **{figure}**: " in "\n".join(each.value for each in shown.markdown)

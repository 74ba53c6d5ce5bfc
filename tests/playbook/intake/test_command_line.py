"""The reading on the command line: plain sentences, stable JSON, honest exit codes."""

import json
from pathlib import Path

import pytest

from playbook.intake.__main__ import main
from tests.playbook.intake.exports import CONTACTS, PERIODS


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "march.csv"
    path.write_text(CONTACTS, encoding="utf-8")
    return path


def test_the_text_tells_format_rows_period_totals_and_kpis(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(export)]) == 0
    text = capsys.readouterr().out
    for line in (
        "Format: One row per contact",
        "Rows: 3 read, 3 used",
        "Period: Monday 02 March 2026 to Monday 02 March 2026",
        "  Wait in queue (C): Wait in the queue",
        "  Offered: 3",
        "  Abandonment rate: 33.33 % (abandoned / offered, n = 3)",
        "  Busiest hour: 09:00 to 10:00",
    ):
        assert line in text.splitlines()


def test_the_json_has_the_same_figures_under_fixed_names(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(export), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["totals"]["offered"] == 3
    assert found["busiest_hour"] == 9
    assert found["ready"] is True
    by_key = {one["kpi"]: one for one in found["kpis"]}
    assert by_key["average_speed_of_answer"]["value"] == 15
    assert by_key["service_level"]["threshold_seconds"] == 20
    assert found["mapping"]["columns"][0] == ["day", "Start time"]
    assert list(found)[:4] == ["file", "fingerprint", "recognised", "ready"]


def test_questions_are_printed_and_answered_on_the_command_line(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export.write_text(CONTACTS.replace("2026-03-02", "03/04/2026"))
    main([str(export)])
    assert "day_first: Dates such as “03/04/2026" in capsys.readouterr().out
    main([str(export), "--answer", "day_first=day first"])
    text = capsys.readouterr().out
    assert "Friday 03 April 2026" in text
    assert "Open questions" not in text


def test_a_refusal_is_one_sentence_and_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.csv")]) == 1
    assert "cannot be opened" in capsys.readouterr().err
    (tmp_path / "empty.csv").write_bytes(b"")
    assert main([str(tmp_path / "empty.csv")]) == 1
    assert "empty.csv is empty" in capsys.readouterr().err


def test_columns_nobody_knows_are_shown_and_a_mapping_reads_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mapping = tmp_path / "odd.csv", tmp_path / "mapping.json"
    path.write_text("Wann,Rein,Dran\n2026-03-02,10,9\n")
    assert main([str(path)]) == 2
    assert "  Rein" in capsys.readouterr().out.splitlines()
    columns = [["day", "Wann"], ["offered", "Rein"], ["answered", "Dran"]]
    mapping.write_text(json.dumps({"grain": "period", "columns": columns}))
    assert main([str(path), "--mapping", str(mapping), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["answered"] == 9
    mapping.write_text("{}")
    assert main([str(path), "--mapping", str(mapping)]) == 1
    assert "The kept mapping cannot be read" in capsys.readouterr().err


def test_rows_after_today_are_left_out(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export.write_text(PERIODS)
    assert main([str(export), "--today", "2026-03-02"]) == 0
    assert "left out 1: Dated after today" in capsys.readouterr().out

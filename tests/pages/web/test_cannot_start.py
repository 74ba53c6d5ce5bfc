"""A server whose file cannot be used says one sentence and ends."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_a_file_that_is_no_database_ends_the_start_with_a_sentence_and_no_traceback(
    tmp_path: Path,
) -> None:
    file = tmp_path / "day120.db"
    file.write_text("Dear diary")
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", "0"],
        env={**os.environ, "DAY120_DATA": str(file)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Day 120 cannot start. This file is not a Day 120 database." in started.stderr
    assert "Traceback" not in started.stdout + started.stderr
    assert started.returncode != 0
    assert file.read_text() == "Dear diary"

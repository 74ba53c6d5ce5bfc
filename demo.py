"""`python demo.py`: a made-up company to look around in, apart from real data, no passwords."""

import os
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent
DATABASE = ROOT / "data" / "demo.db"
PORT = "8502"


def build(path: Path = DATABASE) -> None:
    """A fresh company as of today; what a visitor changed yesterday is gone."""
    import storage
    from storage import demo_company

    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    storage.prepare(path)
    with storage.connect(path) as db:
        demo_company.build(db, date.today())


def main() -> int:
    os.environ |= {"DAY120_DATA": str(DATABASE), "DAY120_DEMO": "1", "DAY120_PUBLIC_ADDRESS": ""}
    os.environ["STREAMLIT_SERVER_PORT"] = port = os.environ.get("DAY120_DEMO_PORT", PORT)
    print("Making the demo company; this takes a few seconds …", flush=True)
    build()
    print(f"Open http://localhost:{port} and choose who to be. Ctrl+C ends it.", flush=True)
    from streamlit.web import cli

    sys.argv = ["streamlit", "run", str(ROOT / "streamlit_app.py"), "--server.address", "127.0.0.1"]
    return int(cli.main() or 0)


if __name__ == "__main__":
    sys.exit(main())

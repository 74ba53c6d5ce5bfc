"""The catalogue: keys unique, every word leads to one role, every band has its source."""

from collections import Counter

from playbook.org_chart.channels import channels
from playbook.org_chart.roles import catalogue, plain

ROLES = catalogue()


def test_no_key_title_or_other_name_is_used_twice() -> None:
    words = [plain(w) for r in ROLES.roles for w in {r.title, *r.also_called}]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_role_is_found_by_key_title_and_other_names() -> None:
    for words in ("team_leader", "Team Leader", "supervisor", "TEAM-LEAD"):
        role = ROLES.role_of(words)
        assert role is not None
        assert role.key == "team_leader"
    assert ROLES.role_of("Chief happiness officer") is None


def test_own_words_stay_and_keys_become_titles() -> None:
    assert ROLES.title("team_leader") == "Team leader"
    assert ROLES.title("Night shift captain") == "Night shift captain"


def test_every_band_has_its_source_and_runs_upwards() -> None:
    assert all(band.source and band.note and band.lowest < band.highest for band in ROLES.bands)
    general = ROLES.band("general")
    assert general is not None
    assert (general.lowest, general.highest, general.sourced) == (8, 12, "ICMI, 2022")


def test_both_templates_have_roles_and_the_modern_one_more() -> None:
    assert 5 < len(ROLES.in_template("traditional")) < len(ROLES.in_template("modern"))


def test_there_are_eight_channels() -> None:
    assert len({channel.key for channel in channels()}) == 8

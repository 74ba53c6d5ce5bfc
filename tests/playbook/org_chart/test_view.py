"""A reader's view: folding, finding, choosing; and what somebody else removed."""

from playbook.org_chart import view
from playbook.org_chart.templates import modern
from playbook.org_chart.view import View
from tests.playbook.org_chart import changing
from tests.playbook.org_chart.charts import small_centre


def test_a_branch_folds_and_opens_again() -> None:
    folded = view.fold(View(), "ben")
    assert folded.folded == {"ben"}
    assert view.unfold(folded, "ben").folded == frozenset()


def test_finding_opens_the_way_and_says_how_many() -> None:
    found = view.find(View(frozenset({"ben"})), small_centre(), "ELIN")
    assert (found.found, found.folded, found.said) == (("elin",), frozenset(), "1 person found.")
    assert view.find(found, small_centre(), "nobody here").said == "Nobody found."
    assert view.find(found, small_centre(), "").found == ()


def test_everything_opens_unless_it_is_too_much_for_a_browser() -> None:
    chart = small_centre()
    assert view.unfold_all(view.fold_all(View(), chart), chart).folded == frozenset()
    large = modern(2000)
    refused = view.unfold_all(View(frozenset({"x"})), large)
    assert refused.folded == {"x"}
    assert "too many to open at once" in refused.said


def test_what_somebody_removed_leaves_the_view() -> None:
    chart = changing.remove(small_centre(), "dev")
    seen = View(frozenset({"ben", "dev"}), chosen="dev", found=("dev", "elin"))
    assert view.still_there(seen, chart) == View(frozenset({"ben"}), None, ("elin",))

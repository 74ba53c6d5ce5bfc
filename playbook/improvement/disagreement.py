"""Where data and agents disagree: the point named, as an idea to look into."""

from datetime import date

from playbook.wording import spoken_date


def disagreement_words(name: str, week: date, said: str, by: str) -> str:
    """“Data and agents disagree about “Service level”, week of …; agents say: “…”.”"""
    return (
        f"Data and agents disagree about “{name}” in the week of {spoken_date(week)}. "
        f"Agents say: “{said}” (noted by {by})."
    )

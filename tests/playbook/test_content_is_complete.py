"""The plan's words carry every item of the method, and keep their form."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "playbook/content/en/milestones.toml"
MILESTONES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["milestones"]
LAST_DAY_BEYOND = 485  # a year after day 120: every yearly task falls due once
SPANS = {
    "listen": (1, 14),
    "equip": (15, 30),
    "report": (31, 60),
    "kpis": (61, 90),
    "review": (91, 120),
    "beyond": (121, LAST_DAY_BEYOND),
}
SOURCES = {"A1", "A2", "A3", "A4", "A5", "A6", "A7", "B", "C", "D", "E"}
LONGEST_TITLE, LONGEST_WHY, LONGEST_HINT = 69, 199, 89

PULSES = {"listen.team_pulse_day_14", "report.team_pulse_day_60", "review.team_pulse_day_120"}
HEALTH_CHECKS = {pulse.replace("team_pulse", "health_check") for pulse in PULSES}
REFLECTION_DAYS = {"listen": 1, "report": 60, "review": 120}
REFLECTIONS = {f"{key}.self_reflection_day_{day}" for key, day in REFLECTION_DAYS.items()}
TRAITS_AGAIN = {"report.question.traits_since_day_1", "review.question.traits_since_day_60"}
PHONE_AND_VIDEO = {"equip.ask_customers", "equip.cover_phone_and_video"}
CHATBOT_AND_EMAIL = {"equip.ask_customers", "equip.cover_chatbot_and_email"}
MESSAGES_AND_SOCIAL = {"equip.ask_customers", "equip.cover_messages_and_social"}
COVER = (PHONE_AND_VIDEO | CHATBOT_AND_EMAIL | MESSAGES_AND_SOCIAL) - {"equip.ask_customers"}

# What has a name: every text under it says that name.
NAMED: dict[str, set[str]] = {
    "A1 staff satisfaction and efficiency": {"listen.objective.staff_satisfaction"},
    "A1 concerns and ambitions": {
        "listen.objective.senior_management",
        "listen.ask_senior_management",
    },
    "A1 business data": {"listen.objective.business_data"},
    "A1 revenue, cost": {"listen.gather_business_figures"},
    "A1 access": {"listen.objective.system_access", "listen.get_system_access"},
    "A1 surveys and ratings": {"listen.read_customers_words"},
    "A1 word for word": {"listen.read_customers_words"},
    "A1 mystery shop": {"listen.objective.customer_journeys", "listen.mystery_shop_journeys"},
    "A1 anonymous": PULSES,
    "A1 team pulse": PULSES,
    "A1 1:1": {"listen.meet_every_team_leader", "listen.hold_twelve_one_to_ones"},
    "A1 recordings": {"listen.calibrate_with_a_team_leader", "listen.review_the_sample"},
    "A1 sampling plan": {"listen.plan_the_sample"},
    "A1 before you propose a solution": {"listen.review_the_sample"},
    "A2 how many": {"equip.ask_customers"},
    "A2 phone": PHONE_AND_VIDEO,
    "A2 live video and screen sharing": PHONE_AND_VIDEO,
    "A2 website chatbot": CHATBOT_AND_EMAIL,
    "A2 email tickets": CHATBOT_AND_EMAIL,
    "A2 SMS": MESSAGES_AND_SOCIAL,
    "A2 WhatsApp": MESSAGES_AND_SOCIAL,
    "A2 public social posts": MESSAGES_AND_SOCIAL,
    "A2 social direct messages": MESSAGES_AND_SOCIAL,
    "A2 wanted": COVER,
    "A2 offered": COVER,
    "A2 who handles it": COVER,
    "A2 cross-trained": COVER | {"equip.draw_the_modern_chart"},
    "A2 organisation chart": {"equip.draw_todays_chart", "equip.revisit_the_chart"},
    "A2 traditional template": {"equip.draw_todays_chart"},
    "A2 modern, omnichannel template": {"equip.draw_the_modern_chart"},
    "A2 call monitoring and quality assurance": {"equip.question.call_monitoring_role"},
    "A2 one person": {"equip.question.monitoring_and_assurance"},
    "A2 workforce management": {"equip.question.workforce_management"},
    "A2 outbound": {"equip.question.outbound"},
    "A2 social media": {"equip.question.social_media"},
    "A2 gaps": {"equip.revisit_the_chart", "equip.objective.organisation_chart"},
    "A3 contact volume": {"report.volume_and_peaks"},
    "A3 peak-hour traffic": {"report.volume_and_peaks"},
    "A3 transfer rate": {"report.transfers"},
    "A3 average wait": {"report.wait_and_time_in_queue"},
    "A3 average time in queue": {"report.wait_and_time_in_queue"},
    "A3 longest hold": {"report.longest_hold"},
    "A3 an agent kept a customer on hold": {"report.longest_hold"},
    "A3 one report": {"report.join_voice_and_digital", "report.objective.one_report"},
    "A3 used most": {"report.join_voice_and_digital"},
    "A3 where tickets come from": {"report.sources_of_tickets"},
    "A3 where sales come from": {"report.sources_of_sales"},
    "A3 before any routing change": {"report.keep_the_baseline", "report.objective.baseline"},
    "A4 first contact resolution (FCR)": {"kpis.define_first_contact_resolution"},
    "A4 average handle time (AHT)": {"kpis.define_average_handle_time"},
    "A4 not always better": {"kpis.define_average_handle_time"},
    "A4 average speed of answer (ASA)": {"kpis.define_average_speed_of_answer"},
    "A4 Net Promoter Score (NPS)": {"kpis.define_net_promoter_score"},
    "A4 promoters (9–10) minus": {"kpis.define_net_promoter_score"},
    "A4 detractors (0–6) gives −100 to +100": {"kpis.define_net_promoter_score"},
    "A4 customer satisfaction (CSAT)": {"kpis.define_customer_satisfaction"},
    "A4 very satisfied, and divide by all answers": {"kpis.define_customer_satisfaction"},
    "A4 (high ASA, low AHT), more staff": {"kpis.work_out_staffing"},
    "A4 forecast": {"kpis.forecast_volume", "kpis.work_out_staffing"},
    "A4 weekday and interval": {"kpis.forecast_volume"},
    "A4 few KPIs": {"kpis.choose_the_few"},
    "A4 tailor": {"kpis.tailor_and_share_reports"},
    "A4 share them with agents and leadership": {"kpis.tailor_and_share_reports"},
    "A4 agents’ explanations": {"kpis.hear_agents_explanations"},
    "A4 industry benchmark": {"kpis.set_targets_from_own_goals"},
    "A4 small experiment": {"kpis.run_a_small_experiment"},
    "A5 regular reviews": {"review.schedule_reviews"},
    "A5 against the trends": {"review.figures_against_trends"},
    "A5 enough people": {"review.question.enough_people"},
    "A5 right places": {"review.question.right_places"},
    "A5 one thing and the agents another": {"review.question.data_and_agents"},
    "A5 self-service": {"review.self_service_candidates"},
    "A5 recurring contact reasons": {"review.rank_contact_reasons"},
    "A5 owner who will reply": {"review.feed_reasons_back"},
    "A5 figures": {"review.feed_reasons_back"},
    "A5 root cause before": {"review.find_root_causes"},
    "A5 training before": {"review.train_before_expecting"},
    "A5 engagement": {"review.objective.engagement", "review.lift_morale"},
    "A5 morale": {"review.objective.engagement", "review.lift_morale"},
    "A6 prioritise": {"beyond.prioritise"},
    "A6 delegate": {"beyond.delegate"},
    "A6 use the data": {"beyond.use_the_data"},
    "A6 weekly improvement hour": {"beyond.weekly_improvement_hour"},
    "A6 CRM": {"beyond.review_technology"},
    "A6 missing functions": {"beyond.review_technology"},
    "A6 breaks between channels": {"beyond.review_technology"},
    "A6 customers’ and agents’ feedback": {"beyond.gather_feedback"},
    "A6 alert on a dip or a rise": {"beyond.follow_up_alerts"},
    "A6 consult senior management": {"beyond.consult_senior_management"},
    "A6 mystery shopping": {"beyond.repeat_mystery_shops"},
    "A7 self-reflection": REFLECTIONS,
    "A7 patience": TRAITS_AGAIN | {"listen.question.patience"},
    "A7 vision": TRAITS_AGAIN | {"listen.question.vision"},
    "A7 leadership": TRAITS_AGAIN | {"listen.question.leadership"},
    "A7 resource management": TRAITS_AGAIN | {"listen.question.resource_management"},
    "A7 flexibility": TRAITS_AGAIN | {"listen.question.flexibility"},
    "A7 ownership": TRAITS_AGAIN | {"listen.question.ownership"},
    "B recruitment early": {"kpis.recruit_early"},
    "B knowledge base": {"equip.choose_one_knowledge_base", "beyond.refresh_skills_and_knowledge"},
    "B guard-rail": {"kpis.add_guard_rails"},
    "B full turn of the improvement cycle": {"beyond.turn_the_improvement_cycle"},
    "C health check": HEALTH_CHECKS,
    "D same words": {"equip.compare_words_and_voice"},
    "D voice": {"equip.compare_words_and_voice"},
    "D opening hours": {"equip.check_promises"},
    "D accessibility and answer quality": {"report.balance_access_and_quality"},
    "D telephony": {"equip.name_a_telephony_owner"},
    "D decathlon": {"review.name_the_weakest_discipline"},
    "D weakest": {"review.name_the_weakest_discipline"},
    "E unified customer data": {"report.map_customer_data"},
    "E your own goals": {"kpis.set_targets_from_own_goals"},
    "E trend": {"beyond.question.customer_before_trend"},
    "E every week": {"report.listen_every_week"},
    "E short, relevant lessons": {"equip.cross_train_in_short_lessons"},
    "E live monitoring": {"listen.follow_live_interactions"},
    "E escalation, a customer about to leave": {"listen.follow_live_interactions"},
    "E new agent paired": {"listen.follow_live_interactions"},
}
# What may be said in any words.
TOLD: dict[str, set[str]] = {
    "A1 customer feedback is an objective": {"listen.objective.customer_feedback"},
    "A5 changes follow the questions": {"review.move_people"},
    "B skills tagged": {"equip.tag_skills"},
    "B skills kept fresh": {"beyond.refresh_skills_and_knowledge"},
    "B organised for the task": {"beyond.question.organised_for_the_task"},
    "B goals without side effects": {"kpis.question.side_effects"},
    "B contacts that cannot be solved at once": {"review.own_the_unsolved"},
    "D one discipline broken": {"review.question.broken_discipline"},
    "E technology with a reason": {"beyond.question.reason_for_technology"},
    "E customers met in their channel": {"equip.ask_customers"},
}
ITEMS = NAMED | TOLD


def entries(kind: str) -> list[dict[str, Any]]:
    return [entry for milestone in MILESTONES for entry in milestone[kind]]


TASKS, QUESTIONS, OBJECTIVES = entries("tasks"), entries("questions"), entries("objectives")
TEXTS = {
    entry["key"]: " ".join(entry.get(part, "") for part in ("title", "why", "text", "hint"))
    for entry in TASKS + QUESTIONS + OBJECTIVES
}


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_has_its_place_in_the_plan(item: str) -> None:
    assert ITEMS[item]
    assert not ITEMS[item] - set(TEXTS)


@pytest.mark.parametrize("item", NAMED)
def test_what_has_a_name_is_called_by_it(item: str) -> None:
    name = item.split(" ", 1)[1].lower()
    assert not [key for key in NAMED[item] if name not in TEXTS[key].lower()]


@pytest.mark.parametrize("item", ITEMS)
def test_what_carries_an_item_names_it_as_a_source(item: str) -> None:
    sources = {entry["key"]: entry["sources"] for entry in TASKS + QUESTIONS}
    carriers = ITEMS[item] & set(sources)
    assert not [key for key in carriers if item.split()[0] not in sources[key]]


def test_the_milestones_stand_in_order_with_their_days() -> None:
    spans = {m["key"]: (m["first_day"], m.get("last_day", LAST_DAY_BEYOND)) for m in MILESTONES}
    assert list(spans.items()) == list(SPANS.items())


def test_no_key_and_no_title_is_used_twice() -> None:
    keys = [entry["key"] for entry in [*MILESTONES, *TASKS, *QUESTIONS, *OBJECTIVES]]
    assert not {key for key in keys if keys.count(key) > 1}
    assert len({task["title"] for task in TASKS}) == len(TASKS)


def test_every_due_day_lies_in_its_milestone() -> None:
    due = [(SPANS[m["key"]], t["due_day"], t["key"]) for m in MILESTONES for t in m["tasks"]]
    assert not [key for (first, last), day, key in due if not first <= day <= last]


@pytest.mark.parametrize("milestone", MILESTONES, ids=lambda milestone: milestone["key"])
def test_every_objective_is_served_by_tasks_of_its_milestone(milestone: dict[str, Any]) -> None:
    tasks = {task["key"] for task in milestone["tasks"]}
    serving = {o["key"]: set(o["tasks"]) for o in milestone["objectives"]}
    assert not [key for key, named in serving.items() if not named or named - tasks]


def test_the_plan_can_be_held_in_120_days() -> None:
    assert 60 <= len(TASKS) <= 90


def test_every_task_and_question_says_where_it_comes_from() -> None:
    assert not [e["key"] for e in TASKS + QUESTIONS if not e["sources"]]
    assert {source for e in TASKS + QUESTIONS for source in e["sources"]} == SOURCES


def test_tasks_and_hints_can_be_read_aloud_in_a_breath() -> None:
    assert not [t["key"] for t in TASKS if not 0 < len(t["title"]) <= LONGEST_TITLE]
    assert not [t["key"] for t in TASKS if not 0 < len(t["why"]) <= LONGEST_WHY]
    assert not [q["key"] for q in QUESTIONS if not 0 < len(q["hint"]) <= LONGEST_HINT]


def test_pulse_health_check_and_reflection_return_on_their_days() -> None:
    due = {task["key"]: task["due_day"] for task in TASKS}
    assert sorted(due[key] for key in PULSES) == [14, 60, 120]
    assert sorted(due[key] for key in HEALTH_CHECKS) == [14, 60, 120]
    assert sorted(due[key] for key in REFLECTIONS) == sorted(REFLECTION_DAYS.values())


def test_what_recurs_beyond_day_120_covers_week_month_quarter_and_year() -> None:
    rhythms = {t["repeats"] for t in TASKS if t["key"].startswith("beyond.") and "repeats" in t}
    assert rhythms == {"weekly", "monthly", "quarterly", "yearly"}

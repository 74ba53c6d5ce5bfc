"""Steps made for tests."""

from playbook.workshop.guide import Guide, Item, Step, StepKind
from playbook.workshop.guide_file import options

TWO = (Item("phone", "Telephone"), Item("chat", "Chat"))
YES_NO = Step("clear", StepKind.YES_NO, "Is it clear?", items=(Item("answer", "Is it clear?"),))
SCALE = Step("mood", StepKind.SCALE, "How is it?", items=TWO, low="Bad", high="Good")
DOTS = Step("vote", StepKind.DOTS, "Which first?", items=options(["A", "B", "C"]), dots=3)
RANKING = Step("rank", StepKind.RANKING, "In which order?", items=options(["A", "B", "C", "D"]))
OPEN = Step("ideas", StepKind.OPEN, "What hinders?", is_live=True)
CHOICE = Step("choice", StepKind.DOTS, "Which of them?", options_from="ideas")
TALK = Step("talk", StepKind.DISCUSSION, "Why is it so?")
TIMER = Step("alone", StepKind.TIMER, "Think alone", minutes=3)
ACTIONS = Step("actions", StepKind.ACTIONS, "Who does what?", is_named=True)
GUIDE = Guide("test", "A test", "To test.", "", (TALK, OPEN, CHOICE, YES_NO, ACTIONS))

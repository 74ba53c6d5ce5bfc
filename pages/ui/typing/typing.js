// Streamlit takes a text when its field is left. Here also when the typing rests or the tab goes.
export default function () {
  let waiting;
  // In a form the same keys would send it.
  const kept = (field) => field?.tagName === "TEXTAREA" && !field.closest("[data-testid=stForm]");
  const hand = () => {
    clearTimeout(waiting);
    const field = document.activeElement;
    if (!kept(field)) return;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  };
  const typed = (event) => {
    clearTimeout(waiting);
    if (kept(event.target) && !event.isComposing) waiting = setTimeout(hand, 700);
  };
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", hand);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener("input", typed);
    document.removeEventListener("visibilitychange", hand);
  };
}

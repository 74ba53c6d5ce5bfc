// Streamlit takes a text when its field is left. Here also when the typing rests or the tab goes.
export default function () {
  let waiting;
  const hand = () => {
    clearTimeout(waiting);
    const field = document.activeElement;
    if (field?.tagName !== "TEXTAREA") return;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  };
  const typed = (event) => {
    clearTimeout(waiting);
    if (event.target.tagName === "TEXTAREA" && !event.isComposing) waiting = setTimeout(hand, 700);
  };
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", hand);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener("input", typed);
    document.removeEventListener("visibilitychange", hand);
  };
}

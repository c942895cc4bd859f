// The ideas that a reader has starred, kept in the browser, such as `thanos/hedged-requests`.

const PLACE = "mentorship-shortlist"
/** @type {Set<string>} */
let kept = new Set()
let isKept = true

function read() {
  try {
    const found = [JSON.parse(localStorage.getItem(PLACE) ?? "[]")].flat()
    kept = new Set(found.filter((one) => typeof one === "string"))
  } catch {} // damaged data is overwritten, forbidden storage noticed at the next star
}

/** In the order in which they were starred. */
export const starred = () => [...kept]

/** @param {Element} button */
const idea = (button) => button.getAttribute("data-star") ?? ""

/** Says whether its idea is starred. @param {Element} button */
export const mark = (button) => button.setAttribute("aria-pressed", `${kept.has(idea(button))}`)

/** @param {string[]} ideas */
export function add(ideas) {
  ideas.forEach((one) => kept.add(one))
  write()
}

function write() {
  try {
    localStorage.setItem(PLACE, JSON.stringify(starred()))
    isKept = true
  } catch {
    isKept = false // forbidden, or full
  }
  show()
}

function show() {
  document.querySelectorAll("[data-star]").forEach(mark)
  for (const link of document.links) {
    if (!("shortlist" in link.dataset)) continue
    link.search = kept.size ? `list=${starred().join(",")}` : ""
    link.textContent = `My shortlist (${kept.size})`
    if (!isKept) link.textContent += ", until you leave: this browser keeps nothing"
  }
  document.dispatchEvent(new Event("shortlist"))
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-star]")
  if (!button) return
  if (!kept.delete(idea(button))) kept.add(idea(button))
  write()
})
addEventListener("storage", ({ key }) => key === PLACE && (read(), show()))

read()
document$.subscribe(show)

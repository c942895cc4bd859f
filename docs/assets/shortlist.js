// The ideas that a reader has starred, kept in the browser: `thanos/hedged-requests`, one a star.

const PLACE = "mentorship-shortlist"
/** @type {Set<string>} */
let kept = new Set()
let isKept = true

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "[]")
    kept = new Set([found].flat().filter((one) => typeof one === "string"))
  } catch {} // damaged data is overwritten; forbidden storage is noticed at the next star
}

/** The starred ideas, the first starred first. */
export const starred = () => [...kept]

/** @param {Element} button says whether its idea is starred */
export const mark = (button) =>
  button.setAttribute("aria-pressed", String(kept.has(button.getAttribute("data-star") ?? "")))

/** @param {string[]} ideas */
export function add(ideas) {
  for (const idea of ideas) kept.add(idea)
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
  for (const link of document.querySelectorAll("a[data-shortlist]")) {
    const address = new URL(/** @type {HTMLAnchorElement} */ (link).href)
    address.search = kept.size ? `list=${starred().join(",")}` : ""
    link.setAttribute("href", address.href)
    link.textContent = `My shortlist (${kept.size})`
    if (!isKept) link.textContent += ", until you leave: this browser keeps nothing"
  }
  document.dispatchEvent(new Event("shortlist"))
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-star]")
  if (!button) return
  const idea = button.getAttribute("data-star") ?? ""
  if (!kept.delete(idea)) kept.add(idea)
  write()
})
addEventListener("storage", (event) => {
  if (event.key !== PLACE) return
  read()
  show()
})

read()
document$.subscribe(show)

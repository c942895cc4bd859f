// @ts-check
// The ideas that a reader has starred, kept in the browser: `thanos/hedged-requests`, one a star.

const PLACE = "mentorship-shortlist"

/** @type {Set<string>} */
let kept = new Set()
let isKept = true

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "[]")
    if (Array.isArray(found)) kept = new Set(found.filter((one) => typeof one === "string"))
  } catch (error) {
    isKept = !(error instanceof DOMException) // what is no JSON is not ours; what is forbidden stays so
  }
}

function write() {
  try {
    localStorage.setItem(PLACE, JSON.stringify([...kept]))
    isKept = true
  } catch {
    isKept = false
  }
}

/** The starred ideas, the first starred first. */
export const starred = () => [...kept]

/** @param {string[]} ideas */
export function add(ideas) {
  for (const idea of ideas) kept.add(idea)
  write()
  show()
}

function show() {
  for (const button of document.querySelectorAll("[data-star]")) {
    button.setAttribute("aria-pressed", String(kept.has(button.getAttribute("data-star") ?? "")))
  }
  for (const link of document.querySelectorAll("a[data-shortlist]")) {
    const address = new URL(/** @type {HTMLAnchorElement} */ (link).href)
    address.search = kept.size ? `list=${starred().join(",")}` : ""
    link.setAttribute("href", address.href)
    link.textContent = kept.size ? `Shortlist (${kept.size})` : "Shortlist"
    if (!isKept) link.textContent += ", until you leave: this browser keeps nothing"
  }
  document.dispatchEvent(new CustomEvent("shortlist"))
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-star]")
  if (!button) return
  const idea = button.getAttribute("data-star") ?? ""
  if (!kept.delete(idea)) kept.add(idea)
  write()
  show()
})
addEventListener("storage", (event) => {
  if (event.key !== PLACE) return
  read()
  show()
})

read();
/** @type {any} */ (window).document$.subscribe(show)

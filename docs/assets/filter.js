// @ts-check
// The catalogue's filter. Its form is what is wanted, and the address is the form as a query; an
// idea's values are written as the same query. Within a facet any value will do, across facets all.

import { add, starred } from "./shortlist.js"

/**
 * @typedef {object} Idea
 * @property {HTMLElement} card
 * @property {string} key in a shortlist
 * @property {string} text to look for words in
 * @property {number[]} rank day added, day of activity upstream, place of its project
 * @property {number} place in the order that the build chose
 * @property {Map<string, string[]>} values by facet
 */

/** @type {Record<string, string[]>} the facets that ask for what is hidden */
const ASKS = { past: ["phase", "term"], closed: ["availability"] }

/** @type {(() => void) | undefined} what follows the address while a catalogue is shown */
let follow

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id)
/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** @param {HTMLElement} card @param {number} place @returns {Idea} */
function read(card, place) {
  const { is = "", rank = "", by = "" } = card.dataset
  /** @type {Map<string, string[]>} */
  const values = new Map()
  for (const [name, value] of new URLSearchParams(is)) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  const key = card.querySelector("[data-star]")?.getAttribute("data-star") ?? ""
  const text = plain(`${card.textContent} ${by}`)
  return { card, key, place, values, text, rank: rank.split(" ").map(Number) }
}

/** @param {HTMLFormElement} form */
function start(form) {
  const list = element("ideas")
  const ideas = [...list.children].map((card, place) => read(/** @type {HTMLElement} */ (card), place))
  /** @type {HTMLInputElement[]} */
  const boxes = [...form.elements].map((one) => /** @type {any} */ (one)).filter((one) => one.type === "checkbox")
  const facets = new Map(boxes.filter((box) => box.name !== "show").map((box) => [box.name, new Set([""])]))
  const [mine, keep, none, chosen] = ["mine", "keep", "none", "chosen"].map(element)
  const home = location.pathname
  let order = ideas

  /** @param {Idea} idea @param {string} name @param {string} value */
  const has = (idea, name, value) => idea.values.get(name)?.includes(value) ?? false

  /** What the form says, as an address has it. */
  function wanted() {
    const said = [.../** @type {any} */ (new FormData(form))].filter(([, value]) => value)
    return new URLSearchParams(said).toString().replaceAll("%2F", "/").replaceAll("%2C", ",")
  }

  function apply() {
    for (const [name, values] of facets) {
      values.clear()
      for (const box of boxes) if (box.name === name && box.checked) values.add(box.value)
    }
    const [words, listed] = [plain(form.q.value).split(/\s+/), new Set(form.list.value.split(","))]
    const isList = form.list.value !== ""
    const hidden = boxes.filter((box) => box.name === "show" && !box.checked && !isList &&
      !ASKS[box.value].some((name) => facets.get(name)?.size)).map((box) => box.value)

    /** @type {Map<string, number>} ideas if a box were ticked, or all of a facet's were not */
    const counts = new Map()
    /** @param {string} what */
    const count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1)
    const found = ideas.filter((idea) => {
      const fails = new Set()
      if (isList && !listed.has(idea.key)) fails.add("list")
      if (!words.every((word) => idea.text.includes(word))) fails.add("q")
      for (const [name, values] of facets) {
        if (values.size && ![...values].some((value) => has(idea, name, value))) fails.add(name)
      }
      for (const kind of hidden) if (kind in idea.card.dataset) fails.add(kind)
      const [only] = fails.size === 1 ? fails : []
      if (only) count(`without ${only}`)
      for (const [name, values] of idea.values) {
        if (!fails.size || (ASKS[only] ?? [only]).includes(name)) for (const value of values) count(`${name} ${value}`)
      }
      return !fails.size
    })

    const skills = facets.get("skill") ?? new Set()
    /** @param {Idea} idea */
    const fit = (idea) => [...skills].filter((skill) => has(idea, "skill", skill)).length
    /** @type {Record<string, (a: Idea, b: Idea) => number>} */
    const sorts = {
      new: (a, b) => b.rank[0] - a.rank[0],
      active: (a, b) => b.rank[1] - a.rank[1],
      project: (a, b) => a.rank[2] - b.rank[2],
    }
    const sort = sorts[form.sort.value] ?? (skills.size > 1 ? (a, b) => fit(b) - fit(a) : () => 0)
    found.sort((a, b) => sort(a, b) || a.place - b.place)

    const now = new Set(found)
    for (const idea of ideas) idea.card.hidden = !now.has(idea)
    const places = new Map(order.map((idea, place) => [idea, place]))
    if (found.some((idea, i) => i && (places.get(found[i - 1]) ?? 0) > (places.get(idea) ?? 0))) {
      list.append(...found.map((idea) => idea.card))
      order = [...order.filter((idea) => !now.has(idea)), ...found]
    }
    list.classList.remove("mi-entries--fresh")
    document.documentElement.classList.remove("mi-asked")

    for (const box of boxes) {
      const number = counts.get(box.name === "show" ? `without ${box.value}` : `${box.name} ${box.value}`) ?? 0
      const output = /** @type {HTMLElement} */ (box.parentElement?.querySelector("output"))
      const text = box.name === "show" ? (box.checked || !number ? "" : `+${number}`) : String(number)
      if (output.textContent !== text) output.textContent = text
      box.parentElement?.classList.toggle("mi-none", !number && !box.checked)
    }
    element("count").textContent = `${found.length} of ${ideas.length} ideas`
    none.hidden = found.length > 0
    remove(counts, found.length === 0)
    mine.setAttribute("aria-pressed", String(isList && form.list.value === starred().join(",")))
    mine.textContent = `Shortlist (${starred().length})`
    keep.hidden = !isList || starred().length === listed.size && starred().every((one) => listed.has(one))
  }

  /** Buttons that take one wish back. @param {Map<string, number>} counts @param {boolean} isEmpty */
  function remove(counts, isEmpty) {
    /** @type {HTMLButtonElement[]} */
    const buttons = []
    /** @param {string} label @param {string} name @param {() => void} undo */
    const offer = (label, name, undo) => {
      const button = document.createElement("button")
      button.type = "button"
      const left = counts.get(`without ${name}`)
      button.textContent = isEmpty && left ? `${label} (then ${left})` : label
      button.setAttribute("aria-label", `Remove: ${button.textContent}`)
      button.onclick = () => (undo(), change(), (chosen.querySelector("button") ?? form.q).focus())
      buttons.push(button)
    }
    if (form.q.value) offer(`“${form.q.value}”`, "q", () => (form.q.value = ""))
    if (form.list.value) offer("This list", "list", () => (form.list.value = ""))
    for (const box of boxes) {
      if (!box.checked || box.name === "show") continue
      offer(box.parentElement?.querySelector("span")?.textContent ?? "", box.name, () => (box.checked = false))
    }
    chosen.replaceChildren(...buttons)
    chosen.hidden = !buttons.length
  }

  /** @param {boolean} isTyped what is typed is one step back, however many letters it has */
  function change(isTyped = false) {
    const query = wanted()
    const address = query ? `?${query}` : home
    if (isTyped) history.replaceState(history.state, "", address)
    else if (`?${query}` !== (location.search || "?")) history.pushState(null, "", address)
    apply()
  }

  follow = () => {
    if (location.pathname !== home) return
    const asked = new URLSearchParams(location.search)
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value)
    for (const name of ["q", "list", "sort"]) form[name].value = asked.get(name) ?? ""
    if (form.sort.selectedIndex < 0) form.sort.value = "" // an order that there is not
    apply()
  }

  form.addEventListener("submit", (event) => event.preventDefault())
  form.q.addEventListener("input", () => change(true))
  for (const one of form.elements) if (one !== form.q) one.addEventListener("change", () => change())
  mine.onclick = () => {
    const all = starred().join(",")
    form.list.value = form.list.value === all ? "" : all
    change()
  }
  keep.onclick = () => add(form.list.value.split(",").filter((/** @type {string} */ key) => ideas.some((idea) => idea.key === key)))
  const open = /** @type {HTMLElement} */ (form.querySelector(".mi-open"))
  open.onclick = () => open.setAttribute("aria-expanded", String(form.classList.toggle("mi-is-open")))
  follow()
}

/** @type {any} */ (window).document$.subscribe(() => {
  const form = element("filter")
  follow = undefined
  if (form) start(form)
})
addEventListener("popstate", () => follow?.())
// A link from the catalogue to itself: the theme changes the address, and nothing else.
addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("a")) follow?.()
})
document.addEventListener("shortlist", () => follow?.())

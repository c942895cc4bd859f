// The catalogue's filter. Its form as a query is the address, and so are an idea's values. Within a facet
// any will do, across facets all must.

import { add, mark, starred } from "./shortlist.js"

/** @typedef {{box: HTMLInputElement, label: string, output: Element, count: number}} Option
 *  @typedef {{card: HTMLElement, star: Element, key: string, text: string, rank: number[],
 *   values: Map<string, Option[]>}} Idea */

const STEP = 12 // rows at once; more come as they are reached
/** What is hidden, and the facets that ask for it. @type {Record<string, string[]>} */
const ASKS = { past: ["phase", "term"], closed: ["availability"] }

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id)
/** The words of `text`, each behind a space. @param {string} text */
const plain = (text) => ` ${text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()}`.replace(/[^\p{L}\p{N}@#+]+/gu, " ")

/** @type {{form: Element, follow: () => void, lists: () => void} | undefined} the catalogue that is shown */
let shown

/** @param {any} form */
function start(form) {
  const [list, more, mine, keep, none, chosen] = "ideas more mine keep none chosen".split(" ").map(element)
  const here = location.pathname
  /** @type {Map<string, Option>} */
  const options = new Map()
  for (const box of form.querySelectorAll("[type=checkbox]")) {
    const [{ textContent: label }, output] = box.parentElement.querySelectorAll("span, output")
    options.set(`${box.name}=${box.value}`, { box, label, output, count: 0 })
  }
  const shows = Object.keys(ASKS).map((kind) => ({ kind, box: element(kind), output: element(`${kind}-more`) }))
  const boxes = [...options.values(), ...shows].map(({ box }) => box)
  /** @type {Idea[]} */
  const ideas = [...list.children].map((card) => {
    const { is, rank, by } = card.dataset
    const star = card.querySelector("[data-star]")
    const values = new Map()
    let text = `${card.textContent} ${by}`
    for (const [name, value] of new URLSearchParams(is)) {
      const option = options.get(`${name}=${value}`)
      values.set(name, [...(values.get(name) ?? []), option])
      text += ` ${option?.box.dataset.also ?? ""}`
    }
    return { card, star, key: star.dataset.star, text: plain(text), rank: rank.split(" ").map(Number), values }
  })
  /** @type {Idea[]} */
  let found = []

  /** @param {number} size the rows to show; those that are there stay, as focus may be in one */
  function put(size) {
    list.append(...found.slice(list.childElementCount, size).map(({ card }) => card))
    more.hidden = found.length <= size
  }

  function apply() {
    const ticked = [...options.values()].filter(({ box }) => box.checked)
    const facets = [...new Set(ticked.map(({ box }) => box.name))]
    const words = plain(form.words.value).trim().split(" ")
    const listed = form.list.value && new Set(form.list.value.split(","))
    const hidden = shows.filter(({ kind, box }) =>
      !listed && !box.checked && !ASKS[kind].some((name) => facets.includes(name))).map(({ kind }) => kind)

    /** @type {Record<string, number>} wish → how many would be found without it */
    const without = {}
    for (const option of options.values()) option.count = 0
    found = ideas.filter((idea) => {
      const fails = facets.filter((name) => !idea.values.get(name)?.some(({ box }) => box.checked))
      if (listed && !listed.has(idea.key)) fails.push("list")
      if (!words.every((word) => idea.text.includes(` ${word}`))) fails.push("words")
      for (const kind of hidden) if (kind in idea.card.dataset) fails.push(kind)
      if (fails.length > 1) return false
      const [only] = fails
      if (only) without[only] = (without[only] ?? 0) + 1
      for (const [name, own] of idea.values) {
        if (!only || (ASKS[only] ?? [only]).includes(name)) for (const option of own) option.count++
      }
      return !only
    })

    const by = ["new", "active", "project"].indexOf(form.sort.value)
    /** @param {Idea} idea */
    const place = ({ rank, values }) => rank[by] ?? -(values.get("skill") ?? []).filter(({ box }) => box.checked).length
    found.sort((a, b) => place(a) - place(b))
    list.replaceChildren()
    put(STEP + Math.ceil((history.state?.y ?? 0) / 60)) // as far down as the reader had been
    list.classList.remove("mi-entries--fresh")
    document.body.classList.remove("mi-asked")

    for (const { box, output, count } of options.values()) {
      if (output.textContent !== `${count}`) output.textContent = `${count}`
      box.parentElement?.classList.toggle("mi-none", !count && !box.checked)
    }
    for (const { kind, output } of shows) output.textContent = without[kind] ? `+${without[kind]}` : ""
    element("count").textContent = `${found.length} of ${ideas.length} ideas`
    none.hidden = found.length > 0

    /** @param {string} label @param {string} wish @param {() => void} undo */
    const offer = (label, wish, undo) => {
      const button = document.createElement("button")
      const then = !found.length && without[wish]
      button.textContent = label + (then ? ` (then ${then})` : "")
      button.onclick = () => (undo(), change(), (chosen.firstChild ?? form.words).focus())
      return button
    }
    chosen.replaceChildren(
      ...["words", "list"].filter((name) => form[name].value).map((name) =>
        offer(name === "list" ? "This list" : `“${form.words.value}”`, name, () => (form[name].value = ""))),
      ...ticked.map(({ box, label }) => offer(label, box.name, () => (box.checked = false))),
    )
    chosen.hidden = !chosen.firstChild
    lists()
  }

  function lists() {
    const [own, asked] = [starred().join(","), form.list.value]
    mine.ariaPressed = `${!!asked && asked === own}`
    mine.textContent = `Shortlist (${starred().length})`
    keep.hidden = !asked || asked === own
  }

  /** @param {Event} [event] what is typed is no step to go back to */
  function change(event) {
    const wishes = /** @type {any} */ ([...new FormData(form)].filter(([, value]) => value))
    const said = `${new URLSearchParams(wishes)}`.replaceAll("%2F", "/").replaceAll("%2C", ",")
    history[event?.type === "input" ? "replaceState" : "pushState"](null, "", said ? `?${said}` : here)
    apply()
  }

  function follow() {
    if (location.pathname !== here) return
    const asked = new URLSearchParams(location.search)
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value)
    for (const name of ["words", "list", "sort"]) form[name].value = asked.get(name) ?? ""
    form.sort.selectedIndex = Math.max(0, form.sort.selectedIndex)
    apply()
  }

  form.onsubmit = () => false
  for (const box of boxes) box.onchange = change
  form.sort.onchange = form.words.oninput = change
  mine.onclick = () => {
    form.list.value = mine.ariaPressed === "true" ? "" : starred().join(",")
    change()
  }
  keep.onclick = () => add(found.map(({ key }) => key))
  more.onclick = () => put(ideas.length)
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && put(list.childElementCount + STEP))
    .observe(more)
  const open = form.querySelector(".mi-open")
  open.onclick = () => open.setAttribute("aria-expanded", form.classList.toggle("mi-is-open"))
  shown = { form, follow, lists: () => (lists(), ideas.forEach(({ star }) => mark(star))) }
  follow()
}

document$.subscribe(() => {
  const form = document.querySelector(".mi-filter") // an id may be that of a heading in an idea
  if (form === shown?.form) return // told twice: this script comes with the page
  shown = undefined
  if (form) start(form)
})
addEventListener("popstate", () => shown?.follow())
addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a")
  if (!shown || !link || link.hash || event.ctrlKey || event.metaKey) return
  if (link.href.split("?")[0] !== location.origin + location.pathname) return
  event.stopPropagation() // the theme would take it for an anchor
  event.preventDefault()
  history.pushState(null, "", link.href)
  shown.follow()
}, true)
document.addEventListener("shortlist", () => shown?.lists())

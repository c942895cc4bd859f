// The catalogue's filter. The address is its form as a query.

import { find, HIDDEN, plain, query, values } from "./counting.js"
import { add, mark, starred } from "./shortlist.js"

const STEP = 12 // rows at once, more as they are reached

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id)

/** @type {Catalogue | undefined} */
let shown

/** @param {any} form */
function start(form) {
  const [list, more, mine, keep, none, chosen] = "ideas more mine keep none chosen".split(" ").map(element)
  const here = location.pathname
  /** @type {Map<string, Choice>} */
  const options = new Map()
  for (const box of form.querySelectorAll("[type=checkbox]")) {
    const [{ textContent: label }, output] = box.parentElement.querySelectorAll("span, output")
    options.set(`${box.name}=${box.value}`, { box, label, output })
  }
  const boxes = [...form.elements].filter(({ type }) => type === "checkbox")
  /** @type {Row[]} */
  const ideas = [...list.children].map((card) => {
    const { is, rank, by } = card.dataset
    const star = card.querySelector("[data-star]")
    const own = values(is)
    const also = own.map(([, option]) => options.get(option)?.box.dataset.also).join(" ")
    return {
      card, star, key: star.dataset.star, text: plain(`${card.textContent} ${by} ${also}`), values: own,
      rank: rank.split(" ").map(Number), hidden: Object.keys(HIDDEN).filter((kind) => kind in card.dataset),
    }
  })
  let found = ideas

  /** @returns {any} */
  const asked = () => [...new FormData(form)].filter(([, value]) => value)

  /** @param {number} size rows to show; those there stay, as focus may be in one */
  function put(size) {
    list.append(...found.slice(list.childElementCount, size).map(({ card }) => card))
    more.hidden = found.length <= size
  }

  function apply() {
    const { counts, without, ...matching } = find(ideas, asked())
    found = matching.found
    list.replaceChildren()
    put(STEP + Math.ceil((history.state?.y ?? 0) / 60)) // as far down as the reader had been
    list.classList.remove("mi-entries--fresh")
    document.body.classList.remove("mi-asked")

    for (const [option, { box, output }] of options) {
      const count = `${counts[option] ?? 0}`
      if (output.textContent !== count) output.textContent = count
      box.parentElement?.classList.toggle("mi-none", count === "0" && !box.checked)
    }
    for (const kind in HIDDEN) element(`${kind}-more`).textContent = without[kind] ? `+${without[kind]}` : ""
    element("count").textContent = `${found.length} of ${ideas.length} ideas`
    none.hidden = found.length > 0

    /** @type {Offer} */
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
      ...[...options.values()].filter(({ box }) => box.checked).map(({ box, label }) =>
        offer(label, box.name, () => (box.checked = false))),
    )
    chosen.hidden = !chosen.firstChild
    lists()
  }

  function lists() {
    const listed = form.list.value
    const isOwn = !!listed && listed === starred().join(",")
    mine.ariaPressed = `${isOwn}`
    mine.textContent = `Shortlist (${starred().length})`
    keep.hidden = !listed || isOwn
  }

  /** @param {Event} [event] typing adds no step to go back to */
  function change(event) {
    const said = query(asked())
    history[event?.type === "input" ? "replaceState" : "pushState"](null, "", said ? `?${said}` : here)
    apply()
  }

  function follow() {
    if (location.pathname !== here) return
    const address = new URLSearchParams(location.search)
    for (const box of boxes) box.checked = address.getAll(box.name).includes(box.value)
    for (const name of ["words", "list", "sort"]) form[name].value = address.get(name) ?? ""
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
  if (form === shown?.form) return // called twice: this script comes with the page
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

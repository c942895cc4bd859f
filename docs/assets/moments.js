// @ts-check
// A page says how soon something ends and how old an answer is, as of the day it was built. This
// says it anew, by the reader's clock. The words are those of hooks/mentorship/site/words.py.

/** @param {Date} at @returns {number} the day it is in UTC, counted from 1970 */
const day = (at) => Math.floor(at.getTime() / 86_400_000)

/** @param {Date} at @param {Date} now */
export function age(at, now) {
  const days = day(now) - day(at)
  if (days < 1) return "today"
  if (days === 1) return "yesterday"
  return days < 60 ? `${days} days ago` : `${Math.floor(days / 30)} months ago`
}

/** @param {Date} at @param {Date} now */
export function until(at, now) {
  const hours = Math.floor((at.getTime() - now.getTime()) / 3_600_000)
  if (at <= now) return age(at, now)
  if (hours < 1) return "within the hour"
  if (hours < 48) return `in ${hours} hour${hours > 1 ? "s" : ""}`
  const days = Math.floor(hours / 24)
  return days < 60 ? `in ${days} days` : `in ${Math.floor(days / 30)} months`
}

/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector) => [...document.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e))

/** @param {Date} now */
function correct(now) {
  const seconds = now.getTime() / 1000
  for (const element of all("[data-steps]")) {
    /** @type {[number, string, number | null][]} since, what, until: see site/countdown.py */
    const steps = JSON.parse(element.dataset.steps ?? "[]")
    const step = steps.filter(([since]) => since <= seconds).pop()
    if (!step) continue // a clock that goes before the build is wrong
    const [, text, end] = step
    element.textContent = end === null ? `${text}.` : `${text} ${until(new Date(end * 1000), now)}.`
  }
  for (const element of all("time[data-age]")) {
    element.textContent = age(new Date(element.getAttribute("datetime") ?? ""), now)
  }
  for (const element of all("[data-from]")) {
    const { from, until: end } = element.dataset
    const isOver = seconds > Number(end)
    const isNow = !isOver && seconds >= Number(from)
    if (element.localName !== "tr") element.hidden = !isNow
    else {
      element.classList.toggle("mi-past", isOver)
      element.classList.toggle("mi-now", isNow)
      if (isNow) element.setAttribute("aria-current", "date")
      else element.removeAttribute("aria-current")
    }
  }
}

// The theme tells of each page it shows, the first included.
/** @type {any} */ (window).document$.subscribe(() => correct(new Date()))

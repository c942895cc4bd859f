// How soon something ends and how old an answer is, by the reader's clock. Words as in site/words.py.

const DAY = 86_400_000

/** @param {number} days */
const span = (days) => (days < 60 ? `${days} days` : `${Math.floor(days / 30)} months`)

/** @type {Words} */
export const age = (at, now) => {
  const days = Math.floor(now / DAY) - Math.floor(at / DAY)
  if (days < 2) return days < 1 ? "today" : "yesterday"
  return `${span(days)} ago`
}

/** @type {Words} */
export const until = (at, now) => {
  const hours = Math.floor((at - now) / 3_600_000)
  if (at <= now) return age(at, now)
  if (hours < 48) return hours < 1 ? "within the hour" : `in ${hours} hour${hours > 1 ? "s" : ""}`
  return `in ${span(Math.floor(hours / 24))}`
}

/** @param {string} selector @returns {NodeListOf<any>} */
const all = (selector) => document.querySelectorAll(selector)

function correct() {
  const now = Date.now()
  for (const element of all("[data-steps]")) {
    /** @type {Step[]} */
    const steps = JSON.parse(element.dataset.steps)
    const step = steps.filter(([since]) => since * 1000 <= now).pop()
    if (!step) continue // a clock from before the build is wrong
    element.textContent = step[2] ? `${step[1]} ${until(step[2] * 1000, now)}.` : `${step[1]}.`
  }
  for (const time of all("time[data-age]")) time.textContent = age(Date.parse(time.dateTime), now)
  for (const element of all("[data-from]")) {
    const [from, end] = [element.dataset.from * 1000, element.dataset.until * 1000]
    const isNow = from <= now && now <= end
    element.classList.toggle("mi-past", end < now)
    element.classList.toggle("mi-now", isNow)
    if (element.localName === "p") element.hidden = !isNow
    else element.setAttribute("aria-current", isNow ? "date" : "false")
  }
}

document$.subscribe(correct)

// What the filter finds, in plain data. Within a facet any value will do, across facets all must.

/** What is hidden, and the facets that ask for it. @type {Record<string, string[]>} */
export const HIDDEN = { past: ["phase", "term"], closed: ["availability"] }
const SORTS = ["new", "active", "project"]
const OTHERS = ["words", "list", "sort", "show"] // all else asked for is a facet

/** The words of `text`, each behind a space. @param {string} text */
export const plain = (text) => ` ${text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()}`.replace(/[^\p{L}\p{N}@#+]+/gu, " ")

/** @param {string} query of one idea */
export const values = (query) => [...new URLSearchParams(query)].map(([name, value]) => [name, `${name}=${value}`])

/** @param {string[][]} asked */
export const query = (asked) => `${new URLSearchParams(asked)}`.replaceAll("%2F", "/").replaceAll("%2C", ",")

/** @template {Idea} T @param {T[]} ideas @param {string[][]} asked as in the address */
export function find(ideas, asked) {
  const { words = "", list, sort } = Object.fromEntries(asked)
  const sought = plain(words).trim().split(" ")
  const listed = list && new Set(list.split(","))
  const options = new Set(asked.map((pair) => pair.join("=")))
  const facets = [...new Set(asked.map(([name]) => name))].filter((name) => !OTHERS.includes(name))
  const hides = Object.keys(HIDDEN).filter((kind) =>
    !listed && !options.has(`show=${kind}`) && !HIDDEN[kind].some((name) => facets.includes(name)))
  /** @type {Counts} how many there would be with each `facet=value` */
  const counts = {}
  /** @type {Counts} how many fail only what is asked for */
  const without = {}

  const found = ideas.filter(({ key, text, hidden, values }) => {
    const fails = facets.filter((name) => !values.some(([facet, option]) => facet === name && options.has(option)))
    if (listed && !listed.has(key)) fails.push("list")
    if (!sought.every((word) => text.includes(` ${word}`))) fails.push("words")
    fails.push(...hides.filter((kind) => hidden.includes(kind)))
    if (fails.length > 1) return false
    const [only] = fails
    if (only) without[only] = (without[only] ?? 0) + 1
    for (const [facet, option] of values)
      if (!only || (HIDDEN[only] ?? [only]).includes(facet)) counts[option] = (counts[option] ?? 0) + 1
    return !only
  })

  const by = SORTS.indexOf(sort)
  /** @param {Idea} idea those with most of the skills come first */
  const place = ({ rank, values }) =>
    rank[by] ?? -values.filter(([facet, option]) => facet === "skill" && options.has(option)).length
  return { found: found.sort((a, b) => place(a) - place(b)), counts, without }
}

// The types of the site's scripts. They are not beside the scripts: no reader has to load them.

/** What the filter knows of an idea. `values` are pairs of a facet and `facet=value`. */
interface Idea {
  key: string
  text: string
  rank: number[]
  hidden: string[]
  values: string[][]
}

interface Row extends Idea {
  card: HTMLElement
  star: Element
}

/** A value of a facet that can be ticked, and how many ideas there are with it. */
interface Choice {
  box: HTMLInputElement
  label: string
  output: Element
}

interface Catalogue {
  form: Element
  follow: () => void
  lists: () => void
}

type Counts = Record<string, number>

/** Makes a button that takes back one thing that is asked for. */
type Offer = (label: string, wish: string, undo: () => void) => HTMLButtonElement

/** How far one moment is from now. */
type Words = (at: number, now: number) => string

/** Since when, what, until when, in seconds: see hooks/mentorship/site/countdown.py. */
type Step = [since: number, what: string, end?: number]

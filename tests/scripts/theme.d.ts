// What the theme's script gives to ours: an observable of each page that it shows.
// https://squidfunk.github.io/mkdocs-material/customization/#additional-javascript
declare const document$: { subscribe(next: () => void): void }

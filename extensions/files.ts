/** The widget, with elements for the kinds of widget.ts: what `npm run generate` makes of both. */
export const widgetScriptFile = new URL('../src/embed/v1.js', import.meta.url)

/** The description of the API, with the kinds of reading.ts: made of them in the same way. */
export const openApiFile = new URL('../src/delivery/openapi/openapi.json', import.meta.url)

/** The folders that answers to readers are made of, besides those of `src`: a change there is a change of every answer. */
export const shapingFolders: readonly URL[] = [new URL('.', import.meta.url)]

/** Where the migrations of migrations.ts stand: a database that has them is refused by a program that has not. */
export const migrationFolders: readonly URL[] = []

export const widgetScriptFile = new URL('../generated/src/embed/v1.js', import.meta.url)

export const openApiFile = new URL('../generated/src/delivery/openapi/openapi.json', import.meta.url)

export const shapingFolders: readonly URL[] = [
  new URL('.', import.meta.url),
  new URL('../vacancy/', import.meta.url),
  new URL('../generated/src/', import.meta.url),
]

export const migrationFolders: readonly URL[] = [new URL('../migrations/', import.meta.url)]

const focusable =
  'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button, [tabindex="0"]'

/** The field's element in the form; of rich text the editor. */
const elementOf = (form: Element, path: string): HTMLElement | undefined =>
  form.querySelector<HTMLElement>(
    `[id="field-${path.replaceAll('.', '__')}"], [data-field-path="${CSS.escape(path)}"]`,
  ) ?? undefined

const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

const openTab = (form: Element, label: string): void => {
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('.tabs-field__tab-button')]
  buttons.find(({ textContent }) => textContent.startsWith(label))?.click()
}

const unfold = (field: HTMLElement): void => {
  for (let at: Element | null = field; at; at = at.parentElement) {
    at.querySelector<HTMLElement>(
      ':scope > .collapsible__toggle-wrap > .collapsible__toggle--collapsed',
    )?.click()
  }
}

/**
 * Leads to a field of a form, through tabs and folds, and puts the focus there.
 *
 * @param tabs labels of the tabs that it is in, the outermost first
 */
export const goToField = async (form: Element, path: string, tabs: readonly string[]): Promise<void> => {
  for (const label of tabs) {
    openTab(form, label)
    await drawn()
  }
  // A row that is not drawn is led to by its list.
  const parts = path.split('.')
  const found = parts.map((_, at) => elementOf(form, parts.slice(0, parts.length - at).join('.')))
  const field = found.find((element) => element !== undefined)
  if (!field) return
  unfold(field)
  await drawn()
  field.scrollIntoView({ block: 'center' })
  const target = field.matches(focusable) ? field : field.querySelector<HTMLElement>(focusable)
  target?.focus({ preventScroll: true })
}

import { BaseSequencer } from 'vitest/node'

/** @typedef {import('vitest/node').TestSpecification} File */

/** What takes longest by far, though the files are short. */
const longest = [
  '/access/access-matrix.test.ts',
  '/workflow/random-verbs/',
  '/packages/installed-elsewhere.test.ts',
  '/jobs/crash.test.ts',
  '/browser/admin-forms.test.ts',
  '/browser/admin-ways.test.ts',
  '/browser/approval.test.ts',
  '/browser/held-forms.test.ts',
]

/** @param {File} file */
const isLongest = ({ moduleId }) => longest.some((place) => moduleId.includes(place))

/**
 * Vitest begins with the largest files. Here the longest come before those, so that at the end no worker is left alone
 * with one of them.
 */
export class LongestFirst extends BaseSequencer {
  /** @param {File[]} files @returns {Promise<File[]>} */
  async sort(files) {
    const sorted = await super.sort(files)
    // Projects follow one another, and go on doing so.
    const projects = [...new Set(sorted.map(({ project }) => project))]
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project)
      return [...own.filter(isLongest), ...own.filter((file) => !isLongest(file))]
    })
  }
}

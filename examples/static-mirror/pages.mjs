/** The pages as HTML. This is the part to change: everything that visitors see is made here. */

export const folders = {
  letter: 'letters',
  newsletter: 'newsletters',
  event: 'events',
  page: 'pages',
  evidence: 'evidence',
}

const headings = {
  letter: 'Letters',
  newsletter: 'Newsletters',
  event: 'Events',
  page: 'About us',
  evidence: 'Parents and school',
}

const escape = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])

const direction = (language) => (['ar', 'ur'].includes(language) ? 'rtl' : 'ltr')

const frame = ({ site, title, language, home, body }) => `<!doctype html>
<html lang="${escape(language)}" dir="${direction(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title === site.name ? title : `${title} – ${site.name}`)}</title>
</head>
<body>
<header><a href="${home}index.html">${escape(site.name)}</a></header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`

/** The day of an item, for lists; a page that stays has none. An event is listed at its next date. */
export const dayOf = (item, next) => (next?.startLocal ?? item.startLocal ?? item.date ?? '').slice(0, 10)

const day = (text) => (text ? `<p><time datetime="${escape(text)}">${escape(text)}</time></p>` : '')

const picture = ({ url, alt, width, height }) =>
  `<p><img src="${escape(url)}" alt="${escape(alt)}" width="${width}" height="${height}"></p>`

const clock = (local) => local.replace('T', ' ').slice(0, 16)

/** On the clock of the event's own place, which is named where it is another one. */
const times = ({ startLocal, endLocal }, { timeZone }) =>
  `${clock(startLocal)} to ${clock(endLocal)}${timeZone === 'Europe/London' ? '' : ` (${timeZone})`}`

const event = (item, next) =>
  item.kind === 'event'
    ? `<p>${escape(
        [
          item.status === 'scheduled' ? '' : item.status.toUpperCase(),
          next || !item.recurrence ? times(next ?? item, item) : 'No more dates',
          item.location,
        ]
          .filter(Boolean)
          .join(' · '),
      )}</p>`
    : ''

/**
 * One item, an event with its next date where it has one. Its addresses of pictures are those of the API; `mirror.mjs`
 * puts the copies in their place.
 */
export const itemPage = (site, item, next) =>
  frame({
    site,
    title: item.title,
    language: item.language,
    home: '../',
    body: [
      item.kind === 'event' ? event(item, next) : day(dayOf(item)),
      item.correction ? `<p><strong>Corrected:</strong> ${escape(item.correction.note)}</p>` : '',
      item.salutation ? `<p>${escape(item.salutation)}</p>` : '',
      item.html,
      ...item.images.filter(({ url }) => !item.html.includes(escape(url))).map(picture),
      ...item.attachments.map(({ name, url }) => `<p><a href="${escape(url)}">${escape(name)}</a></p>`),
      ...(item.signatories ?? []).map(({ name, title }) => `<p>${escape(name)}<br>${escape(title)}</p>`),
      item.localNote
        ? `<p><strong>${escape(item.localNote.school.name)}:</strong> ${escape(item.localNote.note)}</p>`
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
  })

/** All items of a kind: `entries` hold every language of each. */
export const listPage = (site, kind, entries) =>
  frame({
    site,
    title: headings[kind],
    language: 'en',
    home: '../',
    body: `<ul>\n${entries
      .map(
        ({ file, title, language, day: on }) =>
          `<li>${on ? `<time datetime="${on}">${on}</time> ` : ''}<a href="${file}" lang="${language}" dir="${direction(language)}">${escape(title)}</a></li>`,
      )
      .join('\n')}\n</ul>`,
  })

export const homePage = (site) =>
  frame({
    site,
    title: site.name,
    language: 'en',
    home: '',
    body: [
      site.strapline ? `<p>${escape(site.strapline)}</p>` : '',
      site.notice ? `<p><strong>${escape(site.notice.text)}</strong></p>` : '',
      `<ul>${Object.entries(folders)
        .map(([kind, folder]) => `<li><a href="${folder}/index.html">${headings[kind]}</a></li>`)
        .join('')}</ul>`,
      ...[site.address, site.phone, site.email].filter(Boolean).map((line) => `<p>${escape(line)}</p>`),
    ]
      .filter(Boolean)
      .join('\n'),
  })

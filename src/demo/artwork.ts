import sharp from 'sharp'

/**
 * Drawings for the demonstration, made of simple shapes: no people, so that nobody's child is shown, and no letters,
 * since not every machine has fonts. A drawing takes two colours and gives the inside of an SVG of 1200 by 800.
 */
export type Colours = { main: string; accent: string }
type Drawing = (colours: Colours) => string

const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
const circle = (x: number, y: number, radius: number, fill: string, more = '') =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`
const shape = (path: string, fill: string, more = '') => `<path d="${path}" fill="${fill}" ${more}/>`
const stroke = (path: string, colour: string, width: number) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_none, index) => draw(index)).join('')

const cream = '#fbf6ea'
const sky = '#dbeaf4'
const wood = '#b98a5b'
const leaf = '#4c8c4a'
const ink = '#33383d'

const leaves = (x: number, y: number, height: number) =>
  stroke(`M${x} ${y}V${y - height}`, leaf, 10) +
  shape(`M${x} ${y - height * 0.5}q-55 -10 -60 -60q55 5 60 60z`, leaf) +
  shape(`M${x} ${y - height * 0.75}q55 -10 60 -60q-55 5 -60 60z`, '#6aa85f')

const building: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, sky) +
  circle(1000, 160, 80, accent) +
  rect(0, 620, 1200, 180, '#a9cf9a') +
  shape('M260 360L600 170L940 360z', main) +
  rect(300, 360, 600, 270, cream) +
  times(4, (index) => rect(345 + index * 145, 410, 80, 90, index === 1 ? accent : main, 'opacity="0.75"')) +
  rect(545, 520, 110, 110, main) +
  shape('M545 630L480 800H720L655 630z', '#d9cdb4')

const garden: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, sky) +
  circle(180, 150, 75, accent) +
  rect(0, 460, 1200, 340, '#b7d7a3') +
  times(3, (row) => rect(120, 520 + row * 90, 960, 55, wood, 'rx="12"')) +
  times(6, (index) => leaves(200 + index * 160, 525, 130 + (index % 3) * 30)) +
  times(5, (index) => leaves(270 + index * 160, 705, 80)) +
  shape('M930 330h130l-20 110h-90z', main) +
  stroke('M1060 360l90 -60', main, 16)

const books: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, cream) +
  rect(0, 640, 1200, 160, wood) +
  times(8, (index) =>
    rect(
      150 + index * 115,
      250 + (index % 3) * 45,
      90,
      390 - (index % 3) * 45,
      [main, accent, ink, '#7a9e7e'][index % 4] ?? main,
      'rx="6"',
    ),
  ) +
  times(8, (index) => rect(150 + index * 115, 330 + (index % 3) * 45, 90, 14, cream, 'opacity="0.8"'))

const numbers: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#eef1f4') +
  rect(180, 120, 840, 560, 'none', `stroke="${wood}" stroke-width="34" rx="18"`) +
  times(5, (row) => stroke(`M200 ${210 + row * 95}H1000`, ink, 8)) +
  times(5, (row) =>
    times(7, (bead) =>
      circle(
        (bead < 7 - row ? 270 : 420) + bead * 76,
        210 + row * 95,
        34,
        (row + bead) % 2 === 0 ? main : accent,
      ),
    ),
  )

const sports: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#9cc98b') +
  times(6, (lane) =>
    stroke(`M-50 ${300 + lane * 90}Q600 ${180 + lane * 90} 1250 ${340 + lane * 90}`, cream, 8),
  ) +
  circle(850, 250, 110, cream) +
  shape('M850 185l62 45l-24 73h-76l-24 -73z', ink) +
  times(3, (index) => shape(`M${190 + index * 150} 700l40 -120l40 120z`, index === 1 ? main : accent)) +
  stroke('M120 120V420', ink, 12) +
  shape('M120 120L300 170L120 230z', main)

const music: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#f3ecf5') +
  times(5, (row) =>
    stroke(`M0 ${280 + row * 60}Q300 ${220 + row * 60} 600 ${280 + row * 60}T1200 ${280 + row * 60}`, ink, 6),
  ) +
  times(5, (index) => {
    const x = 170 + index * 210
    const y = 460 - (index % 3) * 80
    const colour = index % 2 === 0 ? main : accent
    return (
      `<ellipse cx="${x}" cy="${y}" rx="52" ry="38" fill="${colour}" transform="rotate(-20 ${x} ${y})"/>` +
      stroke(`M${x + 47} ${y - 12}V${y - 210}`, colour, 14) +
      (index % 2 === 0 ? stroke(`M${x + 47} ${y - 210}q70 20 60 100`, colour, 14) : '')
    )
  })

const cafe: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, cream) +
  rect(0, 560, 1200, 240, wood) +
  shape('M300 540Q450 440 600 520Q750 440 900 540V600Q750 510 600 590Q450 510 300 600z', '#ffffff') +
  stroke('M600 520V590', ink, 6) +
  times(2, (index) => {
    const x = 130 + index * 790
    const colour = index === 0 ? main : accent
    return (
      rect(x, 400, 150, 170, colour, 'rx="22"') +
      stroke(`M${x + 150} 440q70 5 0 90`, colour, 22) +
      times(3, (steam) => stroke(`M${x + 35 + steam * 40} 370q-25 -40 0 -75q25 -35 0 -70`, '#c9c2b4', 9))
    )
  })

const paint: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#f4f4ef') +
  shape(
    'M600 140C250 140 150 380 230 540C310 700 480 640 560 600C640 560 640 680 760 660C1010 620 1060 140 600 140z',
    wood,
  ) +
  [main, accent, leaf, '#d9a441', '#5b7fb8', '#a8446b']
    .map((colour, index) => circle(350 + index * 95, 290 + (index % 2) * 90, 46, colour))
    .join('') +
  stroke('M930 700L1110 330', ink, 26) +
  shape('M1110 330q45 -55 20 -120q-60 30 -70 100z', accent)

const tablet: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#e6eef0') +
  rect(250, 110, 700, 580, ink, 'rx="46"') +
  rect(295, 160, 610, 480, '#ffffff', 'rx="10"') +
  rect(330, 195, 540, 80, main, 'rx="10"') +
  times(3, (row) => rect(330, 310 + row * 60, 330 - row * 40, 26, '#cfd6da', 'rx="13"')) +
  rect(700, 305, 170, 150, accent, 'rx="12"') +
  circle(420, 560, 44, main) +
  circle(600, 560, 44, accent) +
  circle(780, 560, 44, leaf)

const door: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#f1e7dc') +
  rect(0, 650, 1200, 150, '#c8b9a0') +
  rect(420, 130, 360, 520, '#fff7dc') +
  shape('M420 130L640 190V700L420 650z', main) +
  circle(600, 440, 16, accent) +
  times(7, (index) => stroke(`M${230 + index * 125} 60l45 60l45 -60`, index % 2 === 0 ? main : accent, 14)) +
  leaves(300, 650, 150) +
  leaves(900, 650, 190)

const clipboard: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, '#e9eef5') +
  rect(340, 90, 520, 640, wood, 'rx="24"') +
  rect(385, 160, 430, 530, '#ffffff') +
  rect(500, 60, 200, 90, ink, 'rx="18"') +
  times(4, (row) => {
    const y = 240 + row * 115
    return (
      rect(425, y - 30, 60, 60, 'none', `stroke="${main}" stroke-width="8" rx="8"`) +
      (row === 2 ? '' : stroke(`M437 ${y}l16 18l34 -46`, accent, 12)) +
      rect(525, y - 16, 230 - row * 25, 30, '#d3d9e0', 'rx="15"')
    )
  })

const kites: Drawing = ({ main, accent }) =>
  rect(0, 0, 1200, 800, sky) +
  shape('M0 640Q300 540 600 640T1200 640V800H0z', '#a9cf9a') +
  [
    [300, 260, main],
    [620, 180, accent],
    [920, 300, leaf],
  ]
    .map(
      ([x, y, colour]) =>
        shape(`M${x} ${Number(y) - 110}l80 110l-80 130l-80 -130z`, String(colour)) +
        stroke(`M${x} ${Number(y) + 130}q60 90 -20 170q-60 70 10 150`, ink, 5),
    )
    .join('')

const drawings = {
  building,
  garden,
  books,
  numbers,
  sports,
  music,
  cafe,
  paint,
  tablet,
  door,
  clipboard,
  kites,
}
export type DrawingName = keyof typeof drawings

/** What stands on a school's shield, within 400 by 400. */
const emblems: ((colour: string) => string)[] = [
  (colour) => shape('M200 95l75 95h-45l60 75h-70v55h-40v-55h-70l60 -75h-45z', colour),
  (colour) => shape('M200 100l28 68l74 6l-56 48l17 72l-63 -39l-63 39l17 -72l-56 -48l74 -6z', colour),
  (colour) => shape('M90 150q60 -25 110 10q50 -35 110 -10v120q-60 -25 -110 10q-50 -35 -110 -10z', colour),
  (colour) =>
    circle(200, 205, 52, colour) +
    times(
      8,
      (ray) =>
        `<rect x="190" y="105" width="20" height="40" fill="${colour}" transform="rotate(${ray * 45} 200 205)"/>`,
    ),
  (colour) => times(3, (row) => stroke(`M95 ${160 + row * 50}q35 -40 70 0t70 0t70 0`, colour, 20)),
]

const crestOf = (index: number, { main, accent }: Colours): string =>
  shape('M50 40H350V220Q350 330 200 380Q50 330 50 220z', main, 'stroke="#ffffff" stroke-width="14"') +
  shape('M72 62H328V218Q328 312 200 355Q72 312 72 218z', 'none', `stroke="${accent}" stroke-width="8"`) +
  (emblems[index % emblems.length]?.('#ffffff') ?? '')

/** Five rings that hold on to each other, one for each school. */
const logoOf = (colours: readonly string[]): string =>
  circle(200, 200, 198, '#ffffff') +
  colours
    .map((colour, index) => {
      const angle = (index / colours.length) * 2 * Math.PI - Math.PI / 2
      const [x, y] = [200 + 95 * Math.cos(angle), 200 + 95 * Math.sin(angle)]
      return circle(Math.round(x), Math.round(y), 78, 'none', `stroke="${colour}" stroke-width="22"`)
    })
    .join('')

const png = (width: number, height: number, content: string, zoom = 1): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * zoom}" height="${height * zoom}" viewBox="0 0 ${width} ${height}">${content}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer()
}

export const drawPicture = (name: DrawingName, colours: Colours): Promise<Buffer> =>
  png(1200, 800, drawings[name](colours))

/** @param index which of the emblems stands on the shield */
export const drawCrest = (index: number, colours: Colours): Promise<Buffer> =>
  png(400, 400, crestOf(index, colours))

export const drawLogo = (colours: readonly string[]): Promise<Buffer> => png(400, 400, logoOf(colours))

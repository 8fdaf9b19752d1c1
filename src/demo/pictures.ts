import type { DrawingName } from './artwork'
import type { SchoolSlug } from './school-list'

/** The drawings that schools have in their libraries; `name` is how the texts refer to them. */
export const demoPictures: { name: string; school: SchoolSlug; drawing: DrawingName; alt: string }[] = [
  {
    name: 'comberton-building',
    school: 'comberton',
    drawing: 'building',
    alt: 'Drawing of a small school with a pointed roof under a bright sun',
  },
  {
    name: 'comberton-cafe',
    school: 'comberton',
    drawing: 'cafe',
    alt: 'Drawing of two steaming mugs on either side of an open book',
  },
  {
    name: 'comberton-tablet',
    school: 'comberton',
    drawing: 'tablet',
    alt: 'Drawing of a tablet that shows a message with coloured buttons',
  },
  {
    name: 'comberton-clipboard',
    school: 'comberton',
    drawing: 'clipboard',
    alt: 'Drawing of a questionnaire on a clipboard, with three of four boxes ticked',
  },
  {
    name: 'comberton-numbers',
    school: 'comberton',
    drawing: 'numbers',
    alt: 'Drawing of a large abacus with beads in two colours',
  },
  {
    name: 'chaddesley-garden',
    school: 'chaddesley-corbett',
    drawing: 'garden',
    alt: 'Drawing of raised beds with young plants and a watering can',
  },
  {
    name: 'chaddesley-door',
    school: 'chaddesley-corbett',
    drawing: 'door',
    alt: 'Drawing of an open school door under bunting, with a plant on either side',
  },
  {
    name: 'cookley-books',
    school: 'cookley-sebright',
    drawing: 'books',
    alt: 'Drawing of a row of colourful books on a wooden shelf',
  },
  {
    name: 'cookley-music',
    school: 'cookley-sebright',
    drawing: 'music',
    alt: 'Drawing of notes dancing along a wavy stave',
  },
  {
    name: 'offmore-sports',
    school: 'offmore',
    drawing: 'sports',
    alt: 'Drawing of a running track with cones, a flag and a ball',
  },
  {
    name: 'offmore-garden',
    school: 'offmore',
    drawing: 'garden',
    alt: 'Drawing of vegetable beds in full leaf beside a watering can',
  },
  {
    name: 'catherines-paint',
    school: 'st-catherines',
    drawing: 'paint',
    alt: 'Drawing of a painter’s palette with six colours and a brush',
  },
  {
    name: 'catherines-kites',
    school: 'st-catherines',
    drawing: 'kites',
    alt: 'Drawing of three kites flying over a green hill',
  },
]

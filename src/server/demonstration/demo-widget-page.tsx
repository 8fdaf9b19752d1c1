import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

type Widget = { name: string; attributes: Record<string, string>; path: string; link: string }

const letters: Widget = {
  name: 'kpsa-letters',
  attributes: { site: 'comberton', limit: '3', 'heading-level': '3' },
  path: '/schools/comberton/letters',
  link: 'Letters from Comberton',
}
const newsletters: Widget = {
  name: 'kpsa-newsletters',
  attributes: { site: 'comberton', limit: '2' },
  path: '/schools/comberton/newsletters',
  link: 'Newsletters from Comberton',
}
const events: Widget = {
  name: 'kpsa-events',
  attributes: { site: 'comberton', limit: '4' },
  path: '/schools/comberton/events',
  link: 'What is on at Comberton',
}
const urdu: Widget = {
  name: 'kpsa-letters',
  attributes: { site: 'comberton', language: 'ur' },
  path: '/schools/comberton/letters?language=ur',
  link: 'Letters from Comberton in Urdu',
}

const Shown = ({ widget: { name, attributes, path, link }, publicUrl }: WidgetProps) =>
  createElement(name, attributes, <a href={publicUrl + path}>{link}</a>)

/** The same as text, to copy. */
const snippet = ({ name, attributes, path, link }: Widget, publicUrl: string): string => {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`)
  return `<${name}${written.join('')}>\n  <a href="${publicUrl}${path}">${link}</a>\n</${name}>`
}

const Copied = ({ children }: { children: string }) => (
  // Long lines scroll, and whoever has no mouse must be able to scroll them too.
  <pre tabIndex={0}>
    <code>{children}</code>
  </pre>
)

const Example = ({ title, widget, publicUrl, className }: WidgetProps & ExampleProps) => (
  <section className={className}>
    <h2>{title}</h2>
    <Shown widget={widget} publicUrl={publicUrl} />
    <details>
      <summary>What was pasted here</summary>
      <Copied>{snippet(widget, publicUrl)}</Copied>
    </details>
  </section>
)

type WidgetProps = { widget: Widget; publicUrl: string }
type ExampleProps = { title: string; className?: string }

const Page = ({ publicUrl }: { publicUrl: string }): ReactNode => (
  <html lang="en-GB">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>The widget on another website – demonstration</title>
      <link rel="stylesheet" href="/demo/widget.css" />
      <script defer src={`${publicUrl}/embed/v1.js`} />
    </head>
    <body>
      <aside aria-label="Demonstration">
        <strong>Demonstration.</strong> A made-up page, as another system might show it. Letters and events in
        it are examples.
      </aside>
      <header>
        <p>The Comberton Gazette</p>
      </header>
      <main>
        <h1>A page that is somebody else’s</h1>
        <p>
          Its design knows nothing of the schools’ system. The lists come from there, and take this page’s
          font and colours.
        </p>
        <div className="columns">
          <Example title="Letters" widget={letters} publicUrl={publicUrl} />
          <Example title="What is on" widget={events} publicUrl={publicUrl} className="dark" />
          <Example title="Newsletters" widget={newsletters} publicUrl={publicUrl} />
          <Example title="In Urdu" widget={urdu} publicUrl={publicUrl} className="coloured" />
        </div>
        <section>
          <h2>Try it on a page of yours</h2>
          <p>Once on each page:</p>
          <Copied>{`<script defer src="${publicUrl}/embed/v1.js"></script>`}</Copied>
          <p>
            And what is pasted under each list above. The link within is what people see until the list is
            there, and without JavaScript.
          </p>
        </section>
      </main>
    </body>
  </html>
)

/** @param publicUrl scheme and host of the installation, without a trailing slash */
export const demoWidgetPage = (publicUrl: string): string =>
  `<!doctype html>${renderToStaticMarkup(<Page publicUrl={publicUrl} />)}`

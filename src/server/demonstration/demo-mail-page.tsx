import type { KeptMail } from '../mail'

const when = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/London',
})

/** The demonstration's outbox as a plain page. */
export const DemoMailPage = ({ mail }: { mail: readonly KeptMail[] }) => (
  <html lang="en-GB">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>Messages of the demonstration</title>
    </head>
    <body>
      <main>
        <h1>Messages of the demonstration</h1>
        <p>Mail goes nowhere in the demonstration. What would have been sent can be read here.</p>
        {mail.length === 0 && <p>No messages yet. Submit something for approval, and look again.</p>}
        {mail.map((message, index) => (
          <article key={index}>
            <h2>{message.subject}</h2>
            <p>
              To {message.to}, <time dateTime={message.at}>{when.format(new Date(message.at))}</time>
            </p>
            {message.text.split(/\n{2,}/).map((paragraph, line) => (
              <p key={line}>{paragraph}</p>
            ))}
          </article>
        ))}
      </main>
    </body>
  </html>
)

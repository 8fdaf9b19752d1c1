// The same tests on the other database: each file is a process of its own, and so one Payload.
process.env.COLLECTIONS_DATABASE = 'MongoDB'
await import('../one-change-at-a-time.test')

export {}

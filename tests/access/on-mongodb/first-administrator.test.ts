// The same test on the other database: each file is a process of its own, and so one Payload.
process.env.ADMINISTRATORS_DATABASE = 'MongoDB'
await import('../first-administrator.test')

export {}

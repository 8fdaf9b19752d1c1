import type { Check } from './check'

export const withdrawTime: Check = (_req, { item, now }) =>
  item.withdrawAt && new Date(item.withdrawAt) <= now
    ? [
        {
          code: 'withdraw-time-past',
          message: 'The time to withdraw this has passed already. Change it or take it out.',
          blocking: true,
        },
      ]
    : []

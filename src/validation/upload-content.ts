/** Bytes; also the limit of the whole request's file, set in src/make-config.ts. */
export const largestUpload = 20 * 1024 * 1024
export const fileTooLarge = 'This file is larger than 20 MB. Make it smaller and try again.'

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
export const uploadTypes = [...pictureTypes, 'application/pdf'] as const

/** `inf` begins the keys that call the inference API, `ins` the secrets of sources that post request logs. */
export type SecretPrefix = 'inf' | 'ins'

export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const SECRET_RANDOM_LENGTH = 30
export const SECRET_CHECKSUM_LENGTH = 6

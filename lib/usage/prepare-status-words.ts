const WORDS: Record<number, string> = {
  200: 'OK',
  400: 'Bad request',
  401: 'Unauthorized',
  402: 'Insufficient funds',
  403: 'Forbidden',
  404: 'Not found',
  408: 'Timed out',
  409: 'Conflict',
  413: 'Too large',
  422: 'Unprocessable',
  429: 'Too many requests',
  499: 'Client left',
  500: 'Server error',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Gateway timed out',
}

/** A status as people know it: `429 Too many requests`; only its number where it has no usual words. */
export function prepareStatusWords(status: number): string {
  const words = WORDS[status]
  return words ? `${status} ${words}` : String(status)
}

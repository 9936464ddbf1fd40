import { formatCount } from '@/lib/money/format-count'
import type { Quantities } from '@/lib/pricing/schema'
import type { RequestRow } from '@/lib/usage/request-log-schema'

/** What a request used, in few words: `12 + 7 tokens`; a dash stands for what was not reported. */
export function prepareRequestQuantity(
  request: Quantities & Pick<RequestRow, 'kind'>,
  locale: string,
): string {
  const count = (value: number | null) => (value === null ? '–' : formatCount(value, locale))
  switch (request.kind) {
    case 'text':
      if (request.promptTokens === null && request.completionTokens === null) return '–'
      return `${count(request.promptTokens)} + ${count(request.completionTokens)} tokens`
    case 'image': {
      const { width, height, steps, images } = request
      if (width === null && height === null) return '–'
      const many = images === null || images === 1 ? '' : `${count(images)} of `
      return `${many}${width ?? '–'}×${height ?? '–'}, ${steps ?? '–'} steps`
    }
    case 'audio':
      return request.characters === null ? '–' : `${count(request.characters)} characters`
  }
}

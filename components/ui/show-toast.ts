export type Toast = { text: string; kind: 'done' | 'failed' }

/** The window's event that `ToastHost` waits for. */
export const TOAST_EVENT = 'inferometer:toast'

/** Says something that has happened and needs no answer. What matters stays on the page as well. */
export function showToast(text: string, kind: Toast['kind'] = 'done'): void {
  window.dispatchEvent(new CustomEvent<Toast>(TOAST_EVENT, { detail: { text, kind } }))
}

/**
 * The advisory lock under which one process at a time folds; who closes a month holds it for as long, so that
 * nothing is folded meanwhile.
 */
export const FOLD_LOCK = '7308604759847240'

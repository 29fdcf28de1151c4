/** Open is one that is being made: nothing is called that. */
export const NEW = '+';

/** The version of what is not there yet: it must not take the place of another. */
export const NOT_THERE = '"0"';

import type { CSSProperties } from 'react';

/** Custom properties for a style sheet to use: `{ tracks }` is `var(--tracks)`. */
export const variables = (values: Readonly<Record<string, string | number>>): CSSProperties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));

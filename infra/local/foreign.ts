import * as z from 'zod';

/**
 * Takes a value for what we read in somebody else's source, at the version that package.json pins.
 * @param names what it must have at least
 * @throws where another version looks different
 */
export const shaped = <Shape>(value: unknown, ...names: readonly (keyof Shape & string)[]): Shape =>
  z
    .custom<Shape>(
      (it) =>
        ((typeof it === 'object' && it !== null) || typeof it === 'function') && names.every((name) => name in it),
      `has no ${names.join(', ')}`,
    )
    .parse(value);

/** A function of whatever type. */
export const callable = (value: unknown) =>
  z.custom<(...args: unknown[]) => unknown>((it) => typeof it === 'function', 'is no function').parse(value);

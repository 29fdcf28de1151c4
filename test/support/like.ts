import { expect } from 'vitest';

// vitest's matchers are of the type `any`; as `unknown` they stand in an expectation, and nowhere else.

export const someText: unknown = expect.any(String);
export const someNumber: unknown = expect.any(Number);
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const like = (part: object): unknown => expect.objectContaining(part);

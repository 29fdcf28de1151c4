/** How a record is looked for: by a word of its names, an e-mail address or its domain, a phone from its end, its number. */
export type TokenKind = 'name' | 'email' | 'phone' | 'number';

/** What a record is found by, under one spelling of it. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

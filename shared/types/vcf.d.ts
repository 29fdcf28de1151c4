/** The package brings no types. */
declare module 'vcf' {
  interface Property {
    readonly type?: string | readonly string[];
    /** As it is in the card: separators in it are escaped. */
    valueOf(): string | undefined;
  }
  class Card {
    /** One card, its lines parted by CRLF. Throws what is no card of version 2.1, 3.0 or 4.0. */
    parse(text: string): Card;
    /** By its name in camel case. */
    get(name: string): Property | readonly Property[] | undefined;
  }
  export default Card;
}

/** What begins like this a spreadsheet would compute; with apostrophes before it, it would be read as another text. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^-\d+(\.\d+)?$/;

/** A text that a spreadsheet shows instead of computing it: an apostrophe comes first, which an import takes off. */
export const neutralized = (text: string) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** The same for a cell that is text by itself: only an apostrophe that an import would take off gets another one. */
export const asText = (text: string) => (text.startsWith("'") ? neutralized(text) : text);

import type { Encoding } from '../contract/import.ts';
import { cardColumns, cardsIn, cellsOfCard } from '../domain/import/cards.ts';

/** The rows in a file of address cards (vCard), the names of their columns first; it holds a card at a time. */
export async function* cardRows(
  content: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<readonly string[]> {
  yield cardColumns;
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const bytes of content) {
    const { cards, rest } = cardsIn(text + decoder.decode(bytes, { stream: true }));
    for (const card of cards) yield cellsOfCard(card);
    text = rest;
  }
  text += decoder.decode();
  const { cards, rest } = cardsIn(text);
  for (const card of cards) yield cellsOfCard(card);
  if (rest.trim() !== '') yield cellsOfCard(rest);
}

import type { SearchHit } from '../../contract/search.ts';
import type { SearchCard } from '../derived-rows.ts';
import { foldText } from '../normalize.ts';
import { gradeOf } from './match.ts';
import type { Question } from './question.ts';
import { searchTypes, type SearchType } from './text.ts';

/** Whether a field of a type of record is shown to whoever asks. */
export type ShowsOf = (type: SearchType, field: string) => boolean;

/** How many a search shows. */
export const MOST_SHOWN = 20;

const hitOf = (card: SearchCard, shows: ShowsOf): SearchHit => {
  const { type, id, number, title, kind, accountId, subtitle } = card;
  return {
    type,
    id,
    number,
    title,
    ...(kind !== undefined && { kind }),
    ...(accountId !== undefined && { accountId }),
    ...(subtitle && shows(type, subtitle.field) && { subtitle: subtitle.text }),
  };
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The records that answer a question, each once, the best first; equal ones by name, type and id. */
export const resultsOf = (question: Question, cards: readonly SearchCard[], shows: ShowsOf): SearchHit[] => {
  const each = new Map(cards.map((card) => [`${card.type} ${card.id}`, card]));
  return [...each.values()]
    .flatMap((card) => {
      const grade = gradeOf(question, card, (field) => shows(card.type, field));
      return grade === undefined ? [] : [{ card, grade, title: foldText(card.title) }];
    })
    .toSorted(
      (a, b) =>
        b.grade - a.grade ||
        byText(a.title, b.title) ||
        searchTypes.indexOf(a.card.type) - searchTypes.indexOf(b.card.type) ||
        byText(a.card.id, b.card.id),
    )
    .map(({ card }) => hitOf(card, shows));
};

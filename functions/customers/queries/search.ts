import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import { scopesSeen } from '../../access/contract/visibility.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { ticketScopesSeen } from '../domain/known-ticket.ts';
import { lookupsOf, pairLookupsOf, questionOf, type Lookup } from '../domain/search/question.ts';
import { MOST_SHOWN, resultsOf, type ShowsOf } from '../domain/search/results.ts';
import { searchTypes, type SearchType } from '../domain/search/text.ts';
import { maySee, type Viewer } from '../domain/shown.ts';
import type { SearchCard } from '../domain/derived-rows.ts';

/** Read of each place: enough to show; more, where what is found must have other words too. */
const ROWS = { ofOneTerm: 2 * MOST_SHOWN, ofSeveral: 5 * MOST_SHOWN };

/** A field whose values a lookup finds; names are many fields, of which one is always shown. */
const FIELDS = { email: 'emails', phone: 'phones' } as const;

/** What was found in the places of a lookup. */
interface Found {
  readonly cards: readonly SearchCard[];
  readonly isCut: boolean;
}

/** Whether one of the records has these words in a field that is shown. */
const hasWords = (cards: readonly SearchCard[], prefix: string, shows: ShowsOf) =>
  resultsOf([{ words: prefix.split(' '), phones: [] }], cards, shows).length > 0;

const together = (found: readonly Found[]): Found => ({
  cards: found.flatMap(({ cards }) => cards),
  isCut: found.some(({ isCut }) => isCut),
});

/**
 * What somebody looks for among all that they may see. Reads a bounded number of rows for each word and scope, however many
 * records there are; `more` says that the bound may have cut something off.
 */
export const search =
  ({ directory, search: tokens }: Deps) =>
  async ({ query: { q }, caller }: Request<typeof routes.search>) => {
    const allowed = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
    if (!allowed.ok) return allowed;
    const viewer: Viewer = allowed.value;
    const question = questionOf(q);
    const shows: ShowsOf = (type, field) => type === 'ticket' || maySee(viewer, type, field);
    const scopes: Record<SearchType, readonly string[]> = {
      account: scopesSeen(viewer.who, 'account', viewer.rules),
      contact: scopesSeen(viewer.who, 'contact', viewer.rules),
      ticket: ticketScopesSeen(viewer.who),
    };
    const limit = question.length === 1 ? ROWS.ofOneTerm : ROWS.ofSeveral;

    const findOf = async (type: SearchType, { kind, prefix }: Lookup): Promise<Found> => {
      const isHidden = (kind === 'email' || kind === 'phone') && !shows(type, FIELDS[kind]);
      if (isHidden || (type === 'ticket' && kind !== 'number')) return { cards: [], isCut: false };
      const places = await Promise.all(
        scopes[type].map((scope) => tokens.find(type, scope, { kind, text: prefix }, limit)),
      );
      // A place that is full of what is hidden from somebody must not tell them that it is there.
      return together(
        places.flat().map(({ cards, isCut }) => ({
          cards,
          isCut: isCut && (kind !== 'name' || hasWords(cards, prefix, shows)),
        })),
      );
    };
    const find = async (lookups: readonly Lookup[]) =>
      together(
        await Promise.all(
          lookups.flatMap((lookup) =>
            searchTypes
              .filter((type) => lookup.type === undefined || lookup.type === type)
              .map((type) => findOf(type, lookup)),
          ),
        ),
      );

    const ofTerms = await Promise.all(lookupsOf(question).map(find));
    // The records of one term hold all answers: one that was read to its end is enough.
    const whole = ofTerms.find(({ isCut }) => !isCut);
    const found = together(ofTerms);
    const first = resultsOf(question, found.cards, shows);
    const isEnough = whole !== undefined || first.length >= MOST_SHOWN || question.length < 2;
    const results = isEnough
      ? first
      : resultsOf(question, [...found.cards, ...(await find(pairLookupsOf(question))).cards], shows);
    return ok({
      items: results.slice(0, MOST_SHOWN),
      more: results.length > MOST_SHOWN || (ofTerms.length > 0 && whole === undefined),
    });
  };

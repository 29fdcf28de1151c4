import { distance } from 'fastest-levenshtein';
import type { Candidate } from '../contract/account.ts';
import { namesOf } from './claims.ts';
import { emailKey, foldText, lineOf, nameParts, postalKey, wordsOf } from './normalize.ts';

/** What records are compared by. */
export interface Comparable {
  readonly kind: 'organization' | 'person';
  readonly name: string;
  readonly legalName?: string | undefined;
  readonly tradeName?: string | undefined;
  readonly birthday?: string | undefined;
  readonly externalId?: string | undefined;
  readonly emails: readonly { readonly address: string }[];
  readonly phones: readonly { readonly number: string }[];
  readonly addresses: readonly {
    readonly street?: string | undefined;
    readonly city?: string | undefined;
    readonly postalCode?: string | undefined;
    readonly country?: string | undefined;
  }[];
}

type Address = Comparable['addresses'][number];

/** From this score on two records may be the same customer. */
export const CANDIDATE_FROM = 0.6;

/** How sure each likeness alone makes us, when it is whole. */
const SURE = { phone: 0.6, organization: 0.8, person: 0.72, address: 0.35 };
/** What is left of the score when both have something and it differs. */
const DOUBT = { email: 0.95, phone: 0.88, address: 0.88, birthday: 0.6, kind: 0.8 };

/** Words that are less alike than this are different words. */
const SAME_WORD_FROM = 0.75;
const INITIAL = 0.8;

const likenessOfWords = (a: string, b: string) => {
  if (a === b) return 1;
  if ((a.length === 1 || b.length === 1) && a[0] === b[0] && /^\p{Script=Latin}/u.test(a)) return INITIAL;
  const likeness = 1 - distance(a, b) / Math.max(a.length, b.length);
  return likeness >= SAME_WORD_FROM ? likeness : 0;
};

/**
 * How alike two lists of words are, 0 to 1, in whatever order; a long word counts for more. Each word is held against the one
 * that is most like it, the likest pairs first.
 */
const likenessOf = (some: readonly string[], others: readonly string[]) => {
  const [one, other] = [some.join(''), others.join('')];
  if (one === other) return one === '' ? 0 : 1;
  const pairs = some
    .flatMap((a, n) => others.map((b, m) => ({ n, m, weight: likenessOfWords(a, b) * (a.length + b.length) })))
    .toSorted((a, b) => b.weight - a.weight);
  const [found, foundToo] = [new Set<number>(), new Set<number>()];
  let alike = 0;
  for (const { n, m, weight } of pairs) {
    if (found.has(n) || foundToo.has(m)) continue;
    found.add(n);
    foundToo.add(m);
    alike += weight;
  }
  return alike / (one.length + other.length);
};

/** How alike the names are by which two customers go, 0 to 1. */
export const likenessOfNames = (a: Comparable, b: Comparable) =>
  Math.max(
    ...namesOf(a).flatMap((one) =>
      namesOf(b).map((other) => likenessOf(nameParts(one, a.kind), nameParts(other, b.kind))),
    ),
  );

/** Where an address is, folded; a part that it does not have is empty. */
const placeOf = ({ city = '', postalCode = '', country = '', street }: Address) => ({
  city: foldText(city).trim(),
  postal: postalKey(postalCode),
  country,
  street,
});

type Place = ReturnType<typeof placeOf>;

const bothDiffer = (one: string, other: string) => one !== '' && other !== '' && one !== other;

const samePlace = (a: Place, b: Place) => {
  if (bothDiffer(a.country, b.country) || bothDiffer(a.postal, b.postal)) return false;
  return (a.postal !== '' && a.postal === b.postal) || (a.city !== '' && a.city === b.city);
};

/** Of an address of which only the place is known to be the same. */
const PLACE_ALONE = 0.4;

const digits = (words: readonly string[]) =>
  words
    .filter((word) => /\p{N}/u.test(word))
    .toSorted()
    .join(' ');

const likenessOfPlaces = (a: Place, b: Place) => {
  if (!samePlace(a, b)) return 0;
  if (a.street === undefined || b.street === undefined) return PLACE_ALONE;
  const [one, other] = [wordsOf(a.street), wordsOf(b.street)];
  return digits(one) === digits(other) ? PLACE_ALONE + (1 - PLACE_ALONE) * likenessOf(one, other) : 0;
};

/** For a likeness of names: half alike says nothing. */
const beyondHalf = (likeness: number) => Math.max(0, (likeness - 0.5) * 2);

const shares = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));
const differ = (some: readonly string[], others: readonly string[]) =>
  some.length > 0 && others.length > 0 && !shares(some, others);

type Because = Candidate['because'][number];

/**
 * How likely two records are the same customer, 0 to 1, and what speaks for it. The same e-mail address or external id makes it
 * certain; phone, name and address add up; what both have and what differs takes away.
 */
export const compare = (a: Comparable, b: Comparable): Pick<Candidate, 'score' | 'because'> => {
  const of = (record: Comparable) => ({
    emails: record.emails.map(({ address }) => emailKey(address)),
    phones: record.phones.map(({ number }) => lineOf(number)),
    places: record.addresses.map(placeOf).filter(({ city, postal }) => city !== '' || postal !== ''),
  });
  const [one, other] = [of(a), of(b)];
  const certain: Because[] = [];
  if (shares(one.emails, other.emails)) certain.push('email');
  if (a.externalId !== undefined && a.externalId === b.externalId) certain.push('external-id');

  const phone = shares(one.phones, other.phones) ? SURE.phone : 0;
  const name = Math.min(SURE[a.kind], SURE[b.kind]) * beyondHalf(likenessOfNames(a, b));
  const address =
    SURE.address *
    Math.max(0, ...one.places.flatMap((here) => other.places.map((there) => likenessOfPlaces(here, there))));
  const because: Because[] = [
    ...certain,
    ...(phone > 0 ? ['phone' as const] : []),
    ...(name > 0 ? ['name' as const] : []),
    ...(address > 0 ? ['address' as const] : []),
  ];
  if (certain.length > 0) return { score: 1, because };
  const isElsewhere =
    one.places.length > 0 &&
    other.places.length > 0 &&
    !one.places.some((here) => other.places.some((there) => samePlace(here, there)));
  const doubts = [
    differ(one.emails, other.emails) ? DOUBT.email : 1,
    differ(one.phones, other.phones) ? DOUBT.phone : 1,
    isElsewhere ? DOUBT.address : 1,
    a.birthday !== undefined && b.birthday !== undefined && a.birthday !== b.birthday ? DOUBT.birthday : 1,
    a.kind === b.kind ? 1 : DOUBT.kind,
  ];
  const score = doubts.reduce((left, doubt) => left * doubt, 1 - (1 - phone) * (1 - name) * (1 - address));
  return { score: Math.round(score * 100) / 100, because };
};

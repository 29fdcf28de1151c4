import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, linkAfter, type Head, type Link } from '../../../../functions/access/domain/audit-chain.ts';
import { checkRow, faultsAtEnd, storedOf, walkAlong } from '../../../../functions/access/domain/audit-check.ts';
import { digestOfValues } from '../../../../functions/access/domain/audit-entry.ts';

const CHAIN = 3;

const chained = (contents: readonly (readonly string[])[]): Link[] => {
  let head: Head = beginning(CHAIN);
  return contents.map((entries) => {
    const link = linkAfter(head, entries);
    head = link;
    return link;
  });
};

/** What the table holds of a chain. */
interface Table {
  readonly links: readonly Link[];
  readonly head: Head | undefined;
}

const headOf = (links: readonly Link[]): Head | undefined => {
  const last = links.at(-1);
  return last && { chain: last.chain, seq: last.seq, hash: last.hash };
};

const tableOf = (links: readonly Link[]): Table => ({ links, head: headOf(links) });

/** Everything that a check finds, page by page. */
const found = ({ links, head }: Table, stored: readonly Head[] = [], page = Infinity) => {
  const heads = storedOf(stored);
  const faults = [];
  let at = beginning(CHAIN);
  for (let n = 0; n < links.length; n += page) {
    const walked = walkAlong(at, links.slice(n, n + page), heads);
    faults.push(...walked.faults);
    at = walked.at;
  }
  return [...faults, ...faultsAtEnd(at, head, heads)];
};

const kindsIn = (...args: Parameters<typeof found>) => found(...args).map(({ kind }) => kind);

const contents = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

/** A chain and the number of one of its links, from 0. */
const chainAndPlace = contents.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1)));

describe('the check of a chain', () => {
  it('finds nothing wrong with a chain that nobody touched, whatever heads were stored of it, in pages of any size', () => {
    fc.assert(
      fc.property(contents, fc.integer({ min: 1, max: 5 }), (all, page) => {
        const links = chained(all);
        expect(found(tableOf(links), [beginning(CHAIN), ...links], page)).toEqual([]);
      }),
    );
  });

  it('finds nothing wrong with a chain that has not begun', () => {
    expect(found({ links: [], head: undefined })).toEqual([]);
  });

  it('finds every edit of an entry, at its link', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.string(), ([all, place], text) => {
        const links = chained(all);
        fc.pre(links[place]?.entries[0] !== text);
        const edited = links.map((link, n) =>
          n === place ? { ...link, entries: [text, ...link.entries.slice(1)] } : link,
        );
        expect(found({ links: edited, head: headOf(links) })).toEqual([
          { kind: 'edited-entry', chain: CHAIN, link: place + 1 },
        ]);
      }),
    );
  });

  it('finds an edit whose link was chained anew, by what follows it', () => {
    fc.assert(
      fc.property(chainAndPlace, ([all, place]) => {
        const links = chained(all);
        const before = place === 0 ? beginning(CHAIN) : links[place - 1];
        const forged = before && linkAfter(before, ['forged', 'by', 'nobody', 'else', 'here']);
        const edited = links.map((link, n) => (n === place && forged ? forged : link));
        const isLast = place === links.length - 1;
        expect(found({ links: edited, head: headOf(links) })).toEqual([
          isLast
            ? { kind: 'forged-head', chain: CHAIN, link: place + 1 }
            : { kind: 'edited-entry', chain: CHAIN, link: place + 1 },
        ]);
      }),
    );
  });

  it('finds a chain that was written anew from some link on, by a head that was stored', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ([all, place], pick) => {
        const links = chained(all);
        const rewritten = chained(all.map((entries, n) => (n >= place ? [...entries, 'forged'] : entries)));
        const stored = links[place + (pick % (links.length - place))];
        expect(found(tableOf(rewritten), stored ? [stored] : [])).toEqual([
          { kind: 'rewritten', chain: CHAIN, link: stored?.seq },
        ]);
      }),
    );
  });

  it('finds stored heads that contradict each other', () => {
    const links = chained([['a'], ['b']]);
    const [, last] = links;
    const forged = { chain: CHAIN, seq: 2, hash: 'forged' };
    expect(kindsIn(tableOf(links), last ? [last, forged] : [])).toEqual(['rewritten']);
  });

  it('finds every gap, at the first link that is missing', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.integer({ min: 1, max: 3 }), ([all, place], many) => {
        const links = chained([...all, ['the end']]);
        fc.pre(place + many < links.length);
        const rest = links.filter((_, n) => n < place || n >= place + many);
        expect(found({ links: rest, head: headOf(links) })).toEqual([{ kind: 'gap', chain: CHAIN, link: place + 1 }]);
      }),
    );
  });

  it('finds a tail that was cut off, by the head that the table names', () => {
    fc.assert(
      fc.property(chainAndPlace, ([all, place]) => {
        const links = chained(all);
        expect(found({ links: links.slice(0, place), head: headOf(links) })).toEqual([
          { kind: 'cut-tail', chain: CHAIN, link: place + 1 },
        ]);
      }),
    );
  });

  it('finds a tail that was cut off together with its head, by a head that was stored', () => {
    fc.assert(
      fc.property(chainAndPlace, ([all, place]) => {
        const links = chained(all);
        const rest = links.slice(0, place);
        expect(found(tableOf(rest), links)).toEqual([{ kind: 'cut-tail', chain: CHAIN, link: place + 1 }]);
        // Nothing was stored of what was cut off: nobody can know.
        expect(found(tableOf(rest), rest)).toEqual([]);
      }),
    );
  });

  it('finds links that changed places', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ([all, one], pick) => {
        const links = chained(all);
        const other = pick % links.length;
        fc.pre(one !== other);
        const moved = links.map((link, n) => {
          const from = links[n === one ? other : n === other ? one : n] ?? link;
          return { ...from, seq: link.seq };
        });
        const kinds = found({ links: moved, head: headOf(links) });
        expect(kinds).toContainEqual({ kind: 'edited-entry', chain: CHAIN, link: one + 1 });
        expect(kinds).toContainEqual({ kind: 'edited-entry', chain: CHAIN, link: other + 1 });
      }),
    );
  });

  it('finds a link of another chain', () => {
    const foreign = linkAfter(beginning(CHAIN + 1), ['a']);
    const moved = { ...foreign, chain: CHAIN };
    expect(kindsIn(tableOf([moved]))).toContain('edited-entry');
  });

  it('finds a head that is missing, behind, or of another hash', () => {
    const links = chained([['a'], ['b'], ['c']]);
    const forged = { kind: 'forged-head', chain: CHAIN, link: 3 };
    expect(found({ links, head: undefined })).toEqual([forged]);
    expect(found({ links, head: headOf(links.slice(0, 2)) })).toEqual([forged]);
    expect(found({ links, head: { chain: CHAIN, seq: 3, hash: 'forged' } })).toEqual([forged]);
    expect(found({ links: [], head: { ...beginning(CHAIN), hash: 'forged' } })).toEqual([
      { kind: 'forged-head', chain: CHAIN, link: 0 },
    ]);
  });

  it('takes no head of another chain for one of its own', () => {
    const links = chained([['a']]);
    const other = linkAfter(linkAfter(beginning(CHAIN + 1), ['x']), ['y']);
    expect(found(tableOf(links), [other])).toEqual([]);
  });

  it('tells each of several faults once', () => {
    const links = chained([['a'], ['b'], ['c'], ['d'], ['e'], ['f']]);
    const touched = links
      .filter(({ seq }) => seq !== 4)
      .map((link) => (link.seq === 2 ? { ...link, entries: ['z'] } : link));
    expect(found({ links: touched.slice(0, -1), head: headOf(links) })).toEqual([
      { kind: 'edited-entry', chain: CHAIN, link: 2 },
      { kind: 'gap', chain: CHAIN, link: 4 },
      { kind: 'cut-tail', chain: CHAIN, link: 6 },
    ]);
  });
});

describe('the check of what lies beside an entry', () => {
  const place = { chain: CHAIN, seq: 7 };
  const values = { salt: 'salt', changes: '[{"field":"name","after":"Ada"}]' };
  const digest = digestOfValues(values);
  const row = { ...place, text: 'entry', values };
  const { values: _, ...bare } = row;

  it.each([
    ['intact when the values are those that were sealed', digest, row, 'intact'],
    ['intact when it never had values', undefined, bare, 'intact'],
    ['erased when an erasure took them', digest, { ...bare, erasedBy: 'mark' }, 'erased'],
    ['lost when they are gone without a word', digest, bare, 'lost-value'],
    ['lost when the row is gone', digest, undefined, 'lost-value'],
    ['lost when the row of an entry without values is gone', undefined, undefined, 'lost-value'],
    ['edited when a value is another', digest, { ...row, values: { ...values, changes: '[]' } }, 'edited-value'],
    ['edited when the salt is another', digest, { ...row, values: { ...values, salt: 'pepper' } }, 'edited-value'],
    ['edited when the row tells another entry', digest, { ...row, text: 'other' }, 'edited-value'],
    ['edited when the row says another link', digest, { ...row, seq: 8 }, 'edited-value'],
    ['edited when the row says another chain', digest, { ...row, chain: 4 }, 'edited-value'],
    ['edited when values were put where there were none', undefined, row, 'edited-value'],
    ['edited when erased and told otherwise', digest, { ...bare, text: 'other', erasedBy: 'm' }, 'edited-value'],
  ] as const)('finds it %s', (_name, sealedWith, stored, expected) => {
    expect(checkRow('entry', sealedWith, place, stored)).toBe(expected);
  });

  it('finds every other value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (salt, changes, otherSalt, otherChanges) => {
        fc.pre(salt !== otherSalt || changes !== otherChanges);
        const other = { ...row, values: { salt: otherSalt, changes: otherChanges } };
        expect(checkRow('entry', digestOfValues({ salt, changes }), place, other)).toBe('edited-value');
      }),
    );
  });
});

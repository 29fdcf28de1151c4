import type { Channel, TicketType } from '../../service/contract/ticket.ts';
import type { Day } from './days.ts';

/** The department of a ticket that is not routed yet. No department can be called so. */
export const NO_DEPARTMENT = '-';

/** Numbers by name. */
export type Counters = Readonly<Record<string, number>>;

/** What happened on a day: `received`, `resolved`, `escalated`, and `fr<bucket>`, `so<bucket>` of the two times. */
interface Flow {
  readonly kind: 'flow';
  readonly day: Day;
  readonly departmentId: string;
  readonly type: TicketType;
  readonly channel: Channel;
}

/** By how much `open` and `overdue` changed on a day: their sum up to a day is what was open at its end. */
interface Balance {
  readonly kind: 'balance';
  readonly day: Day;
  readonly departmentId: string;
}

/** The place of a row of counters. */
export type Cell = Flow | Balance;

/** To be added to the counters of a row. */
export interface Delta {
  readonly cell: Cell;
  readonly counters: Counters;
}

export const cellName = (cell: Cell) =>
  cell.kind === 'flow'
    ? `${cell.day}#${cell.departmentId}#${cell.type}#${cell.channel}`
    : `${cell.day}#${cell.departmentId}`;

/** Adds up deltas, row by row. */
export class Rows {
  readonly #rows = new Map<string, { readonly cell: Cell; readonly counters: Record<string, number> }>();

  add(deltas: readonly Delta[]) {
    for (const { cell, counters } of deltas) {
      const name = cellName(cell);
      const row = this.#rows.get(name) ?? { cell, counters: {} };
      this.#rows.set(name, row);
      for (const [counter, value] of Object.entries(counters))
        row.counters[counter] = (row.counters[counter] ?? 0) + value;
    }
    return this;
  }

  /** One delta a row, without zeros: what changes nothing is gone. */
  deltas(): Delta[] {
    return [...this.#rows.values()].flatMap(({ cell, counters }) => {
      const changed = Object.entries(counters).filter(([, value]) => value !== 0);
      return changed.length > 0 ? [{ cell, counters: Object.fromEntries(changed) }] : [];
    });
  }
}

/** One delta a row, without zeros. */
export const merged = (deltas: readonly Delta[]) => new Rows().add(deltas).deltas();

export const negated = (deltas: readonly Delta[]): Delta[] =>
  deltas.map(({ cell, counters }) => ({
    cell,
    counters: Object.fromEntries(Object.entries(counters).map(([counter, value]) => [counter, -value])),
  }));

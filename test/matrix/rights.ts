import { readFileSync } from 'node:fs';
import { customerRelations, departmentRelations, roles, type Relation, type Role } from './actors.ts';

/** One line of the table for one record and one relation. */
export interface Expectation {
  /** `GET /v1/tickets/{id}` */
  readonly route: string;
  readonly record: string;
  readonly relation: Relation;
  /** The status by role; none where nobody of the role can be in the relation. */
  readonly statuses: Readonly<Partial<Record<Role, number>>>;
  /** The line in the file, for whoever has to change it. */
  readonly at: number;
}

const HEADER = ['route', 'record', 'relation', ...roles];

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const relationsIn = (cell: string, any: readonly Relation[]): readonly Relation[] =>
  cell === 'any'
    ? any
    : cell.split(', ').map((name) => {
        const found = [...departmentRelations, ...customerRelations].find((one) => one === name);
        if (!found) throw new Error(`rights.md: nobody knows the relation "${name}"`);
        return found;
      });

/**
 * Reads `rights.md`: every table in it whose columns are those of the matrix. Throws when a line is none of it.
 * @param relationsOf the relations that `any` stands for at a route
 */
export const readRights = (relationsOf: (route: string) => readonly Relation[]): Expectation[] =>
  readFileSync(new URL('rights.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (!line.startsWith('|') || /^[|\s:-]+$/.test(line)) return [];
      const cells = cellsOf(line);
      if (cells.join() === HEADER.join()) return [];
      const [routeCell = '', records = '', relation = '', ...statuses] = cells;
      const [, route] = /^`(.+)`$/.exec(routeCell) ?? [];
      if (
        route === undefined ||
        statuses.length !== roles.length ||
        !statuses.every((cell) => /^(?:–|\d{3})$/.test(cell))
      )
        throw new Error(`rights.md:${index + 1}: not a line of the matrix: ${line}`);
      return relationsIn(relation, relationsOf(route)).flatMap((one) =>
        records.split(', ').map((record) => ({
          route,
          record,
          relation: one,
          statuses: Object.fromEntries(
            roles.flatMap((role, n) => (statuses[n] === '–' ? [] : [[role, Number(statuses[n])]])),
          ),
          at: index + 1,
        })),
      );
    });

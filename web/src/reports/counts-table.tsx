import { useTranslation } from 'react-i18next';
import { Amount } from '../ui/when.tsx';
import classes from './reports.module.css';

export interface CountsTableProps {
  readonly caption: string;
  /** What the lines are: days, departments. */
  readonly heading: string;
  readonly columns: readonly ('received' | 'resolved' | 'escalated')[];
  readonly lines: readonly ({ readonly name: string } & Partial<
    Record<'received' | 'resolved' | 'escalated', number>
  >)[];
}

/** The numbers of a chart. */
export const CountsTable = ({ caption, heading, columns, lines }: CountsTableProps) => {
  const { t } = useTranslation('reports');
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`counts.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, ...counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((column) => (
              <td key={column}>
                <Amount value={counts[column] ?? 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

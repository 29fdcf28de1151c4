import { Skeleton, VisuallyHidden } from '@mantine/core';
import { columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api/pages.ts';
import { ColumnChoice } from './column-choice.tsx';
import classes from './data-list.module.css';
import { positionOf, type Cursor } from './list-cursor.ts';
import { Problem } from './problem.tsx';
import { shownColumns, useColumnChoice } from './use-column-choice.ts';
import { useListKeys } from './use-list-keys.ts';
import { usePrinting } from './use-printing.ts';
import { variables } from './variables.ts';

/** A column of a list. Kept outside the component or memoized: new columns are a new table. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS width of its track; default: a fair share, not less than 6rem. */
  readonly width?: string;
  /** Numbers and times stand at the end. */
  readonly align?: 'end';
  /** Cannot be hidden. Every list has one: what the row is called. */
  readonly always?: boolean;
  /** Not shown until somebody asks for it. */
  readonly optional?: boolean;
  /** On a phone: `title` is the first line, `aside` stands at its end, others follow below; `none` is left out. */
  readonly phone?: 'title' | 'aside' | 'none';
}

export interface DataListProps<Row> {
  /** What the list is, for those who hear it; and under which its columns are remembered. */
  readonly label: string;
  readonly name: string;
  readonly pages: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** The row whose record is open beside the list. */
  readonly openId?: string | undefined;
  readonly onOpen?: (row: Row) => void;
  readonly onEdit?: (row: Row) => void;
  /** Instead of rows, when there are none. */
  readonly empty: ReactNode;
  /** Above the rows, at the start: filters, a count. */
  readonly toolbar?: ReactNode;
}

const features = tableFeatures({ columnVisibilityFeature });

const ROW_PX = 36;
const FETCH_BEFORE_END = 20;
const OVERSCAN = 12;

/**
 * A list of any length: only what is seen is in the page, and the next rows are fetched before the end comes into view.
 * j and k move, Enter opens, e edits; on a phone each row is a card; on paper all fetched rows stand.
 */
export const DataList = <Row extends object>(props: DataListProps<Row>) => {
  const { label, name, pages, columns, rowId, openId, onOpen, onEdit, empty, toolbar } = props;
  const { t } = useTranslation('ui');
  const scroller = useRef<HTMLDivElement>(null);
  const [choice, choose] = useColumnChoice(name, columns);
  const [cursor, setCursor] = useState<Cursor>();
  const isPrinting = usePrinting();
  const { rows, hasMore, fetchMore } = pages;

  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        header: column.header,
        cell: ({ row }) => column.cell(row.original),
        enableHiding: !column.always,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { columnVisibility: choice },
    onColumnVisibilityChange: (change) => choose(typeof change === 'function' ? change(choice) : change),
  });
  const shown = table.getRowModel().rows;
  const visible = shownColumns(columns, choice);

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= shown.length - FETCH_BEFORE_END) fetchMore();
  }, [hasMore, lastSeen, shown.length, fetchMore]);

  const indexes = useMemo(() => new Map(shown.map(({ id }, index) => [id, index])), [shown]);
  const active = positionOf(cursor, (id) => indexes.get(id));
  useEffect(() => {
    setCursor((was) => {
      const index = was && indexes.get(was.id);
      return was === undefined || index === undefined || index === was.index ? was : { ...was, index };
    });
  }, [indexes]);

  // The keys go to the record that is opened, also after Back; once, since they may have gone on when its row moves.
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (openId === followed.current) return;
    const index = openId === undefined ? undefined : indexes.get(openId);
    if (openId !== undefined && index === undefined) return;
    followed.current = openId;
    if (openId !== undefined && index !== undefined) setCursor({ id: openId, index });
  }, [openId, indexes]);

  const stand = (index: number) => {
    const row = shown[index];
    if (row) setCursor({ id: row.id, index });
  };
  const move = (index: number) => {
    stand(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    scroller.current?.focus({ preventScroll: true });
  };
  const act = (handler: ((row: Row) => void) | undefined) =>
    handler &&
    ((index: number) => {
      const row = shown[index];
      if (row) handler(row.original);
    });
  useListKeys({ count: shown.length, active, onActive: move, onOpen: act(onOpen), onEdit: act(onEdit) });

  const idOf = (id: string) => `${name}-${id}`;
  const activeId = shown[active]?.id;
  const tracks = visible.map(({ width }) => width ?? 'minmax(6rem, 1fr)').join(' ');
  // A page may be empty though there is more behind it.
  const isEmpty = !pages.isPending && shown.length === 0 && !(hasMore && !pages.error);
  const drawn = isPrinting ? shown.map((_, index) => ({ index, start: 0 })) : items;

  return (
    <section className={classes.root} aria-label={label}>
      <div className={classes.toolbar} data-print="none">
        <div className={classes.tools}>{toolbar}</div>
        <ColumnChoice columns={columns} choice={choice} onChoose={choose} />
      </div>
      {pages.error ? (
        <div className={classes.problem}>
          <Problem error={pages.error} onRetry={pages.retry} />
        </div>
      ) : null}
      {isEmpty ? (
        !pages.error && empty
      ) : (
        <div
          ref={scroller}
          className={classes.scroller}
          role="grid"
          aria-label={label}
          aria-rowcount={hasMore ? -1 : shown.length + 1}
          aria-busy={pages.isPending}
          aria-activedescendant={
            activeId !== undefined && drawn.some(({ index }) => index === active) ? idOf(activeId) : undefined
          }
          tabIndex={0}
          style={variables({ tracks })}
          onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
            if (scrollTop === 0 && clientHeight > 0) pages.renew();
          }}
        >
          <div className={classes.head} role="row" aria-rowindex={1}>
            {visible.map(({ id, header, align }) => (
              <div key={id} role="columnheader" className={classes.cell} data-align={align}>
                {header}
              </div>
            ))}
          </div>
          {pages.isPending ? (
            <Waiting />
          ) : (
            <div
              className={classes.body}
              role="rowgroup"
              style={isPrinting ? undefined : { blockSize: virtualizer.getTotalSize() }}
            >
              {drawn.map(({ index, start }) => {
                const row = shown[index];
                if (!row) return null;
                return (
                  // The keys of a row are those of the list, which holds the focus.
                  <div
                    key={row.id}
                    id={idOf(row.id)}
                    ref={isPrinting ? undefined : virtualizer.measureElement}
                    data-index={index}
                    data-active={index === active || undefined}
                    data-open={row.id === openId || undefined}
                    className={classes.row}
                    role="row"
                    aria-rowindex={index + 2}
                    aria-selected={row.id === openId}
                    style={isPrinting ? undefined : { transform: `translateY(${start}px)` }}
                    onClick={(event) => {
                      stand(index);
                      const isControl =
                        event.target instanceof Element && event.target.closest('a, button, input, label');
                      if (!isControl) onOpen?.(row.original);
                    }}
                  >
                    {row.getVisibleCells().map((cell) => {
                      const column = columns.find(({ id }) => id === cell.column.id);
                      return (
                        <div
                          key={cell.id}
                          role="gridcell"
                          className={classes.cell}
                          data-align={column?.align}
                          data-phone={column?.phone}
                        >
                          <table.FlexRender cell={cell} />
                        </div>
                      );
                    })}
                  </div>
                );
              })}
            </div>
          )}
          {pages.isFetchingMore && (
            <div className={classes.more} role="status">
              <VisuallyHidden>{t('list.fetching')}</VisuallyHidden>
              <Skeleton height={8} width="40%" />
            </div>
          )}
        </div>
      )}
    </section>
  );
};

const Waiting = () => (
  <div aria-hidden>
    {Array.from({ length: 8 }, (_, at) => (
      <div key={at} className={classes.waitingRow}>
        <Skeleton height={10} width={`${40 + ((at * 17) % 45)}%`} />
      </div>
    ))}
  </div>
);

import { Skeleton } from '@mantine/core';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { tagged } from '../api/api.ts';
import { Problem } from '../ui/problem.tsx';
import type { Seen } from '../ui/record-draft.ts';
import classes from './admin.module.css';

export interface SeenRecordProps<Value> {
  /** The key of its query. */
  readonly named: QueryKey;
  readonly read: (signal: AbortSignal) => Parameters<typeof tagged<Value>>[0];
  readonly children: (seen: Seen<Value>) => ReactNode;
}

/** Reads the record that is open, with its version. One that was read stays when it cannot be read again. */
export const SeenRecord = <Value,>({ named, read, children }: SeenRecordProps<Value>) => {
  const { data: seen, error, refetch } = useQuery({ queryKey: named, queryFn: ({ signal }) => tagged(read(signal)) });
  if (seen) return children(seen);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.record}>
      <Skeleton height={16} width="50%" />
    </div>
  );
};

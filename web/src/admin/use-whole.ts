import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ifMatch, tagged } from '../api/api.ts';
import type { HttpResponse, RequestParams } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';

export interface WholeOf<Value> {
  readonly key: QueryKey;
  readonly get: (params: RequestParams) => Promise<HttpResponse<Value>>;
  readonly put: (value: Value, params: RequestParams) => Promise<HttpResponse<Value>>;
}

/** Something that is read, changed and saved as a whole: a book of rules. What is changed is a draft until it is saved. */
export const useWhole = <Value>({ key, get, put }: WholeOf<Value>) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState<{ readonly value: Value; readonly etag: string }>();
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => tagged(get({ signal })) });
  const shown = draft ?? query.data;
  const save = useMutationOf({
    run: ({ value, etag }: { readonly value: Value; readonly etag: string }) => tagged(put(value, ifMatch(etag))),
    shows: { key, change: (_, input) => input },
    settle: (result) => result,
    done: t('saved'),
    quiet: true,
    onDone: () => setDraft(undefined),
  });
  return {
    value: shown?.value,
    error: query.error,
    retry: () => void query.refetch(),
    refused: save.error,
    change: (value: Value) => setDraft({ value, etag: shown?.etag ?? '"0"' }),
    bar: {
      isChanged: draft !== undefined,
      isPending: save.isPending,
      onSave: () => draft && save.mutate(draft),
      onDiscard: () => {
        setDraft(undefined);
        save.reset();
      },
    },
  };
};
